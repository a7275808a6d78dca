"""Splitting: a page's text into blocks, whatever the flattener did to it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.blocks.characters import (
    BRACKET,
    BREAK,
    CLASS_OF,
    LOWER,
    QUOTE,
    SPACE,
    STOP,
    UPPER,
    Bytes,
    Codes,
    codes_of,
)  # fmt: skip
from transforms.blocks.words import Indices

Flags = NDArray[np.bool_]

WIDEST_WRAP: Final = 130  # columns; text tools wrap at 60 to 100, longer lines are paragraphs
NARROWEST_WRAP: Final = 40
WRAPPED_SHARE: Final = 0.85  # of the full lines, how many had no room for the next line's first word
ENDLESS: Final = 1200  # characters; in the training pages 1 paragraph in 200 is longer
# a page of few lines is parted at half of that: menu and story share a line there, and of 120 short pages in one line
# 102 were refused unparted, 3 parted; docs/lab-book.md
FEW_LINES: Final = 3
SHORTEST_PIECE: Final = 40
SHORTEST_SENTENCE: Final = 12  # in scripts where a letter is a word
_FULL_STOPS: Final = np.array([ord(sign) for sign in "。！？｡"], np.uint32)


@dataclass(frozen=True, slots=True)
class Split:
    """The blocks of a text in order: block i is ``text[edges[i]:edges[i + 1]]``.

    ``starts`` and ``ends`` bound its characters without the white space around them. ``breaks`` counts the
    line breaks before it, 0 where it continues the line of the block before. ``lines`` counts its own lines.
    """

    text: str
    codes: Codes
    classes: Bytes
    edges: Indices
    starts: Indices
    ends: Indices
    breaks: Indices
    lines: Indices

    def text_of(self, block: int) -> str:
        """Return the characters of a block, without the white space around them."""
        return self.text[self.starts[block] : self.ends[block]]


def split(text: str) -> Split:
    """Split a text at its lines, rejoining wrapped ones and parting endless ones at sentences."""
    codes = codes_of(text)
    classes = CLASS_OF.take(codes)
    solid = np.flatnonzero((classes != SPACE) & (classes != BREAK))
    newlines = np.flatnonzero(classes == BREAK)
    low = np.searchsorted(solid, np.concatenate(([0], newlines)))
    high = np.append(low[1:], len(solid))
    filled = high > low
    starts, ends = solid[low[filled]], solid[high[filled] - 1] + 1
    starts, ends, lines = _unwrap(starts, ends, classes, newlines)
    starts, ends, lines = _part(starts, ends, lines, codes, classes)
    breaks = np.diff(np.searchsorted(newlines, starts), prepend=0)
    if len(lines):
        breaks[1:] -= lines[:-1] - 1
    edges = np.append(starts, len(text))
    edges[:1] = 0
    return Split(text, codes, classes, edges, starts, ends, breaks, lines)


def _unwrap(starts: Indices, ends: Indices, classes: Bytes, newlines: Indices) -> tuple[Indices, Indices, Indices]:
    """Join the lines of paragraphs that were wrapped at a column; also return the lines of each block."""
    lengths = ends - starts
    ranked = np.sort(lengths[lengths <= WIDEST_WRAP])  # text tools leave long addresses in one line
    if len(ranked) < max(4, len(starts) / 2):
        return starts, ends, np.ones(len(starts), np.intp)
    gaps = np.searchsorted(newlines, starts[1:]) - np.searchsorted(newlines, ends[:-1])
    spaces = np.append(np.flatnonzero(classes == SPACE), len(classes))
    first_words = np.minimum(spaces[np.searchsorted(spaces, starts)], ends) - starts
    for width in dict.fromkeys(int(ranked[int(share * (len(ranked) - 1))]) for share in (1.0, 0.98, 0.95)):
        joined = _joined(width, lengths, first_words, gaps)
        if joined is not None:
            heads = np.flatnonzero(np.append(True, ~joined))
            tails = np.append(heads[1:], len(starts)) - 1
            return starts[heads], ends[tails], tails - heads + 1
    return starts, ends, np.ones(len(starts), np.intp)


def _joined(width: int, lengths: Indices, first_words: Indices, gaps: Indices) -> Flags | None:
    """Say which lines continue in the next one, or None where the page is not wrapped at ``width``."""
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    full = (gaps == 1) & (lengths[:-1] > 0.7 * width) & (lengths[:-1] <= WIDEST_WRAP)
    no_room = (lengths[:-1] + 1 + first_words[1:] > width) & (lengths[:-1] <= width)
    if full.sum() < 4 or (full & no_room).sum() < WRAPPED_SHARE * full.sum():
        return None
    joined: Flags = full & no_room
    return joined


def _part(
    starts: Indices, ends: Indices, lines: Indices, codes: Codes, classes: Bytes
) -> tuple[Indices, Indices, Indices]:
    """Part endless lines at the ends of sentences and where words were glued together."""
    limit = ENDLESS // 2 if len(starts) <= FEW_LINES else ENDLESS
    endless = np.flatnonzero((ends - starts > limit) & (lines == 1))
    if not len(endless):
        return starts, ends, lines
    cuts = [cut for block in endless for cut in _cuts(int(starts[block]), int(ends[block]), codes, classes)]
    at = np.array(cuts, np.intp)
    solid = np.flatnonzero((classes != SPACE) & (classes != BREAK))
    tails = solid[np.searchsorted(solid, at) - 1] + 1
    order = np.searchsorted(starts, at, side="right")
    return np.insert(starts, order, at), np.insert(ends, order - 1, tails), np.insert(lines, order, 1)


def _cuts(start: int, end: int, codes: Codes, classes: Bytes) -> list[int]:
    """List the places in one endless line where a new piece begins."""
    here = classes[start + 3 : end]
    before, second, third = (
        classes[start + 2 : end - 1],
        classes[start + 1 : end - 2],
        classes[start : end - 3],
    )
    closed = (second == STOP) | (((second == QUOTE) | (second == BRACKET)) & (third == STOP))
    sentence = (before == SPACE) & closed & (here != LOWER) & (here != SPACE)
    ideographic = np.isin(codes[start + 2 : end - 1], _FULL_STOPS) & (here != QUOTE) & (here != BRACKET)
    glued = (here == UPPER) & ((before == LOWER) | ((before == STOP) & (second == LOWER)))
    cuts, last = [], start
    for cut in (np.flatnonzero(sentence | ideographic | glued) + start + 3).tolist():
        if cut - last >= (SHORTEST_SENTENCE if ideographic[cut - start - 3] else SHORTEST_PIECE):
            cuts.append(cut)
            last = cut
    return cuts
