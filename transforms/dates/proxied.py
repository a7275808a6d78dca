"""The time that a reading proxy's header states, weighed against what the page below it shows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from transforms.dates.conflict import RIVAL, contradicted
from transforms.dates.found import Dating, FoundDate, Stamp
from transforms.dates.reading import Reading
from transforms.dates.stamp import row, stamp
from transforms.dates.structured import read_structured
from transforms.proxied import Header

# of 395 texts that a header made of their page's own markup dates, or agrees with, 373 have that day; docs/lab-book.md
STATED: Final = 0.93
SOURCE: Final = "text:published_time"


def with_header(dating: Dating, header: Header, latest: date | None, home: ZoneInfo | None) -> Dating:
    """Return the dating of the page below a header, with its dates where they stand in the whole text.

    The header's time dates a page that shows no day, and gives its instant to a day that the page shows; one that is
    none, or later than ``latest``, is left out, and the repairs say so.
    """
    dating = _moved(dating, header.end)
    if header.time is None:
        return dating
    reading = read_structured(header.time)
    if reading is None or (latest is not None and reading.day > latest):
        return replace(dating, repairs=("bad_date",))
    if not header.of_story:
        served = "not the story's: when the page was served or its file last changed"
        found = row(reading, role="rendered", source=SOURCE, raw=header.time, score=0.0, start=header.time_at)
        return replace(dating, candidates=((found, False, served), *dating.candidates))
    stated = stamp(reading, source="text", raw=header.time, confidence=STATED, home=home)
    published, reason = _weighed(dating, reading, stated)
    conflict = published.date and contradicted(published.date, [reading.day])
    flags = {*dating.flags, *(["dates_conflict"] if conflict else [])}
    taken = published is not dating.published
    score = published.confidence if taken or published.date == reading.day else RIVAL
    found = row(reading, role="published", source=SOURCE, raw=header.time, score=score, start=header.time_at)
    return replace(
        dating,
        published=published,
        candidates=((found, taken, reason), *_others(dating, taken)),
        flags=tuple(sorted(flags)),
    )


def _others(dating: Dating, taken: bool) -> Iterator[tuple[FoundDate, bool, str]]:
    """Yield the rows of the page itself; where the header's time was ``taken``, none of publication stays chosen."""
    for found, chosen, why in dating.candidates:
        if taken and chosen and found.role == "published":
            yield found, False, "the header gives its time as well"
        else:
            yield found, chosen, why


def stated_days(header: Header) -> frozenset[date]:
    """Return the day that a header states of the story, which tells the page's months from its days."""
    reading = read_structured(header.time) if header.time and header.of_story else None
    return frozenset({reading.day} if reading else ())


def _weighed(dating: Dating, reading: Reading, stated: Stamp) -> tuple[Stamp, str]:
    """Return the date of a page, and what the header has to do with it."""
    shown = dating.published
    if shown.date is None:
        rival = _rival(dating, reading.day)
        return (shown, f"{rival} may be its day") if rival else (stated, "stated above a page that shows no other day")
    if shown.date == reading.day:
        exact = replace(stated, confidence=max(shown.confidence, STATED))
        return (shown if shown.time or not stated.time else exact), "the day that the page shows"
    if reading.is_instant_of(shown.date) and not shown.time:
        local = replace(stated, date=shown.date, time=None, utc_offset_minutes=None, confidence=shown.confidence)
        return local, "the instant of the day that the page shows"
    return shown, f"the page shows {shown.date}"


def _rival(dating: Dating, day: date) -> str | None:
    """Return another day that the page may well have been published on."""
    return next(
        (found.value for found, _, _ in dating.candidates
         if found.role == "published" and found.score >= RIVAL and not found.value.startswith(day.isoformat())),
        None,
    )  # fmt: skip


def _moved(dating: Dating, by: int) -> Dating:
    """Return a dating with its dates so many characters further on."""
    rows = dating.candidates
    moved = ((found._replace(char_start=(found.char_start or 0) + by), taken, why) for found, taken, why in rows)
    return replace(dating, candidates=tuple(moved))
