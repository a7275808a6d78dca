"""The title: which block is the headline, and which only repeat it."""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

import numpy as np

from transforms.blocks.features import Floats
from transforms.blocks.splitting import Split
from transforms.blocks.words import Indices

SURELY_STORY: Final = 0.4  # of titles that stand 1 in 100 scores more, see docs/lab-book.md
SURE: Final = 0.3  # odds of "this block" against "none on this page"; most exact titles, see docs/lab-book.md
_WORD: Final = re.compile(r"[^\W_]+")
_MARKS: Final = " \t\n#*=_|>-–—•"
_SLUG_WORDS: Final = 4
_SLACK: Final = 12  # characters of marks and spaces that a repetition may add


def folded(text: str) -> str:
    """Return the words of a text alone, in lower case."""
    return " ".join(_WORD.findall(text.lower()))


def find(chances: Floats, story: Floats) -> int | None:
    """Return the block that is the title, or None where the page lost it.

    A block that may well be ``story`` is a first sentence, not a headline.
    """
    best = int(np.argmax(chances))
    return best if chances[best] > SURE and story[best] < SURELY_STORY else None


def named_by(url: str, blocks: Split) -> int | None:
    """Return the first block whose words the last part of the address spells out, if there is one."""
    slug = folded(unquote(max(urlsplit(url).path.split("/"), key=len)).replace("-", " "))
    if slug.count(" ") < _SLUG_WORDS - 1:
        return None
    limit = 2 * len(slug)
    for block in np.flatnonzero(blocks.ends - blocks.starts <= limit).tolist():
        words = folded(blocks.text[blocks.starts[block] : blocks.ends[block]])
        if len(words) >= len(slug) // 2 and (words in slug or slug in words):
            return int(block)
    return None


def cleaned(text: str) -> str:
    """Return the words of a title block in one line, without marks of markup around them."""
    return " ".join(text.strip(_MARKS).split())


def repetitions(blocks: Split, title: int) -> Indices:
    """Return the blocks that have the same words as the title, itself included."""
    wanted = folded(blocks.text[blocks.starts[title] : blocks.ends[title]])
    lengths = blocks.ends - blocks.starts
    near = np.flatnonzero(abs(lengths - lengths[title]) <= _SLACK).tolist()
    same = [i for i in near if folded(blocks.text[blocks.starts[i] : blocks.ends[i]]) == wanted]
    return np.array(same, np.intp)
