"""Whole: a text that is nothing but story, such as one that was cleaned before, stays as it is."""

from typing import Final

from transforms.blocks.features import Floats
from transforms.blocks.splitting import Flags
from transforms.blocks.words import Indices

FURNITURE: Final = 0.2  # score: whatever scores less is surely none of the story
MOST_WORDS: Final = 0.3  # of a text that are in doubt; the rest is story


def is_whole(story: Floats, stays: Flags, sizes: Indices) -> bool:
    """Say whether no block that would go is surely furniture, headline included.

    Of held-out texts that were cleaned before, one in seven lost a hundredth without this; docs/lab-book.md.
    """
    gone = ~stays & (sizes > 0)
    return bool((story[gone] >= FURNITURE).all() and sizes[gone].sum() <= MOST_WORDS * sizes.sum())
