"""Labels: how much of each block of a flattened page stands in the gold text."""

import re

import numpy as np
from numpy.typing import NDArray

from transforms.blocks.characters import CLASS_OF, codes_of
from transforms.blocks.features import Floats
from transforms.blocks.splitting import Split
from transforms.blocks.words import Hashes, Words, runs_of, words_of

SHINGLE = 4
NEIGHBOURS = 6  # blocks to either side that tell a story's place from a second copy of its words


def shares(blocks: Split, words: Words, gold: str) -> Floats:
    """Return for each block the share of its words that the gold text covers; NaN for blocks without words.

    Where the page has words more often than the gold text, the copy among other covered blocks counts.
    """
    count = len(blocks.starts)
    home = np.searchsorted(blocks.edges[1:], words.starts, side="right")
    sizes = np.bincount(home, minlength=count)
    wanted = _shingles(gold)
    found = runs_of(words.hashes, SHINGLE)
    if len(found) < SHINGLE:
        return np.where(sizes > 0, 0, np.nan).astype(np.float32)
    here = found[-1]
    hit = np.isin(here, wanted)
    covered = _cover(hit, len(words.hashes))
    near = np.convolve(np.bincount(home, covered, count), np.ones(2 * NEIGHBOURS + 1), "same")
    chosen = _first_copies(here, hit, near[home[: len(here)]], wanted)
    covered = _cover(chosen, len(words.hashes))
    with np.errstate(invalid="ignore", divide="ignore"):
        return (np.bincount(home, covered, count) / np.where(sizes, sizes, np.nan)).astype(np.float32)


def _shingles(text: str) -> Hashes:
    codes = codes_of(text)
    runs = runs_of(words_of(codes, CLASS_OF[codes]).hashes, SHINGLE)
    return runs[-1] if len(runs) == SHINGLE else np.empty(0, np.uint64)


def _cover(hit: NDArray[np.bool_], count: int) -> NDArray[np.bool_]:
    covered = np.zeros(count, np.bool_)
    for shift in range(SHINGLE):
        covered[shift : shift + len(hit)] |= hit
    return covered


def _first_copies(
    here: Hashes, hit: NDArray[np.bool_], near: NDArray[np.floating], wanted: Hashes
) -> NDArray[np.bool_]:
    """Keep of each shingle as many copies as the gold text has, those in the best company."""
    at = np.flatnonzero(hit)
    order = np.lexsort((-near[at], here[at]))
    ranked = here[at][order]
    heads = np.flatnonzero(np.append(True, ranked[1:] != ranked[:-1])) if len(ranked) else np.empty(0, np.intp)
    rank = np.arange(len(ranked)) - np.repeat(heads, np.diff(np.append(heads, len(ranked))))
    kinds, times = np.unique(wanted, return_counts=True)
    allowed = times[np.searchsorted(kinds, ranked)]
    chosen = np.zeros(len(here), np.bool_)
    chosen[at[order[rank < allowed]]] = True
    return chosen


def plain(text: str | None) -> str:
    """Fold case and drop everything but words."""
    return " ".join(re.findall(r"\w+", (text or "").lower()))


def title_blocks(blocks: Split, title: str | None) -> Floats | None:
    """Return 1 for blocks that are the title, all 0 where the page lost it, None where a block holds more."""
    wanted = plain(title)
    count = len(blocks.starts)
    if not wanted:
        return None
    limit = 2 * len(title or "") + 20
    same = np.zeros(count, np.float32)
    for i, (start, end) in enumerate(zip(blocks.starts.tolist(), blocks.ends.tolist(), strict=True)):
        if end - start <= limit and plain(blocks.text[start:end]) == wanted:
            same[i] = 1
    if not same.any() and wanted in plain(blocks.text):
        return None
    return same
