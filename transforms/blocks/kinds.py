"""Kinds: what each block is on the page, and the reason a person reads."""

from typing import Final

import numpy as np

from schemas.block import BlockKind
from transforms.blocks import phrases
from transforms.blocks.features import NAMES, Floats
from transforms.blocks.splitting import Flags
from transforms.blocks.words import Indices

Named = tuple[BlockKind, str]  # what a block is, and why

_AT: Final = {name: number for number, name in enumerate(NAMES)}
_HAS: Final = _AT[f"has_{phrases.CATEGORIES[0]}"]
_IS: Final = _AT[f"is_{phrases.CATEGORIES[0]}"]

# phrase category -> kind of a dropped block, and what its phrases are
_FURNITURE: Final[dict[str, Named]] = {
    "related": ("related", "points to other stories"),
    "share": ("widget", "asks to share or follow"),
    "newsletter": ("promotion", "asks to subscribe"),
    "comment": ("comment", "belongs to the comments"),
    "legal": ("legal", "states rights or terms"),
    "consent": ("legal", "asks for consent"),
    "navigation": ("navigation", "names a section of the site"),
    "promotion": ("promotion", "advertises"),
    "byline": ("byline", "says who wrote it"),
    "dateline": ("timestamp", "says when it was published"),
    "caption": ("caption", "credits or describes a picture"),
    "login": ("widget", "asks to log in"),
    "paywall": ("promotion", "asks to pay for the rest"),
    "widget": ("widget", "is a control of the page"),
    "error": ("other", "reports an error"),
}
# the reasons by number: first those of the categories, then those of blocks that no phrase tells
_OTHERS: Final[tuple[Named, ...]] = (
    ("other", "no words"),
    ("legal", "carries a copyright sign"),
    ("timestamp", "a date or a time"),
    ("counter", "a number by itself"),
    ("navigation", "stands on the page more than once"),
    ("navigation", "short, apart from the story's sentences"),
    ("other", "a sentence apart from the story"),
    ("other", "sentences that do not belong to the story around them"),
)
_REASONS: Final = (*(_FURNITURE[name] for name in phrases.CATEGORIES), *_OTHERS)
_EMPTY, _COPYRIGHT, _DATE, _NUMBER, _AGAIN, _SHORT, _SENTENCE, _SENTENCES = range(len(_FURNITURE), len(_REASONS))
_UNTOLD: Final = -1
_TELLING: Final = 0.15  # share of a block's words in phrases, those it opens with counted twice
_NUMERIC: Final = np.float64(0.3)  # share of digits among the characters
_DATE_PARTS: Final = 3  # numbers and words: 0:00 and 4,846 have two
_LONG: Final = 25  # words; a longer block without a known phrase is a text of its own
_SENTENCE_WORDS: Final = 8  # calls and labels with a full stop are shorter
_LIST_WORDS: Final = 60
_SUBHEADING_WORDS: Final = 14
_SUBTITLE_WORDS: Final = 60


def categories(rows: Floats) -> list[str | None]:
    """Return the phrase category that says most about each block, one it opens with before others."""
    return [None if found == _UNTOLD else phrases.CATEGORIES[found] for found in _telling(rows).tolist()]


def _telling(rows: Floats) -> Indices:
    """Return the numbers of these categories, ``_UNTOLD`` where none says enough."""
    opens, has = rows[:, _IS : _IS + len(phrases.CATEGORIES)], rows[:, _HAS : _HAS + len(phrases.CATEGORIES)]
    weight = opens + np.expm1(has) / np.maximum(_words(rows), 1)[:, None]
    best = weight.argmax(1)
    return np.where(weight[np.arange(len(rows)), best] > _TELLING, best, _UNTOLD)


def _words(rows: Floats) -> Floats:
    """Return how many words each block has."""
    found: Floats = np.rint(np.expm1(rows[:, _AT["words"]]))
    return found


def names_paywall(rows: Floats) -> bool:
    """Say whether any of these blocks asks to pay for the rest of the story."""
    return bool((rows[:, _AT["has_paywall"]] > 0).any())


def all_dropped(rows: Floats) -> list[Named]:
    """Return the kinds of dropped blocks, each with the reason why it went."""
    words, found = _words(rows), _telling(rows)
    copyrights, digit, repeats = (rows[:, _AT[name]] for name in ("copyrights", "digit", "repeats"))
    short = words < _LONG
    dated = (found == phrases.CATEGORIES.index("dateline")) | (words >= _DATE_PARTS)
    why = np.where(short, _SHORT, _SENTENCES)  # each of these yields to those after it
    why[short & sentences(rows)] = _SENTENCE
    why[repeats > 0] = _AGAIN
    why = np.where(found == _UNTOLD, why, found)
    why = np.where((digit > _NUMERIC) & short, np.where(dated, _DATE, _NUMBER), why)
    why[(copyrights > 0) & short] = _COPYRIGHT
    why[words == 0] = _EMPTY
    return [_REASONS[one] for one in why.tolist()]


def sentences(rows: Floats) -> Flags:
    """Return which blocks are sentences by their length and end."""
    found: Flags = _ended(rows) & (_words(rows) >= _SENTENCE_WORDS)
    return found


def _ended(rows: Floats) -> Flags:
    """Return which blocks end as sentences do."""
    stop, closed, dots = (rows[:, _AT[name]] > 0 for name in ("ends_stop", "ends_closed", "ends_dots"))
    found: Flags = stop | closed | dots
    return found


def told(rows: Floats) -> list[tuple[float, bool, bool, bool]]:
    """Return of many blocks their words, and whether they end a sentence, open with a bullet, and are speech."""
    closed, bullet, quoted = (rows[:, _AT[name]] > 0 for name in ("ends_closed", "starts_dash", "starts_quote"))
    found = (_words(rows), _ended(rows), bullet, quoted & closed)
    return list(zip(*(column.tolist() for column in found), strict=True))


def _staying(count: float, sentence: bool, bullet: bool, speech: bool, *, leads: bool, closes: bool) -> Named:
    """Return the kind of a kept block; ``leads`` is true of the first of the story, ``closes`` of the last."""
    if bullet and count < _LIST_WORDS:
        return "list", "a list item inside the story"
    if count <= _SUBHEADING_WORDS and not sentence and not closes:
        return (
            ("subtitle", "a line between title and story") if leads else ("subheading", "a short line inside the story")
        )
    if leads and count <= _SUBTITLE_WORDS and not sentence:
        return "subtitle", "a line between title and story"
    return ("quote", "speech inside the story") if speech else ("body", "prose of the story")


def all_kept(rows: Floats) -> list[Named]:
    """Return the kinds of all blocks of a story, in order, each with the reason why it stayed."""
    last = len(rows) - 1
    return [_staying(*one, leads=at == 0, closes=at == last) for at, one in enumerate(told(rows))]
