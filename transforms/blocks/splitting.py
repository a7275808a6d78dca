"""Splitting: a page's text into blocks, whatever the flattener did to it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.blocks.characters import (
    BRACKET,
    BREAK,
    CLASS_OF,
    IDEOGRAPH,
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
FEW: Final = ENDLESS // 2
FEW_UNSPACED: Final = ENDLESS // 8  # in scripts where a letter is a word
SHORTEST_PIECE: Final = 40
SHORTEST_SENTENCE: Final = 12  # in such scripts
SHORTEST_CLAUSE: Final = 20  # Chinese and Japanese part by a space what had lines of its own; 16 to 40 do as well
_FAR_EAST: Final = 0x2E80
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


def split(text: str, *, above: int = 0) -> Split:
    """Split a text at its lines, rejoining wrapped ones and parting endless ones at sentences.

    So many of the lines ``above`` are no part of the page, which may be of few lines without them.
    """
    codes = codes_of(text)
    classes = CLASS_OF.take(codes)
    solid = np.flatnonzero((classes != SPACE) & (classes != BREAK))
    newlines = np.flatnonzero(classes == BREAK)
    low = np.searchsorted(solid, np.concatenate(([0], newlines)))
    high = np.append(low[1:], len(solid))
    filled = high > low
    starts, ends = solid[low[filled]], solid[high[filled] - 1] + 1
    starts, ends, lines = _unwrap(starts, ends, classes, newlines)
    starts, ends, lines = _part(starts, ends, lines, codes, classes, FEW_LINES + above)
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
    starts: Indices, ends: Indices, lines: Indices, codes: Codes, classes: Bytes, few: int
) -> tuple[Indices, Indices, Indices]:
    """Part endless lines at the ends of sentences and where words were glued together."""
    limits = _limits(starts, ends, classes) if len(starts) <= few else ENDLESS
    endless = np.flatnonzero((ends - starts > limits) & (lines == 1))
    if not len(endless):
        return starts, ends, lines
    cuts = [cut for block in endless for cut in _cuts(int(starts[block]), int(ends[block]), codes, classes)]
    at = np.array(cuts, np.intp)
    solid = np.flatnonzero((classes != SPACE) & (classes != BREAK))
    tails = solid[np.searchsorted(solid, at) - 1] + 1
    order = np.searchsorted(starts, at, side="right")
    return np.insert(starts, order, at), np.insert(ends, order - 1, tails), np.insert(lines, order, 1)


def _limits(starts: Indices, ends: Indices, classes: Bytes) -> Indices:
    """Return how long each line of a page of few lines may be."""
    bounds = zip(starts.tolist(), ends.tolist(), strict=True)
    unspaced = [2 * np.count_nonzero(classes[start:end] == IDEOGRAPH) > end - start for start, end in bounds]
    return np.where(unspaced, FEW_UNSPACED, FEW)


def _cuts(start: int, end: int, codes: Codes, classes: Bytes) -> list[int]:
    """List the places in one endless line where a new piece begins."""
    cuts, last = [], start
    least = _least(start, end, codes, classes)
    for place in np.flatnonzero(least).tolist():
        cut = place + start + 3
        if cut - last >= least[place]:
            cuts.append(cut)
            last = cut
    return cuts


def _least(start: int, end: int, codes: Codes, classes: Bytes) -> Bytes:
    """Return for each character but the first three how long the piece before it must be, 0 where none may end."""
    here = classes[start + 3 : end]
    before, second, third = (
        classes[start + 2 : end - 1],
        classes[start + 1 : end - 2],
        classes[start : end - 3],
    )
    quoted = (second == QUOTE) | (second == BRACKET)
    closed = (second == STOP) | (quoted & (third == STOP))
    sentence = (before == SPACE) & closed & (here != LOWER) & (here != SPACE)
    glued = (here == UPPER) & ((before == LOWER) | ((before == STOP) & (second == LOWER)))
    least = np.where(sentence | glued, SHORTEST_PIECE, 0).astype(np.uint8)
    clause = (before == SPACE) & (here == IDEOGRAPH) & (closed | quoted | (second == IDEOGRAPH))
    least[clause & (codes[start + 3 : end] >= _FAR_EAST)] = SHORTEST_CLAUSE
    stops = np.isin(codes[start + 1 : end - 1], _FULL_STOPS)
    ended = stops[1:] | ((before == SPACE) & stops[:-1])
    ideographic = ended & (here != QUOTE) & (here != BRACKET) & (here != SPACE)
    least[ideographic] = SHORTEST_SENTENCE
    return least
