"""Kinds: what a block of markup is on its page, by the elements around it where they say it, else by its wording."""

from functools import lru_cache
from typing import Final

from schemas.block import BlockKind
from transforms.blocks.kinds import Named
from transforms.markup.elements import MARK

# of several marks the first counts: a caption in a quotation is a caption
_KEPT: Final[tuple[tuple[int, BlockKind, str], ...]] = (
    (MARK["caption"], "caption", "a picture's caption inside the story"),
    (MARK["heading"], "subheading", "a heading inside the story"),
    (MARK["embed"], "quote", "a post of a network shown inside the story"),
    (MARK["table"], "list", "a row of a table inside the story"),
    (MARK["list"], "list", "a list item inside the story"),
    (MARK["quote"], "quote", "a quotation set apart inside the story"),
)
_DROPPED: Final[tuple[tuple[int, BlockKind, str], ...]] = (
    (MARK["caption"], "caption", "a picture's caption"),
    (MARK["comment"], "comment", "marked up as a comment"),
    (MARK["nav"], "navigation", "stands in the navigation"),
    (MARK["footer"], "legal", "stands in the foot of the page"),
    (MARK["control"], "widget", "a control of the page"),
    (MARK["form"], "widget", "stands in a form"),
    (MARK["time"], "timestamp", "a date or a time"),
    (MARK["aside"], "related", "stands beside the story"),
    (MARK["link"], "related", "a link to another page"),
)
_TIME: Final = MARK["time"]
TIMED_WORDS: Final = 8  # a longer block in a time element is more than a time
_SURE: Final = frozenset((MARK["caption"], MARK["comment"], MARK["nav"]))
_VAGUE: Final = frozenset(("other", "navigation"))


@lru_cache(maxsize=4_096)
def kept(marks: int, worded: Named) -> Named:
    """Return the kind of a kept block and why it stayed: what an element says goes before its wording, ``worded``."""
    for mark, kind, reason in _KEPT:
        if marks & mark:
            return kind, reason
    return ("body", "prose of the story") if worded[0] == "list" else worded


@lru_cache(maxsize=4_096)
def dropped(marks: int, worded: Named, long: bool) -> Named:
    """Return the kind of a dropped block and why it went; ``long`` is one of more than ``TIMED_WORDS``.

    What its wording tells, ``worded``, goes before what an element suggests.
    """
    for mark, kind, reason in _DROPPED:
        if marks & mark and (mark in _SURE or worded[0] in _VAGUE) and not (mark == _TIME and long):
            return kind, reason
    return worded
