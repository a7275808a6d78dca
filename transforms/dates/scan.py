"""Every date that stands in a text, with the weekday, time and zone beside it. Linear in the text."""

import re
from collections.abc import Sequence
from itertools import pairwise
from zoneinfo import ZoneInfo

from transforms.dates.calendars import fold_digits
from transforms.dates.clock import CLOCK, ZONE, clocked
from transforms.dates.codes import digit_runs
from transforms.dates.ctime import enclosing
from transforms.dates.named import named
from transforms.dates.names import weekdays_of
from transforms.dates.numeric import characters, figures
from transforms.dates.reading import Reading
from transforms.dates.sight import Sighting

MAX_SIGHTINGS = 400  # an archive page lists thousands of dates; those after the first hundreds are no byline
AFTER = re.compile(
    r"(?:T|(?:\.(?=\s?오))?[\s,;|·•@()–—\-]*(?:[^\W\d]{1,9}[.:]?\s+){0,2}?(?:[^\W\d]{1,9}[.:]\s*)?)"
    rf"{CLOCK}\s?\(?({ZONE})?",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"(?<![\d.,:])" + CLOCK + rf"\s?\(?({ZONE})?\)?[\s,;|·•@–—\-]*(?:[^\W\d]{{1,9}}\.?,?\s+){{0,2}}$",
    re.IGNORECASE,
)
_DIGIT = re.compile("[0-9]")
_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)?")
_SHORT = 3  # letters of an abbreviation that is a word of its own in other places


def scan(
    text: str, language: str | None = None, home: ZoneInfo | None = None, most: int = MAX_SIGHTINGS
) -> list[Sighting]:
    """Return the dates of a text in page order, none overlapping; spans refer to the text as given.

    ``language`` settles names that two languages share; ``home`` is the publisher's zone, for zone names
    that several places use; the first ``most`` are returned.
    """
    folded = fold_digits(text)
    runs = digit_runs(folded)
    found = [*figures(folded, runs), *named(folded, runs, language), *enclosing(folded, runs, language, home)]
    if not folded.isascii():
        found += characters(folded)
    apart = _apart(sorted(found, key=lambda sighting: (sighting.start, -sighting.end)))
    return [_dressed(folded, sighting, language, home) for sighting in apart[:most]]


def _apart(found: Sequence[Sighting]) -> list[Sighting]:
    kept: list[Sighting] = []
    for sighting in found:
        if not kept or sighting.start >= kept[-1].end:
            kept.append(sighting)
    return kept


def _dressed(text: str, sighting: Sighting, language: str | None, home: ZoneInfo | None) -> Sighting:
    weekday = _weekday(text, sighting, language)
    if weekday is not None:
        agreeing = tuple(option for option in sighting.options if option[1].weekday() == weekday)
        sighting = sighting._replace(weekday=weekday, options=agreeing or sighting.options)
    return sighting if sighting.reading else _timed(text, sighting, language, home)


def _weekday(text: str, sighting: Sighting, language: str | None) -> int | None:
    """Return the weekday named right before or after a date, preferring one that agrees with it."""
    before = list(_LETTERS.finditer(text, max(0, sighting.start - 24), sighting.start))[-3:]
    after = list(_LETTERS.finditer(text, sighting.end, sighting.end + 18))[:1]
    near = [word[0] for word in (*before[::-1], *after) if _is_beside(text, word, sighting)]
    near += [f"{a[0]} {b[0]}" for a, b in pairwise(before)][::-1]
    for word in near:
        days = weekdays_of(word, language)
        for _, option in sighting.options:
            if option.weekday() in days:
                return option.weekday()
        if days and len(word) > _SHORT:
            return days[0]
    return None


def _is_beside(text: str, word: re.Match[str], sighting: Sighting) -> bool:
    """Say whether a word may belong to a date: a short one, as "Do" or "mar", only with nothing but signs between."""
    if len(word[0]) > _SHORT:
        return True
    between = text[word.end() : sighting.start] if word.end() <= sighting.start else text[sighting.end : word.start()]
    return not any(sign.isalnum() or sign == "\n" for sign in between)


def _timed(text: str, sighting: Sighting, language: str | None, home: ZoneInfo | None) -> Sighting:
    day = sighting.options[0][1]
    after = AFTER.match(text, sighting.end, sighting.end + 48)
    reading = clocked(Reading(day), after.groups(), home, language) if after else None
    if reading:
        end = after.end() if after else sighting.end
        return sighting._replace(reading=reading, end=_trimmed(text, sighting.end, end))
    start = max(0, sighting.start - 32)
    before = BEFORE.search(text, start, sighting.start) if _DIGIT.search(text, start, sighting.start) else None
    reading = clocked(Reading(day), before.groups(), home, language) if before else None
    began = before.start() if before and reading else None
    return sighting._replace(reading=reading or Reading(day), time_start=began)


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" (,\n\r\t\xa0"))
