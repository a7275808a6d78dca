"""Digits of other scripts, and days of the Buddhist, Persian and Hijri calendars."""

from datetime import date, timedelta
from functools import cache

from transforms.dates.codes import codes_of, table_of
from transforms.dates.names import UMM_AL_QURA
from transforms.dates.reading import day_of

BUDDHIST_YEARS = 543  # ahead of the Gregorian year
BUDDHIST_FROM = 2400  # a year from here on that stands in a date is Buddhist
PERSIAN_EPOCH = date(622, 3, 21)  # the day before which year 1 has no leap day to count; 1 Farvardin 1403 is 2024-03-20
_ZEROS = "٠۰०০੦૦୦௦౦೦൦෦๐໐༠၀០０"
_DIGITS = {ord(zero) + n: str(n) for zero in _ZEROS for n in range(10)}
# marks that steer bidirectional text and soft hyphens stand inside dates and mean nothing there
_DIGITS |= dict.fromkeys(map(ord, "\u200e\u200f\u200b\u202a\u202c\u2066\u2069\ufeff\xad"), " ")
_FOREIGN = table_of(map(chr, _DIGITS))


def fold_digits(text: str) -> str:
    """Write every digit as 0-9 and every invisible mark as a space: same length, so spans stay true."""
    return text.translate(_DIGITS) if not text.isascii() and _FOREIGN.take(codes_of(text)).any() else text


def to_day(calendar: str, year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a date in the calendar named: gregorian, buddhist, persian or hijri."""
    if calendar == "persian":
        return _persian(year, month, day)
    if calendar == "hijri":
        return _hijri(year, month, day)
    return day_of(year - BUDDHIST_YEARS if year >= BUDDHIST_FROM else year, month, day)


def _persian(year: int, month: int, day: int) -> date | None:
    length = 31 if month <= 6 else 30 if month <= 11 or _leap(year) else 29
    if not (1300 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= length):
        return None
    before = 365 * (year - 1) + (8 * year + 21) // 33  # leap days by the 33-year cycle, exact for 1178-1633
    month_days = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
    return _bounded(PERSIAN_EPOCH + timedelta(days=before + month_days + day - 1))


def _leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


@cache
def _umm_al_qura() -> tuple[date, str, tuple[int, ...]]:
    """Return the first day, the month lengths as bits (1 for 30 days), and the days before each month."""
    bits = f"{int(UMM_AL_QURA['bits'], 16):0{len(UMM_AL_QURA['bits']) * 4}b}"
    before, starts = 0, []
    for bit in bits:
        starts.append(before)
        before += 29 + int(bit)
    return date.fromisoformat(UMM_AL_QURA["first"]), bits, tuple(starts)


def _hijri(year: int, month: int, day: int) -> date | None:
    first, bits, starts = _umm_al_qura()
    number = (year - int(UMM_AL_QURA["year"])) * 12 + month - 1
    if not (1 <= month <= 12 and 0 <= number < len(starts) and 1 <= day <= 29 + int(bits[number])):
        return None
    return _bounded(first + timedelta(days=starts[number] + day - 1))


def _bounded(day: date) -> date | None:
    return day_of(day.year, day.month, day.day)
