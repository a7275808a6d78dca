"""Dates written in figures: 2025-01-16, 16.01.2025, 1/16/25, 2025年1月16日."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from transforms.dates.calendars import BUDDHIST_FROM, to_day
from transforms.dates.codes import Span, matches
from transforms.dates.reading import day_of
from transforms.dates.sight import Sighting

# the first two are asked where figures begin, which is known
TRIPLE = re.compile(
    r"[0-9](?<![\d.,/:+-].)([0-9]{3}|[0-9])?(\s?[./–-]\s?|(?<=\d{4}) )([0-9]{1,2})(\s?[./–-]\s?| )"
    r"([0-9]{4}|[0-9]{1,2})(?![\d%€$]|[/:]\d|[.,-]\d)"
)
COMPACT_ISO = re.compile(r"[12](?<!\d.)[0-9]{3}-[0-9]{2}-[0-9]{2}(?=T\d)")
CHARACTERS = re.compile(
    r"(?:([12][0-9]{3})\s*[年년]|(?:民國|民国)\s*(\d{2,3})\s*年|令和\s*(\d{1,2}|元)\s*年|([12][0-9]{3})\s*(?:оны|онд))"
    r"\s*(\d{1,2})(?:\s*[月월]|-?\s*(?:[рдүугэ]+\s+)?сарын)\s*(\d{1,2})(?:\s*[日일号號]|\b)"
)
_EASTERN = ("年", "년", "оны", "онд")  # plain strings are found four times as fast
GAP = 3  # characters between the figures of a date: a sign, and a space on either side
_LENGTHS = (1, 2, 4)
Order = tuple[str, str, str, str]
REPUBLIC_OF_CHINA, REIWA = 1911, 2018  # years before year 1
PIVOT = 70  # two-digit years from here on are of the last century


def figures(text: str, runs: Sequence[Span]) -> Iterator[Sighting]:
    """Yield the dates in figures, in page order; each with every order its figures allow.

    ``runs`` are the spans of the text's figures.
    """
    triples = list(_triples(runs))
    for match in matches(TRIPLE, text, [start for start, _ in triples]):
        separator = match[2].strip() or " "
        if separator == (match[4].strip() or " "):
            first = text[match.start() : match.start(2)]
            options = tuple(_options(first, match[3], match[5], separator))
            if options:
                yield Sighting(match.start(), match.end(), _form(first, match[5], separator), options, separator)
    for match in matches(COMPACT_ISO, text, [start for start, end in triples if text[end : end + 1] == "T"]):
        day = day_of(*map(int, match[0].split("-")))
        if day:
            yield Sighting(match.start(), match.end(), "iso", (("ymd", day),), "-")


def _triples(runs: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans of three runs of figures that are as long and as near as those of a date."""
    for (start, a), (b, c), (d, end) in zip(runs, runs[1:], runs[2:], strict=False):
        if c - b <= 2 and b - a <= GAP and d - c <= GAP and a - start in _LENGTHS and end - d in _LENGTHS:
            yield start, end


def _form(first: str, last: str, separator: str) -> str:
    if len(first) == 4:
        return "iso" if separator == "-" else "numeric"
    return "numeric" if len(last) == 4 else "numeric2"


def _options(a: str, b: str, c: str, separator: str) -> Iterator[tuple[str, date]]:
    for order, year, month, day in _orders(a, b, c, separator):
        found = _day(int(year), int(month), int(day), len(year))
        if found:
            yield order, found
            if (
                separator == "."
            ):  # dots stand between days and months; between months and days only where none else fits
                return


def _orders(a: str, b: str, c: str, separator: str) -> tuple[Order, ...]:
    """Return the orders that three figures allow by their lengths: (name, year, month, day)."""
    if len(a) == 4:
        return (("ymd", a, b, c),) if len(c) <= 2 else ()
    if separator == " " or len(c) == 1:
        return ()
    last: tuple[Order, ...] = (("dmy", c, b, a), ("mdy", c, a, b))
    return (*last, ("ymd2", a, b, c)) if len(a) == len(b) == len(c) else last


def _day(year: int, month: int, day: int, digits: int) -> date | None:
    if digits == 2:
        return day_of(year + (1900 if year >= PIVOT else 2000), month, day)
    if year < 1500:  # 1403/10/27: Iran; 1446/07/16: the Hijri years are ahead of the Persian ones
        return to_day("persian" if year < 1430 else "hijri", year, month, day)
    return to_day("buddhist" if year >= BUDDHIST_FROM else "gregorian", year, month, day)


def characters(text: str) -> Iterator[Sighting]:
    """Yield dates in the Chinese, Japanese, Korean and Mongolian manner, year first."""
    for match in CHARACTERS.finditer(text) if any(mark in text for mark in _EASTERN) else ():
        year = int(match[1] or match[4] or 0)
        if match[2]:
            year = REPUBLIC_OF_CHINA + int(match[2])
        elif match[3]:
            year = REIWA + (1 if match[3] == "元" else int(match[3]))
        day = to_day("gregorian", year, int(match[5]), int(match[6]))
        if day:
            yield Sighting(match.start(), match.end(), "cjk", (("ymd", day),))
