"""The first and last words of a block as rows of a learnt table."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.blocks.words import Indices, Words, runs_of

ROWS: Final = 1 << 14
_SHIFT: Final = np.uint64(64 - 14)
HEAD_WORDS, HEAD_PAIRS, TAIL_WORDS, TAIL_PAIRS = 10, 8, 3, 2
HEAD: Final = HEAD_WORDS + HEAD_PAIRS
TAIL: Final = TAIL_WORDS + TAIL_PAIRS

Rows = NDArray[np.int32]


def rows(words: Words, edges: Indices) -> Rows:
    """Return the table rows of each block's first and last words and pairs of words, 0 where it has none."""
    runs = [np.append(run >> _SHIFT, 0).astype(np.int32) + 1 for run in (*runs_of(words.hashes, 2), words.hashes[:0])][
        :2
    ]
    heads = np.searchsorted(words.starts, edges[:-1])
    tails = np.searchsorted(words.starts, edges[1:])
    return np.hstack(
        [
            _pick(runs[0], heads[:, None] + np.arange(HEAD_WORDS), heads, tails),
            _pick(runs[1], heads[:, None] + np.arange(HEAD_PAIRS), heads, tails - 1),
            _pick(runs[0], tails[:, None] - 1 - np.arange(TAIL_WORDS), heads, tails),
            _pick(runs[1], tails[:, None] - 2 - np.arange(TAIL_PAIRS), heads, tails - 1),
        ]
    )


def _pick(run: Rows, at: Indices, heads: Indices, tails: Indices) -> Rows:
    inside = (at >= heads[:, None]) & (at < tails[:, None])
    picked: Rows = np.where(inside, run[np.clip(at, 0, len(run) - 1)], 0)
    return picked
