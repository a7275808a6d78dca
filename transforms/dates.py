"""Dates: which day a page was published, and how that is known."""

from dataclasses import dataclass
import datetime as dt
from datetime import UTC, date, datetime, timedelta

from htmldate import find_date

from schemas.article import DatePrecision, DateSource
from schemas.date_candidate import DateRole


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """One date on a page; see schemas.date_candidate for the fields."""

    role: DateRole
    value: str
    precision: DatePrecision
    utc_offset_minutes: int | None
    source: str
    char_start: int | None
    raw: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date in a role, or its absence: ``date`` is None when nothing credible was found."""

    at: datetime | None = None
    date: dt.date | None = None
    time: str | None = None
    precision: DatePrecision | None = None
    utc_offset_minutes: int | None = None
    source: DateSource = "none"
    confidence: float = 0.0
    raw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """What is known of a page's dates: the chosen ones, and every candidate with its verdict."""

    published: Dated = Dated()
    modified: Dated = Dated()
    candidates: tuple[tuple[FoundDate, bool, str], ...] = ()


def date_html(
    html: str,
    *,
    visible: str | None,
    url: str | None,
    fetched_at: datetime | None,
    language: str | None,
    zone: str | None,
) -> Dating:
    """Date a page of markup by htmldate, without its extensive search."""
    del visible, url, language, zone
    latest = (fetched_at or datetime.now(UTC)) + timedelta(days=1)
    day = find_date(html, extensive_search=False, original_date=True, max_date=latest.date().isoformat())
    if day is None:
        return Dating()
    found = FoundDate(
        role="published", value=day, precision="day", utc_offset_minutes=None, source="htmldate", char_start=None,
        raw=day, score=0.8,
    )  # fmt: skip
    dated = Dated(date=date.fromisoformat(day), precision="day", source="meta", confidence=0.8, raw=day)
    return Dating(published=dated, candidates=((found, True, "htmldate names it"),))


def date_text(
    text: str, *, url: str | None, fetched_at: datetime | None, language: str | None, zone: str | None
) -> Dating:
    """Date a flattened page: without evidence there is none."""
    del text, url, fetched_at, language, zone
    return Dating()
