"""Dates with the name of a month: found at their year, read outwards from there."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from transforms.dates.calendars import to_day
from transforms.dates.codes import Span, matches
from transforms.dates.names import LINKS, ORDINALS, months_of
from transforms.dates.sight import Sighting

REACH = 48  # characters around a year in which the rest of its date stands
FAR = 34  # characters between a year and its day
LEAST, MOST = 5, 15  # characters between the figures of 16-Jan-25
_NONE = (0, 0)
YEAR = re.compile(r"[12](?<!\d.)(?<!\d[-/.].)(?:9[89]\d|0\d\d|[34]\d\d|5\d\d)(?!\d(?!\d?:\d\d))(?![.,]\d)")
SHORT = re.compile(r"[0-9](?<!\d.)([0-9]?)([-. ]{1,2})([^\W\d_]{3,9})\.?[-. ]{1,2}['’]?(\d\d)(?![\d:.])")
_BACK = re.compile(r"(?<![\d:.,])(\d{1,2})(\D{1,34})$")
_AHEAD = re.compile(r"(\D{0,34}?)(?<!\d)(\d{1,2})(?![\d:])(\D{0,24})")
_WORD = re.compile(
    r"[^\s\d.,،;:!?()\[\]{}|/\\–—·•\"“”«»<>=+*&@#%~_-]+(?:\.[^\s\d.,،;:!?()\[\]{}|/\\–—·•\"“”«»<>=+*&@#%~_-]+)*"
)
_LAST_WORDS = re.compile(r"(\S{1,16}[ \u00a0])?(\S{2,20})\s{0,3}$")
_THANG = re.compile(r"(\d{1,2})\s*(?:tháng|thg)\s*(\d{1,2})\s*,?\s*(?:năm\s*)?$", re.IGNORECASE)
Option = tuple[str, date]


def named(text: str, runs: Sequence[Span], language: str | None) -> Iterator[Sighting]:
    """Yield the dates with a month's name, in page order of their years; ``runs`` are the spans of the figures."""
    for start, day, after in _years(runs):
        if not YEAR.match(text, start):
            continue
        year, end = int(text[start : start + 4]), start + 4
        found = _backward(text[max(0, start - REACH) : start], start - day, year, language) if day is not None else None
        if found:
            yield Sighting(start - found[0], end, "name", found[1])
            continue
        found = _forward(text[end : end + REACH], year, language) if after else None
        if found:
            yield Sighting(start, end + found[0], "name", found[1])
    short = [a for (a, b), (c, d) in pairwise(runs) if b - a < 3 and d - c == 2 and LEAST <= c - b <= MOST]
    for match in matches(SHORT, text, short):
        options = _days(months_of(match[3], language), 2000 + int(match[4]), int(match[0][0] + match[1]))
        if options:
            yield Sighting(match.start(), match.end(), "name2", options)


def _years(runs: Sequence[Span]) -> Iterator[tuple[int, int | None, bool]]:
    """Yield where a year may stand beside a day: its place, that of the day before it, whether one can be after it."""
    around = zip([_NONE, *runs], runs, [*runs[1:], _NONE], strict=False)
    for (a, b), (start, end), (c, d) in around:
        before, after = 0 < b - a < 3 and start - b <= FAR, 0 < d - c < 3 and c - start <= 4 + FAR
        if end - start > 3 and (before or after):
            yield start, a if before else None, after


def _days(months: tuple[tuple[str, int], ...], year: int, day: int) -> tuple[Option, ...]:
    found = ((calendar, to_day(_calendar(calendar, year), year, month, day)) for calendar, month in months)
    return tuple(("name", option) for _, option in found if option)


def _calendar(calendar: str, year: int) -> str:
    return "buddhist" if calendar == "gregorian" and year >= 2400 else calendar


def _backward(window: str, near: int, year: int, language: str | None) -> tuple[int, tuple[Option, ...]] | None:
    """Read "16 January " or "January 16, " before a year: (characters taken, the days it may be).

    ``near`` are the characters from the day to the year.
    """
    match = _BACK.match(window, len(window) - near)
    if not match:
        return None
    viet = _THANG.search(window) if "th" in window.casefold() else None
    if viet:
        return _taken(window, viet.start(), _days((("gregorian", int(viet[2])),), year, int(viet[1])))
    day, words = int(match[1]), _words(match[2])
    if words:
        return _taken(window, match.start(), _days(_months(words, language), year, day))
    month = _LAST_WORDS.search(window, 0, match.start())
    if not month:
        return None
    both = _days(months_of(_bare((month[1] or "") + month[2]), language), year, day) if month[1] else ()
    if both:
        return _taken(window, month.start(), both)
    names = _WORD.findall(month[2])
    return _taken(window, month.start(2), _days(months_of(names[-1], language), year, day)) if names else None


def _bare(words: str) -> str:
    return " ".join(_WORD.findall(words))


def _taken(window: str, start: int, options: tuple[Option, ...]) -> tuple[int, tuple[Option, ...]] | None:
    return (len(window) - start, options) if options else None


def _words(gap: str) -> list[str]:
    """Return the words of a gap that are neither links nor the ordinal ending of the number before it."""
    if gap.count("\n") > 3:
        return []
    words = _WORD.findall(gap)
    if words and words[0].casefold() in ORDINALS and gap.startswith((words[0], "." + words[0], "-" + words[0])):
        words = words[1:]
    return [word for word in words if word.casefold() not in LINKS]


def _months(words: list[str], language: str | None) -> tuple[tuple[str, int], ...]:
    if len(words) > 4:
        return ()
    for count in range(min(len(words), 3), 1, -1):
        whole = months_of(" ".join(words[:count]), language)
        if whole:
            return whole
    # Arabic papers give both names of a month: 16 يناير/كانون الثاني 2025
    if len(words) in (1, 3) or (len(words) == 2 and months_of(words[1], language)):
        return months_of(words[0], language)
    return ()


def _forward(window: str, year: int, language: str | None) -> tuple[int, tuple[Option, ...]] | None:
    """Read " m. sausio 16 d." or ". gada 16. janvārī" after a year."""
    match = _AHEAD.match(window)
    if not match:
        return None
    before, day = _words(match[1]), int(match[2])
    if before:
        options = _days(_months(before, language), year, day) if len(before) <= 3 else ()
        return (match.end(2), options) if options else None
    if "\n" in match[1] or not match[1].strip(" .,"):
        return None
    after = _WORD.match(match[3].lstrip(" .-"))
    options = _days(months_of(after[0], language), year, day) if after else ()
    return (match.end(2) + match[3].index(after[0]) + len(after[0]), options) if after and options else None
