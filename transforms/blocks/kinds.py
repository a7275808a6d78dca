"""Kinds: what each block is on the page, and the reason a person reads."""

from typing import Final

import numpy as np

from schemas.block import BlockKind
from transforms.blocks import phrases
from transforms.blocks.features import NAMES, Floats

_AT: Final = {name: number for number, name in enumerate(NAMES)}
_HAS: Final = _AT[f"has_{phrases.CATEGORIES[0]}"]
_IS: Final = _AT[f"is_{phrases.CATEGORIES[0]}"]

# phrase category -> kind of a dropped block, and what its phrases are
_FURNITURE: Final[dict[str, tuple[BlockKind, str]]] = {
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
_TELLING: Final = 0.15  # share of a block's words in phrases, those it opens with counted twice
_NUMERIC: Final = 0.3  # share of digits among the characters
_DATE_PARTS: Final = 3  # numbers and words: 0:00 and 4,846 have two
_LONG: Final = 25  # words; a longer block without a known phrase is a text of its own
_LIST_WORDS: Final = 60
_SUBHEADING_WORDS: Final = 14
_SUBTITLE_WORDS: Final = 60


def categories(rows: Floats) -> list[str | None]:
    """Return the phrase category that says most about each block, one it opens with before others."""
    opens, has = rows[:, _IS : _IS + len(phrases.CATEGORIES)], rows[:, _HAS : _HAS + len(phrases.CATEGORIES)]
    words = np.maximum(np.rint(np.expm1(rows[:, _AT["words"]])), 1)
    weight = opens + np.expm1(has) / words[:, None]
    best = weight.argmax(1)
    told = weight[np.arange(len(rows)), best] > _TELLING
    return [phrases.CATEGORIES[one] if sure else None for one, sure in zip(best.tolist(), told.tolist(), strict=True)]


def names_paywall(rows: Floats) -> bool:
    """Say whether any of these blocks asks to pay for the rest of the story."""
    return bool((rows[:, _AT["has_paywall"]] > 0).any())


def all_dropped(rows: Floats) -> list[tuple[BlockKind, str]]:
    """Return the kinds of dropped blocks, each with the reason why it went."""
    words = np.rint(np.expm1(rows[:, _AT["words"]])).tolist()
    signs = (rows[:, _AT[name]].tolist() for name in ("copyrights", "digit", "repeats"))
    return list(map(_named, words, categories(rows), *signs))


def _named(count: float, found: str | None, copyrights: float, digit: float, repeats: float) -> tuple[BlockKind, str]:
    if count == 0:
        return "other", "no words"
    if copyrights > 0 and count < _LONG:
        return "legal", "carries a copyright sign"
    if digit > _NUMERIC and count < _LONG:
        dated = found == "dateline" or count >= _DATE_PARTS
        return ("timestamp", "a date or a time") if dated else ("counter", "a number by itself")
    if found is not None:
        return _FURNITURE[found]
    if repeats > 0:
        return "navigation", "stands on the page more than once"
    if count < _LONG:
        return "navigation", "short, apart from the story's sentences"
    return "other", "sentences that do not belong to the story around them"


def told(rows: Floats) -> list[tuple[float, bool, bool, bool]]:
    """Return of many blocks their words, and whether they end a sentence, open with a bullet, and are speech."""
    ended, closed, dots, bullet, quoted = (
        rows[:, _AT[name]] > 0 for name in ("ends_stop", "ends_closed", "ends_dots", "starts_dash", "starts_quote")
    )
    words = np.rint(np.expm1(rows[:, _AT["words"]]))
    found = (words, ended | closed | dots, bullet, quoted & closed)
    return list(zip(*(column.tolist() for column in found), strict=True))


def _staying(
    count: float, sentence: bool, bullet: bool, speech: bool, *, leads: bool, closes: bool
) -> tuple[BlockKind, str]:
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


def all_kept(rows: Floats) -> list[tuple[BlockKind, str]]:
    """Return the kinds of all blocks of a story, in order, each with the reason why it stayed."""
    last = len(rows) - 1
    return [_staying(*one, leads=at == 0, closes=at == last) for at, one in enumerate(told(rows))]
