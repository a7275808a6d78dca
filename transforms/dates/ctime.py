"""Dates with the time before the year, as the C library, Java and feeds print them: "Thu Jan 16 10:30:05 EST 2025"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from zoneinfo import ZoneInfo

from transforms.dates.clock import CLOCK, ZONE, clocked
from transforms.dates.codes import Span, matches
from transforms.dates.names import months_of
from transforms.dates.reading import Reading, day_of
from transforms.dates.sight import Sighting

NEAR = 16  # characters between the day and the hour, with the name of the month
_MONTH = r"([^\W\d_]{3,12})\.?"
_BEFORE = re.compile(rf"(?<![^\W\d_]){_MONTH}\s{{1,2}}\Z")
# a zone of which nothing is known stays in the date's characters
_TIMED = re.compile(
    rf"([0-9]{{1,2}})(?<!\d\d\d)[.,]?\s{{1,2}}(?:{_MONTH},?\s)?{CLOCK}\s?(?:\(?({ZONE}|(?-i:[A-Z]{{2,5}}))\)?)?\s"
    r"((?:19|20)\d\d)(?![\d:]|[.,]\d)",
    re.IGNORECASE,
)


def enclosing(text: str, runs: Sequence[Span], language: str | None, home: ZoneInfo | None) -> Iterator[Sighting]:
    """Yield the dates that have their time inside, in page order; ``runs`` are the spans of the figures."""
    days = [a for (a, b), (c, d) in pairwise(runs) if b - a < 3 > d - c and c - b <= NEAR and text[d : d + 1] == ":"]
    for match in matches(_TIMED, text, days):
        found = _sighting(text, match, language, home)
        if found:
            yield found


def _sighting(text: str, match: re.Match[str], language: str | None, home: ZoneInfo | None) -> Sighting | None:
    day, own, *time, year = match.groups()
    before = None if own else _BEFORE.search(text, max(0, match.start() - NEAR), match.start())
    senses = months_of(own or (before[1] if before else ""), language)
    months = [month for calendar, month in senses if calendar == "gregorian"]
    found = next((found for month in months if (found := day_of(int(year), month, int(day)))), None)
    reading = clocked(Reading(found), time, home, language) if found else None
    if found is None or reading is None:
        return None
    start = before.start() if before else match.start()
    return Sighting(start, match.end(), "name", (("name", found),), reading=reading)
