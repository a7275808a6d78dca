"""Rows: all that the model reads of a block of flattened text."""

from typing import Final

import numpy as np

from transforms.blocks import captions, features
from transforms.blocks.features import Floats
from transforms.blocks.splitting import Split
from transforms.blocks.words import Words

NAMES: Final = (*features.NAMES, *captions.NAMES)
LAYOUT: Final = ("lines", "same_line", "one_break", "two_breaks", "many_breaks", "indent", "page_blank")


def rows_of(blocks: Split, words: Words) -> Floats:
    """Describe each block by one row of ``NAMES``."""
    return np.hstack([features.features(blocks, words), captions.captions(blocks, words)])
