"""A date as it was read: a day or month, with the time and offset that stood beside it."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from schemas.article import DatePrecision

# the web is younger than the first bound; pages with a later year carry placeholders such as 9999
FIRST_YEAR, LAST_YEAR = 1990, 2100
MAX_OFFSET_MINUTES = 14 * 60  # Kiribati; the IANA database knows none beyond
LOCAL_BEHIND, LOCAL_AHEAD = timedelta(hours=10), timedelta(hours=10)  # Hawaii and eastern Australia


class Doubt(NamedTuple):
    """That figures may as well mean ``other``, read in ``order`` (dmy, mdy, ymd2).

    ``sure`` is how sure a date may be at most that rests on the order which was assumed.
    """

    other: date
    order: str
    sure: float


class Reading(NamedTuple):
    """One date: ``day`` is the first of the month or year where ``precision`` says so.

    ``offset`` is in minutes east of UTC, None when unknown; ``zone`` keeps a zone's abbreviation that alone
    does not settle the offset (IST, CST). ``doubt`` is None where the order of day and month is not assumed.
    """

    day: date
    precision: DatePrecision = "day"
    clock: time | None = None
    offset: int | None = None
    zone: str | None = None
    doubt: Doubt | None = None

    @property
    def value(self) -> str:
        """ISO 8601, as exact as the page is."""
        if self.precision in ("month", "year"):
            return self.day.isoformat()[: 7 if self.precision == "month" else 4]
        return self.day.isoformat() if self.clock is None else f"{self.day}T{self.time}{self._suffix}"

    @property
    def time(self) -> str | None:
        """HH:MM or HH:MM:SS, None for whole days."""
        if self.clock is None:
            return None
        return self.clock.isoformat("seconds" if self.precision == "second" else "minutes")

    @property
    def at(self) -> datetime | None:
        """The UTC instant, None without a time or an offset."""
        if self.clock is None or self.offset is None:
            return None
        return datetime.combine(self.day, self.clock, timezone(timedelta(minutes=self.offset))).astimezone(UTC)

    @property
    def _suffix(self) -> str:
        if self.offset is None:
            return ""
        sign, minutes = ("-" if self.offset < 0 else "+"), abs(self.offset)
        return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"

    def is_instant_of(self, day: date) -> bool:
        """Whether it is the instant, in UTC, of a day printed elsewhere, which it misses by the local offset."""
        if self.at is None or self.offset != 0 or day == self.day:
            return False
        return day in ((self.at - LOCAL_BEHIND).date(), (self.at + LOCAL_AHEAD).date())

    def in_zone(self, zone: ZoneInfo) -> "Reading":
        """Give a naive time the offset its zone has then; a time the clocks skip or repeat stays naive."""
        if self.clock is None or self.offset is not None:
            return self
        local = datetime.combine(self.day, self.clock, zone)
        first, second = local.utcoffset(), local.replace(fold=1).utcoffset()
        if first is None or first != second:
            return self
        return self._replace(offset=int(first.total_seconds() // 60))


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none such: 30 February is refused, not bent."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def clock_of(hour: int, minute: int, second: int | None = None) -> time | None:
    """Return the time of day, or None where no clock shows it."""
    try:
        return time(hour, minute, second or 0)
    except ValueError:
        return None


def offset_of(sign: str, hours: int, minutes: int) -> int | None:
    """Return minutes east of UTC, or None for an offset that no place has (+99:99)."""
    total = hours * 60 + minutes
    if total > MAX_OFFSET_MINUTES or minutes > 59:
        return None
    return -total if sign in "-−" else total
