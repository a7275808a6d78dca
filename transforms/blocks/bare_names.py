"""Bare names: a line under the headline that names someone and says no more, beside the line that says when."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from schemas.block import BlockKind
from transforms.blocks import phrases
from transforms.blocks.authors import is_of_others, unglued
from transforms.clean import fold
from transforms.dates.names import WEEKDAYS, plain
from transforms.metadata.agencies import agency_of
from transforms.metadata.authors.bylines import Named, is_opened, joined, named_in, pieces_of
from transforms.metadata.authors.names import FURNITURE, is_organisation, is_person, is_role

BELOW: Final = 8  # blocks under the headline in which such a line stands
LONGEST: Final = 120  # characters, with a date
MOST_WORDS: Final = 4  # of a name
_TIME: Final = ("timestamp", "byline")
# words that open other lines of a story as well as bylines
_VAGUE: Final = re.compile(r"\W*(?:about|über|from|aus|news|words|opinion|analysis|reportage)\b", re.IGNORECASE)
_PROSE: Final = ("body", "quote")
_FIGURE: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_ALONE: Final = r"(?<![^\W\d_]){}(?![^\W\d_])"
_PLAIN: Final = r"(?<![\w@/.=-]){}(?![\w@/=-])"  # no part of an address
# a line of counters: "3 March 2025   By Jane Roe   12 Comments", each behind its icon or a wide gap
_GAP: Final = re.compile(r"\s{2,}|\s*[|•·]\s*|\s*(?=[\u2600-\u27bf\U0001f300-\U0001faff])")
_PERSON: Final = re.compile(r"[\u270d\u2712\U0001f464\U0001f58a\U0001f58b]\ufe0f?\s*")  # a head, pens
# "12 May 2024 by Jane Roe"
_AFTER_DATE: Final = re.compile(r"\d[\s,|·•–-]*(?=\b(?:by|von|par|por|door|di|av|af|przez)\s+[^\W\d_])")


class Line(NamedTuple):
    """One block with its verdict."""

    kind: BlockKind
    kept: bool
    text: str


def named_under(lines: Sequence[Line], story: str, page: str) -> Named:
    """Return whom lines name without a word such as "By"; ``lines`` are the headline and the blocks below it.

    Whom the story or its headline speaks of is their subject, and words that the page writes small are no name.
    """
    told = f"{lines[0].text} {story}"
    counted = next((named for line in lines[1 : BELOW + 1] if (named := _counted(line)).people), None)
    if counted:
        return counted
    for place in range(1, min(BELOW + 1, len(lines))):
        if _is_beside_time(lines, place) and _author(lines[place], told, page).people:
            return joined(_run(lines, place, told, page))
    return Named()


def named_over(lines: Sequence[Line]) -> Named:
    """Return whom a line of the story names that says "By" and no more, above all but one of its paragraphs.

    ``lines`` are the headline, or where the story begins, and the blocks below it. A text that was cleaned before
    keeps its byline.
    """
    prose = 0
    for line in lines[: BELOW + 1]:
        named = _signed(line)
        if named.people:
            return named
        prose += line.kept and line.kind in _PROSE
        if prose > 1:
            break
    return Named()


def _signed(line: Line) -> Named:
    """Return whom a kept line names after "By", if it is no sentence and says no more."""
    if not line.kept or len(line.text) > LONGEST or line.text.endswith("."):
        return Named()
    text = unglued(line.text)
    if not is_opened(text) or _VAGUE.match(text) or is_of_others(text):
        return Named()
    return _named_alone(text)


def _counted(line: Line) -> Named:
    """Return whom a piece of a dropped line names after "By" or the icon of a person, with figures in other pieces."""
    if line.kept or len(line.text) > LONGEST or is_of_others(line.text) or not _FIGURE.search(line.text):
        return Named()
    pieces = [piece for piece in _GAP.split(line.text) if piece]
    called = [_PERSON.sub("", piece, count=1) for piece in pieces if is_opened(piece) or _PERSON.match(piece)]
    if len(pieces) < 2 or not called or called[0].strip().casefold() in _controls():
        return Named()
    return _named_alone(called[0])


@cache
def _controls() -> frozenset[str]:
    """Return what else stands behind the icon of a person: "Log in", "My account"."""
    return frozenset(chain.from_iterable(map(phrases.listed, ("login", "navigation", "widget"))))


def _run(lines: Sequence[Line], place: int, told: str, page: str) -> list[Named]:
    """Return whom a line names, and before it those of the lines right above that name someone as well."""
    found: list[Named] = []
    while place and (named := _author(lines[place], told, page)).people:
        found.insert(0, named)
        place -= 1
    return found


def _author(line: Line, told: str, page: str) -> Named:
    """Return whom a dropped line names, if it holds no more than names and a date, and they are an author's."""
    if line.kept or len(line.text) > LONGEST or is_of_others(line.text):
        return Named()
    text = unglued(line.text)
    dated = _AFTER_DATE.search(text)
    named = _named_alone(text[dated.end() :] if dated else text)
    words = {word for name in named.people for word in _WORD.findall(fold(name))}
    story = fold(told) if words else ""
    if any(_stands(word, story, _ALONE) for word in words) or all(_stands(word, page, _PLAIN) for word in words):
        return Named()
    return named


def _is_beside_time(lines: Sequence[Line], place: int) -> bool:
    """Whether a line holds a time, or the one over or under it holds a time or a byline."""
    own = lines[place].kind in _TIME and _FIGURE.search(lines[place].text) is not None
    return own or any(line.kind in _TIME for line in (*lines[place - 1 : place], *lines[place + 1 : place + 2]))


def _named_alone(text: str) -> Named:
    """Return whom a line names, if it holds nothing else but agencies, organisations and jobs."""
    pieces = (piece.strip(" .•*") for piece in pieces_of(text))
    return named_in(text) if all(_is_name(piece) or _is_known(piece) for piece in pieces if piece) else Named()


def _is_known(piece: str) -> bool:
    return bool(agency_of(piece)) or is_role(piece) or is_organisation(piece) or fold(piece) in FURNITURE


def _is_name(piece: str) -> bool:
    named = is_person(piece) and piece[0].isupper() and len(piece.split()) <= MOST_WORDS
    return named and not is_role(piece) and plain(piece) not in WEEKDAYS


def _stands(word: str, text: str, manner: str) -> bool:
    """Whether a text has a word, a surname alone perhaps."""
    return word in text and re.search(manner.format(word), text) is not None
