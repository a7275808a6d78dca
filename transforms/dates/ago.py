"""Time gone by, in words ("3 hours ago", "yesterday"), reckoned from the instant of the fetch and from nothing else."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from transforms.dates.calendars import fold_digits
from transforms.dates.found import FoundDate
from transforms.dates.names import AGO, TODAY, YESTERDAY
from transforms.dates.reading import Reading
from transforms.dates.stamp import row

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
MAX_FOUND = 40
SCORE = 0.1  # such words stand beside teasers and comments far more often than beside the article
_LINE_END = r"(?=\s*(?:$|[|·•,.;)]))"


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern for all languages, and the unit of each phrase once its number is cut out."""
    units: dict[str, str] = {}
    for patterns in AGO.values():
        for unit in SECONDS:
            for phrase in patterns.get(unit, ()):
                units.setdefault(_bare(phrase.replace("{0}", " ")), unit)
    for words, unit in ((TODAY, "today"), (YESTERDAY, "yesterday")):
        for word in words.values():
            units.setdefault(_bare(word), unit)
    return re.compile(r"^[^\n]{2,40}$", re.MULTILINE), units


def _bare(phrase: str) -> str:
    return " ".join(phrase.casefold().replace(".", "").split())


def elapsed(text: str, fetched_at: datetime | None, home: ZoneInfo | None) -> Iterator[FoundDate]:
    """Yield the lines that say nothing but how long ago something was, as days in the publisher's zone or UTC.

    Only whole short lines are read: in prose "yesterday" is the story's, not the page's.
    """
    if fetched_at is None:
        return
    lines, units = _patterns()
    count = 0
    for match in lines.finditer(fold_digits(text)):
        line = match[0].strip(" \t|·•,.;()–-")
        number = re.search(r"\d{1,2}", line)
        unit = units.get(_bare(line[: number.start()] + " " + line[number.end() :] if number else line))
        if unit and count < MAX_FOUND:
            count += 1
            then = _then(fetched_at, unit, int(number[0]) if number else 0)
            day = then.astimezone(home or UTC).date()
            yield row(
                Reading(day),
                role="mentioned",
                source="text:relative",
                raw=line,
                score=SCORE,
                start=match.start(),
            )


def _then(fetched_at: datetime, unit: str, number: int) -> datetime:
    moment = fetched_at if fetched_at.tzinfo else fetched_at.replace(tzinfo=UTC)
    if unit in ("today", "yesterday"):
        return moment - timedelta(days=unit == "yesterday")
    return moment - timedelta(seconds=SECONDS[unit] * number)
