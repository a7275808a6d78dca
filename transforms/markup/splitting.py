"""Splitting: the tags of a page become blocks of visible text, each with its place among the elements."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.blocks.characters import CLASS_OF, PLANE
from transforms.blocks.splitting import Flags, Split
from transforms.blocks.words import Indices
from transforms.markup.elements import MARK, PARAGRAPH, Element
from transforms.markup.walk import CELLS, PARTED, Walk

_ENTITIES: Final = (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))  # all that are written
_SPACE: Final = np.uint32(ord(" "))
_BREAK: Final = np.uint32(ord("\n"))
_BLANK: Final = np.array([chr(code).isspace() or chr(code) == PARTED for code in range(PLANE)])


@dataclass(frozen=True, slots=True)
class Marked:
    """The visible text of a page in blocks, and the elements around them.

    ``homes`` is the innermost node that holds all of a block. Of each node, ``parents``, ``kinds`` (a number in
    ``elements``), ``marks`` (those of all nodes around it too), ``frames`` (the innermost node around it that breaks
    lines), ``depths`` (how many nodes are around it), and the blocks it holds, from ``firsts`` to before ``lasts``.
    ``linked`` and ``bold`` are characters of each block; ``images`` is a running sum of the pictures in front of them.
    """

    blocks: Split
    homes: Indices
    parents: Indices
    kinds: Indices
    marks: NDArray[np.int64]
    frames: Indices
    firsts: Indices
    lasts: Indices
    depths: Indices
    elements: tuple[Element, ...]
    linked: Indices
    bold: Indices
    images: Indices


def split(tokens: list[str]) -> Marked:
    """Split a page at its elements; the blocks are its visible text as a reader would see it laid out."""
    walk = Walk()
    walk.read(tokens)
    count = len(walk.gaps)
    walk.lasts[0] = len(walk.pieces)
    parents, kinds = np.array(walk.parents, np.intp), np.array(walk.kinds, np.intp)
    marks, frames, depths = _inherited(parents, kinds, walk.elements)
    places, edges = np.array(walk.places, np.intp), np.array(walk.heads, np.intp)
    heads = edges[:-1]
    blank = np.array([piece.isspace() for piece in walk.pieces], np.bool_)
    blank[edges[1:] - 1] = True
    return Marked(
        blocks=laid_out(_written(walk), walk.gaps),
        homes=_homes(places, blank, heads, parents),
        parents=parents,
        kinds=kinds,
        marks=marks,
        frames=frames,
        firsts=np.array(walk.firsts, np.intp),
        lasts=np.searchsorted(heads, np.array(walk.lasts, np.intp)),
        depths=depths,
        elements=tuple(walk.elements),
        linked=_inside(MARK["link"], marks.take(places), walk.pieces, heads),
        bold=_inside(MARK["bold"], marks.take(places), walk.pieces, heads),
        images=np.searchsorted(np.array(walk.pictures, np.intp), np.arange(count + 1), side="left"),
    )


def _inherited(
    parents: Indices, kinds: Indices, elements: Sequence[Element]
) -> tuple[NDArray[np.int64], Indices, Indices]:
    """Return the marks of each node and all around it, the innermost that breaks lines, and how many are around it.

    Each round looks twice as far up as the one before.
    """
    marks = np.array([one.marks for one in elements], np.int64).take(kinds)
    framed = np.array([one.breaks > 0 or one.name in CELLS for one in elements], np.bool_).take(kinds)
    frames = np.where(framed, np.arange(len(parents)), parents)
    depths = np.ones(len(parents), np.intp)
    depths[0] = 0
    up = parents
    while up.any():
        marks |= marks.take(up)
        depths += depths.take(up)
        frames = frames.take(frames)
        up = up.take(up)
    return marks, frames, depths


def _homes(places: Indices, blank: Flags, heads: Indices, parents: Indices) -> Indices:
    """Return the innermost node around all text of each block, and so around all whose numbers lie between its own."""
    if not len(heads):
        return heads
    first = np.minimum.reduceat(np.where(blank, len(parents), places), heads)
    last = np.maximum.reduceat(np.where(blank, 0, places), heads)
    while len(apart := (first != last).nonzero()[0]):
        low, high = first[apart], last[apart]
        first[apart] = np.minimum(low, parents[high])
        last[apart] = np.maximum(low, parents[high])
    return first


def _inside(mark: int, marks: NDArray[np.int64], pieces: Sequence[str], heads: Indices) -> Indices:
    """Return how many characters of each block stand in an element of a mark."""
    if not len(heads):
        return heads
    at = (marks & mark).nonzero()[0]
    sizes = np.zeros(len(pieces), np.intp)
    sizes[at] = [len(pieces[piece].strip()) for piece in at.tolist()]
    found: Indices = np.add.reduceat(sizes, heads)
    return found


def _written(walk: Walk) -> str:
    """Return the text of all blocks as their pieces have it."""
    text = "".join(walk.pieces).removesuffix(PARTED)
    for entity, sign in _ENTITIES if "&" in text else ():
        text = text.replace(entity, sign)
    return text


def laid_out(text: str, gaps: list[int]) -> Split:
    """Lay blocks, parted by ``PARTED``, out as one text: runs of white space become what a reader sees of them.

    That is one space, also between pieces of a line, and line breaks between others; ``gaps`` are those before each.
    """
    count = len(gaps)
    breaks = np.minimum(np.array(gaps, np.intp), PARAGRAPH)
    breaks[:1] = 0
    signs = np.frombuffer(text.strip().encode("utf-32-le", "surrogatepass"), "<u4")
    blank = _BLANK.take(signs, mode="clip")
    stays = ~blank
    stays[1:] |= ~blank[:-1]
    kept = stays.nonzero()[0]
    parted = np.searchsorted(kept, (signs == ord(PARTED)).nonzero()[0], side="right") - 1
    signs = (signs - (signs - _SPACE) * blank).take(kept)  # choosing by a mask costs five times as much
    signs[parted[breaks[1:] > 0]] = _BREAK
    wide = breaks[1:] == PARAGRAPH
    signs = np.insert(signs, parted[wide], _BREAK)
    starts = np.append(0, parted + 1 + np.cumsum(wide))[:count]
    ends = np.append(starts[1:] - np.maximum(breaks[1:], 1), len(signs))[:count]
    text, codes = signs.tobytes().decode("utf-32-le", "surrogatepass"), np.minimum(signs, PLANE - 1)
    edges = np.append(starts, len(signs))
    return Split(text, codes, CLASS_OF.take(codes), edges, starts, ends, breaks, np.ones(count, np.intp))
