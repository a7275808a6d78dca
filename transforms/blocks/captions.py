"""Captions: features of how a block opens and closes, that tell captions and credits from the story's sentences."""

from typing import Final

import numpy as np

from transforms.blocks import phrases
from transforms.blocks.characters import BRACKET, DIGIT, UPPER
from transforms.blocks.features import Floats
from transforms.blocks.splitting import Split
from transforms.blocks.words import Words

NAMES: Final = ("shouts", "colon_early", "ends_bracket", "years", "ends_credit")
_OPENING: Final = 32  # characters
_CREDIT: Final = 4  # words at the end of a caption
_YEAR: Final = 4  # digits
_CENTURIES: Final = [ord("1"), ord("2")]
_CAPTION: Final = phrases.CATEGORIES.index("caption") + 1


def captions(blocks: Split, words: Words) -> Floats:
    """Describe each block by one row of ``NAMES``: capitals, a colon, a bracket, a year, the name of an agency."""
    count = len(blocks.starts)
    home = np.searchsorted(blocks.edges[1:], words.starts, side="right")
    sizes = np.bincount(home, minlength=count)
    heads = np.minimum(blocks.starts[:, None] + np.arange(_OPENING), blocks.ends[:, None] - 1)
    opening = blocks.codes[heads]
    years = np.flatnonzero((words.lengths == _YEAR) & (blocks.classes[words.starts] == DIGIT))
    years = years[np.isin(blocks.codes[words.starts[years]], _CENTURIES)]
    last = np.flatnonzero(np.cumsum(sizes)[home] - np.arange(len(home)) <= _CREDIT)
    credit = last[phrases.tables()[0].of(words.hashes[last]) == _CAPTION]
    columns = (
        (blocks.classes[heads] == UPPER).mean(1),
        ((opening == ord(":")) | (opening == ord("："))).any(1),
        blocks.classes[blocks.ends - 1] == BRACKET,
        np.log1p(np.bincount(home[years], minlength=count)),
        np.log1p(np.bincount(home[credit], minlength=count)),
    )
    x = np.empty((count, len(NAMES)), np.float32)
    for number, column in enumerate(columns):
        x[:, number] = column
    return x
