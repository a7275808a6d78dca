"""Every date that stands in a text, with the weekday, time and zone beside it. Linear in the text."""

import re
from collections.abc import Sequence
from itertools import pairwise
from zoneinfo import ZoneInfo

from transforms.dates.calendars import fold_digits
from transforms.dates.codes import digit_runs
from transforms.dates.named import named
from transforms.dates.names import weekdays_of
from transforms.dates.numeric import characters, figures
from transforms.dates.reading import Reading, clock_of
from transforms.dates.sight import Sighting
from transforms.dates.zones import FIXED, PLACES, with_zone

MAX_SIGHTINGS = 400  # an archive page lists thousands of dates; those after the first hundreds are no byline
_ZONE = (
    r"(?:(?:UTC|GMT)?\s?[+\-−]\d{1,2}:?(?:\d\d)?|"
    + "|".join(sorted({*FIXED, *PLACES}, key=len, reverse=True))
    + r")(?!\w)"
)
_CLOCK = (
    r"(\d{1,2})(?:(?::|h|\s?時|\s?시|\s?点|\s?點|\.)\s?(\d\d)(?:(?:[:.]|\s?分|\s?분)(\d\d)(?:[.,]\d{1,6})?)?(?:\s?[分분])?)?"
    r"(?!\d|[.,/]\d)\s?(a\.?\s?m\b\.?|p\.?\s?m\b\.?|uhr|Uhr|hrs|ч|h)?"
)
AFTER = re.compile(
    r"(?:T|[\s,;|·•@()–—\-]*(?:[^\W\d]{1,9}[.:]?\s+){0,2}?(?:[^\W\d]{1,9}[.:]\s*)?)" + _CLOCK + rf"\s?\(?({_ZONE})?",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"(?<![\d.,:])" + _CLOCK + rf"\s?\(?({_ZONE})?\)?[\s,;|·•@–—\-]*(?:[^\W\d]{{1,9}}\.?,?\s+){{0,2}}$",
    re.IGNORECASE,
)
_DIGIT = re.compile("[0-9]")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def scan(
    text: str, language: str | None = None, home: ZoneInfo | None = None, most: int = MAX_SIGHTINGS
) -> list[Sighting]:
    """Return the dates of a text in page order, none overlapping; spans refer to the text as given.

    ``language`` settles names that two languages share; ``home`` is the publisher's zone, for zone names
    that several places use; the first ``most`` are returned.
    """
    folded = fold_digits(text)
    runs = digit_runs(folded)
    found = [*figures(folded, runs), *named(folded, runs, language)]
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
    return _timed(text, sighting, home)


def _weekday(text: str, sighting: Sighting, language: str | None) -> int | None:
    """Return the weekday named right before or after a date, preferring one that agrees with it."""
    before = _LETTERS.findall(text[max(0, sighting.start - 24) : sighting.start])[-3:]
    after = _LETTERS.findall(text[sighting.end : sighting.end + 18])[:1]
    near = [*before[::-1], *after]
    near += [f"{a} {b}" for a, b in pairwise(before)][::-1]
    for word in near:
        days = weekdays_of(word, language)
        for _, option in sighting.options:
            if option.weekday() in days:
                return option.weekday()
        if days and len(word) > 3:
            return days[0]
    return None


def _timed(text: str, sighting: Sighting, home: ZoneInfo | None) -> Sighting:
    day = sighting.options[0][1]
    after = AFTER.match(text, sighting.end, sighting.end + 48)
    reading = _clocked(Reading(day), after, home) if after else None
    if reading:
        end = after.end() if after else sighting.end
        return sighting._replace(reading=reading, end=_trimmed(text, sighting.end, end))
    start = max(0, sighting.start - 32)
    before = BEFORE.search(text, start, sighting.start) if _DIGIT.search(text, start, sighting.start) else None
    reading = _clocked(Reading(day), before, home) if before else None
    return sighting._replace(reading=reading or Reading(day))


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" (,\n\r\t\xa0"))


def _clocked(reading: Reading, match: re.Match[str], home: ZoneInfo | None) -> Reading | None:
    hour, minute, second, half, zone = match.groups()
    half = (half or "").casefold().replace(".", "").replace(" ", "")
    if minute is None and half not in ("am", "pm", "uhr"):
        return None
    if half in ("am", "pm") and int(hour) <= 12:
        hour = str(int(hour) % 12 + 12 * (half == "pm"))
    clock = clock_of(int(hour), int(minute or 0), int(second or 0))
    if clock is None:
        return None
    timed = reading._replace(clock=clock, precision="second" if second else "minute")
    return with_zone(timed, zone.strip(), home) if zone else timed
