"""From a reading to the stamp of an article and the row of a candidate."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from schemas.article import DateSource
from schemas.date_candidate import DateRole
from transforms.dates.found import FoundDate, Stamp
from transforms.dates.reading import Reading

FIRST: Final = {"dmy": "day", "mdy": "month", "ymd2": "year"}


def latest_day(fetched_at: datetime | None) -> date | None:
    """Return the last day a page fetched then can bear: one more, as local days run ahead of UTC."""
    return fetched_at.date() + timedelta(days=1) if fetched_at else None


def stamp(reading: Reading, *, source: DateSource, raw: str, confidence: float, home: ZoneInfo | None) -> Stamp:
    """Return the stamp of a reading; a naive time takes the publisher's zone, and the stamp says so."""
    placed = reading.in_zone(home) if home else reading
    known = "page" if reading.offset is not None else "publisher" if placed.offset is not None else "none"
    return Stamp(
        at=placed.at,
        date=placed.day,
        time=placed.time,
        precision=placed.precision,
        utc_offset_minutes=placed.offset,
        zone_source=known,
        source=source,
        confidence=round(confidence, 4),
        raw=" ".join(raw.split()),
    )


def row(
    reading: Reading, *, role: DateRole, source: str, raw: str, score: float, start: int | None = None
) -> FoundDate:
    """Return the row of a candidate."""
    return FoundDate(
        role=role,
        value=reading.value,
        precision=reading.precision,
        utc_offset_minutes=reading.offset,
        source=source,
        char_start=start,
        raw=raw,
        score=round(score, 4),
    )


def other_rows(reading: Reading, found: FoundDate) -> Iterator[tuple[FoundDate, bool, str]]:
    """Yield the row of the other day that the figures of a date may mean, where their order is assumed."""
    if reading.doubt:
        other = reading._replace(day=reading.doubt.other)
        score = round(found.score * (1 - reading.doubt.sure), 4)
        first = FIRST[reading.doubt.order]
        yield found._replace(value=other.value, score=score), False, f"the same figures read {first} first"
