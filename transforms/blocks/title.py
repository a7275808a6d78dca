"""The title: which block is the headline, and which only repeat it."""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

import numpy as np

from transforms.blocks.features import Floats
from transforms.blocks.splitting import Split
from transforms.blocks.words import Indices

SURELY_STORY: Final = 0.59  # no exact title on held-out domains scores more, see docs/lab-book.md
PERHAPS_STORY: Final = 0.32
LONGEST: Final = 130  # characters; of 730 held-out headlines that were found, the longest has 130
NEARLY_TITLE: Final = 0.2  # a standfirst is second to the headline alone
HARDLY_STORY: Final = 0.2
SHORTEST_STANDFIRST: Final = 40  # characters; shorter lines there are dates and sections
SURE: Final = 0.3  # odds of "this block" against "none on this page"; most exact titles, see docs/lab-book.md
_WORD: Final = re.compile(r"[^\W_]+")
_MARKS: Final = " \t\n#*=_|>-–—•"
_SLUG_WORDS: Final = 4
_HEADER: Final = "Title: "  # over pages that a reading proxy flattened
_SLACK: Final = 12  # characters of marks and spaces that a repetition may add
# gold's title is what stands behind the trail of sections on six of seven pages, and before the bar on nine of eleven
_TRAIL: Final = re.compile(r"^.*\s[»›>]\s+(?=\S)", re.DOTALL)  # "Home » Blog » "
_BAR: Final = re.compile(r"\s(?:\||::)\s.*", re.DOTALL)  # " | The Pier Gazette"
_WHOLE: Final = 3  # words that a title has at least once its site is cut


def folded(text: str) -> str:
    """Return the words of a text alone, in lower case."""
    return " ".join(_WORD.findall(text.lower()))


def find(chances: Floats, story: Floats, blocks: Split) -> int | None:
    """Return the block that is the title, or None where the page lost it.

    A block that may well be ``story`` is a first sentence, a long one that may be a standfirst; below all of it stands
    the foot of the page.
    """
    told = np.flatnonzero(story > SURELY_STORY)
    best = int(np.argmax(chances[: told[-1] if len(told) and told[-1] else None]))
    return best if chances[best] > SURE and not _may_be_story(best, story, blocks) else None


def _may_be_story(block: int, story: Floats, blocks: Split) -> bool:
    long = blocks.ends[block] - blocks.starts[block] > LONGEST
    return bool(story[block] >= (PERHAPS_STORY if long else SURELY_STORY))


def standfirst(chances: Floats, story: Floats, blocks: Split, headline: int | None) -> int | None:
    """Return the block that is a standfirst: under the headline, or first where the headline was lost.

    News gold counts them as story (nine words in ten of such lines), general articles' gold one in four.
    """
    if headline is None:
        best = int(np.argmax(chances))
        return best if chances[best] > SURE and _may_be_story(best, story, blocks) else None
    below = headline + 1
    if below == len(story) or blocks.ends[below] - blocks.starts[below] < SHORTEST_STANDFIRST:
        return None
    return below if chances[below] > NEARLY_TITLE and story[below] > HARDLY_STORY else None


def named_by(url: str, blocks: Split) -> int | None:
    """Return the first block whose words the last part of the address spells out, if there is one."""
    slug = folded(unquote(max(urlsplit(url).path.split("/"), key=len)).replace("-", " "))
    if slug.count(" ") < _SLUG_WORDS - 1:
        return None
    limit = 2 * len(slug)
    for block in np.flatnonzero(blocks.ends - blocks.starts <= limit).tolist():
        words = folded(blocks.text_of(block))
        if len(words) >= len(slug) // 2 and (words in slug or slug in words):
            return int(block)
    return None


def unheaded(blocks: Split, headline: int) -> int:
    """Return the block that says what a reading proxy's header says of the title, without its site; else the title.

    Such a header stands on top: "Title: Pier reopens | The Pier Gazette", then "URL Source: ...".
    """
    said = blocks.text_of(headline)
    if headline + 1 == len(blocks.starts) or not (
        said.startswith(_HEADER) and blocks.text_of(headline + 1).startswith("URL Source:")
    ):
        return headline
    wanted = folded(said.removeprefix(_HEADER))
    near = np.flatnonzero(blocks.ends - blocks.starts <= len(said)).tolist()
    below = ((i, folded(blocks.text_of(i))) for i in near if i > headline)
    return next((i for i, words in below if words.count(" ") >= _SLUG_WORDS - 1 and wanted.startswith(words)), headline)


def cleaned(text: str) -> str:
    """Return the words of a title block in one line, without marks of markup around them."""
    return " ".join(text.strip(_MARKS).removeprefix(_HEADER).split())


def unparted(line: str) -> str:
    """Return a cleaned title without the trail of sections before it and the site's name behind it."""
    for pattern in (_TRAIL, _BAR):
        rest = pattern.sub("", line, count=1)
        line = rest if len(_WORD.findall(rest)) >= _WHOLE and not rest[0].islower() else line
    return line


def repetitions(blocks: Split, title: int) -> Indices:
    """Return the blocks that have the same words as the title, itself included."""
    wanted = folded(blocks.text_of(title))
    lengths = blocks.ends - blocks.starts
    near = np.flatnonzero(abs(lengths - lengths[title]) <= _SLACK)
    opening = wanted.partition(" ")[0]
    spans = zip(blocks.starts[near].tolist(), blocks.ends[near].tolist(), strict=True)
    texts = [blocks.text[start:end].lower() for start, end in spans]
    same = [i for i, text in zip(near.tolist(), texts, strict=True) if opening in text and folded(text) == wanted]
    return np.array(same, np.intp)
