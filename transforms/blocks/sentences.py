"""Sentences: a long text that is nothing but sentences is a story, whatever a network makes of it.

The network learnt from pages as they are. One that says a sentence a thousand times is like none of them, and whatever
stands on a page twice is furniture there.
"""

from typing import Final

import numpy as np

from transforms.blocks.characters import BRACKET, QUOTE, STOP
from transforms.blocks.splitting import Flags, Split
from transforms.blocks.words import Indices

FEWEST_WORDS: Final = 250  # a shorter page of sentences may be an error, a notice or a request
LEAST_SHARE: Final = 0.95  # of the words; of 39 refused pages of 3,614 none so long has more than .71
_SHORTEST: Final = 6  # words; buttons and labels with a full stop are shorter


def alone(blocks: Split, sizes: Indices) -> Flags:
    """Return which blocks are sentences by their form; none where the text holds more than these.

    ``sizes`` are the words of each block.
    """
    last = blocks.classes[blocks.ends - 1]
    before = blocks.classes[np.maximum(blocks.ends - 2, blocks.starts)]
    closed = (last == STOP) | (((last == QUOTE) | (last == BRACKET)) & (before == STOP))
    found: Flags = closed & (sizes >= _SHORTEST)
    told = int(sizes[found].sum())
    return found & (told >= FEWEST_WORDS and told >= LEAST_SHARE * int(sizes.sum()))
