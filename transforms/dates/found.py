"""What a search for dates hands back: every date of a page, and the one chosen of each role."""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from schemas.article import DatePrecision, DateSource
from schemas.date_candidate import DateRole


class FoundDate(NamedTuple):
    """One date a page shows; the fields are those of schemas.date_candidate.

    A page has dozens of dates: a named tuple is made in a fifth of the time of a frozen dataclass.
    """

    role: DateRole
    value: str
    precision: DatePrecision
    utc_offset_minutes: int | None
    source: str
    char_start: int | None
    raw: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One date of an article: the local day and time as printed, and the UTC instant where a zone is known.

    ``at`` is None unless the page or its publisher gives both a time and a zone. ``zone_source`` says who
    gave the zone: page, publisher or none.
    """

    at: dt.datetime | None = None
    date: dt.date | None = None
    time: str | None = None
    precision: DatePrecision | None = None
    utc_offset_minutes: int | None = None
    zone_source: str = "none"
    source: DateSource = "none"
    confidence: float = 0.0
    raw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The dates of one page: what was chosen, and every candidate with its verdict and the reason.

    ``repairs`` and ``flags`` are codes of schemas.repair.
    """

    published: Stamp = field(default_factory=Stamp)
    modified: Stamp = field(default_factory=Stamp)
    candidates: tuple[tuple[FoundDate, bool, str], ...] = ()
    repairs: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
