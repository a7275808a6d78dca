"""Whole: a text that is nothing but story, such as one that was cleaned before, stays as it is."""

from typing import Final

import numpy as np

from transforms.blocks.features import Floats
from transforms.blocks.splitting import Flags, Split
from transforms.blocks.words import Indices

FURNITURE: Final = 0.32  # score: whatever scores less is surely none of the story
FURNITURE_IN_TIDY: Final = 0.12
MOST_WORDS: Final = 0.3  # of a text that are in doubt; the rest is story
_BULLETS: Final = np.array([ord(sign) for sign in "•▪●◦‣⁃·*►▶"], np.uint32)


def is_whole(blocks: Split, story: Floats, stays: Flags, sizes: Indices) -> bool:
    """Say whether no block that would go is surely furniture, headline included.

    Of held-out texts that were cleaned before, one in seven lost a hundredth without this; docs/lab-book.md.
    """
    gone = ~stays & (sizes > 0)
    limit = FURNITURE_IN_TIDY if is_tidy(blocks) else FURNITURE
    return bool((story[gone] >= limit).all() and sizes[gone].sum() <= MOST_WORDS * sizes.sum())


def is_tidy(blocks: Split) -> bool:
    """Say whether a text has the layout of an assembled story: paragraphs, one blank line between, no bullets.

    Of whole pages that were flattened none has, of main content one in eight (news) or one in 24.
    """
    gaps = blocks.starts[1:] - blocks.ends[:-1]
    parted = (blocks.breaks[1:] == 2) & (gaps == 2)
    continued = (blocks.breaks[1:] == 0) & (gaps <= 1)
    ends = blocks.starts[0] == 0 and blocks.ends[-1] == len(blocks.text)
    bullets = np.isin(blocks.codes[blocks.starts], _BULLETS)
    return bool(ends and (parted | continued).all() and (blocks.lines == 1).all() and not bullets.any())
