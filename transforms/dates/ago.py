"""Time gone by, in words ("3 hours ago", "yesterday"), reckoned from the instant of the fetch and from nothing else."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from transforms.dates.calendars import fold_digits
from transforms.dates.labels import label_before
from transforms.dates.names import AGO, TODAY, YESTERDAY
from transforms.dates.partial import Partial

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
MAX_FOUND = 40
# how often the day is right where it is known what day the reckoning meets, and where it may be either of two
CERTAIN, EITHER = 0.93, 0.6
ROUND_UNITS = ("day", "week")  # some sites count days of the calendar, some full days gone by
_LINE = re.compile(r"^[^\n]{2,80}$", re.MULTILINE)
_SEGMENT = re.compile(r"[^|·•\t]{2,}")
_EDGES = " .,;:()–—-\xa0"
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
MAX_LABEL = 3  # words of a label before the phrase: "first published 3 hours ago"


@cache
def _units() -> dict[str, str]:
    """Return the unit of each phrase of all languages, once its number is cut out."""
    units: dict[str, str] = {}
    for patterns in AGO.values():
        for unit in SECONDS:
            for phrase in patterns.get(unit, ()):
                units.setdefault(_bare(phrase.replace("{0}", " ")), unit)
    for words, unit in ((TODAY, "today"), (YESTERDAY, "yesterday")):
        for word in words.values():
            units.setdefault(_bare(word), unit)
    return units


def _bare(phrase: str) -> str:
    return " ".join(phrase.casefold().replace(".", "").split())


def elapsed(text: str, fetched_at: datetime | None, home: ZoneInfo | None) -> Iterator[Partial]:
    """Yield the parts of lines that say nothing but how long ago something was, as days in the publisher's zone or UTC.

    Only short lines are read: in prose "yesterday" is the story's, not the page's.
    """
    if fetched_at is None:
        return
    count = 0
    for line in _LINE.finditer(fold_digits(text)):
        for segment in _SEGMENT.finditer(line[0]):
            found = _phrase(segment[0])
            if found and count < MAX_FOUND:
                count += 1
                raw, label, unit, number = found
                day, confidence = _reckoned(fetched_at, unit, number, home)
                start = line.start() + segment.start() + segment[0].index(raw)
                yield Partial(start, text[start : start + len(raw)], "relative", label, day, confidence)


def _phrase(segment: str) -> tuple[str, str | None, str, int] | None:
    """Read a segment that is a phrase, with a label before it or without: (phrase, label, unit, number)."""
    words = segment.strip(_EDGES).split()
    for skipped in range(min(MAX_LABEL, len(words) - 1) + 1 if len(words) < 9 else 0):
        phrase = " ".join(words[skipped:])
        number = _NUMBER.search(phrase)
        unit = _units().get(_bare(phrase[: number.start()] + " " + phrase[number.end() :] if number else phrase))
        if unit is None or (number is None) != (unit in ("today", "yesterday")):
            continue
        ahead = " ".join(words[:skipped])
        label = label_before(ahead, len(ahead))[0] if skipped else None
        raw = phrase if phrase in segment else segment.strip(_EDGES)
        return (raw, label, unit, int(number[0]) if number else 0) if label or not skipped else None
    return None


def _reckoned(fetched_at: datetime, unit: str, number: int, home: ZoneInfo | None) -> tuple[date, float]:
    """Return the day, and how sure it is: "3 hours ago" is said for an hour on end, which may hold midnight."""
    moment = fetched_at if fetched_at.tzinfo else fetched_at.replace(tzinfo=UTC)
    local = moment.astimezone(home or UTC)
    if unit in ("today", "yesterday"):
        return (local - timedelta(days=unit == "yesterday")).date(), CERTAIN
    latest = local - timedelta(seconds=SECONDS[unit] * number)
    earliest = latest - timedelta(seconds=SECONDS[unit])
    known = moment.time() != time(0)  # a fetch at midnight sharp is a day without a time
    sure = known and unit not in ROUND_UNITS and earliest.date() == latest.date()
    return latest.date(), CERTAIN if sure else EITHER
