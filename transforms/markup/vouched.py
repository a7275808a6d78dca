"""Vouched stories: the paragraphs of the one article element of a page, where next to nothing reads like a story.

The network learnt from pages as they are. One that repeats a sentence a thousand times, or bears three sentences and no
furniture, is like none of them, though its markup leaves no doubt.
"""

from typing import Final

import numpy as np

from transforms.blocks.splitting import Flags
from transforms.blocks.words import Indices
from transforms.markup.elements import MARK
from transforms.markup.splitting import Marked

FEWEST_WORDS: Final = 25
_LEAST_SHARE: Final = 0.5  # of the page's words: fronts and lists have more outside of their paragraphs
_MOSTLY_LINK: Final = 0.5


def vouched(page: Marked, sizes: Indices) -> Flags:
    """Return which blocks are paragraphs of the page's only article element; none where they are not most of its words.

    ``sizes`` are the words of each block.
    """
    blocks = page.blocks
    articles, plain = (np.array([element.name == name for element in page.elements]) for name in ("article", "p"))
    if np.count_nonzero(articles.take(page.kinds)) != 1:
        return np.zeros(len(sizes), np.bool_)
    inside = (page.marks[page.homes] & MARK["article"]) > 0
    unlinked = page.linked < _MOSTLY_LINK * np.maximum(blocks.ends - blocks.starts, 1)
    found: Flags = plain[page.kinds[page.frames[page.homes]]] & inside & unlinked
    told = int(sizes[found].sum())
    return found & (told >= FEWEST_WORDS and told >= _LEAST_SHARE * int(sizes.sum()))
