from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.calendars import fold_digits, to_day


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "found"),
    [
        ("gregorian", 2025, 1, 16, date(2025, 1, 16)),
        ("buddhist", 2568, 1, 16, date(2025, 1, 16)),
        ("buddhist", 2025, 1, 16, date(2025, 1, 16)),
        ("persian", 1403, 10, 27, date(2025, 1, 16)),
        ("persian", 1403, 1, 1, date(2024, 3, 20)),
        ("persian", 1403, 12, 30, date(2025, 3, 20)),
        ("persian", 1404, 1, 1, date(2025, 3, 21)),
        ("persian", 1402, 12, 30, None),
        ("persian", 1403, 7, 31, None),
        ("persian", 1403, 13, 1, None),
        ("hijri", 1446, 7, 16, date(2025, 1, 16)),
        ("hijri", 1446, 9, 1, date(2025, 3, 1)),
        ("hijri", 1445, 9, 1, date(2024, 3, 11)),
        ("hijri", 1446, 7, 31, None),
        ("hijri", 1446, 0, 1, None),
        ("hijri", 1999, 1, 1, None),
    ],
)
def test_calendars(calendar: str, year: int, month: int, day: int, found: date | None) -> None:
    assert to_day(calendar, year, month, day) == found


@pytest.mark.parametrize("calendar", ["persian", "hijri"])
def test_the_days_of_a_calendar_follow_one_another(calendar: str) -> None:
    first, last = (1380, 1420) if calendar == "persian" else (1420, 1460)
    days = [
        found
        for year in range(first, last)
        for month in range(1, 13)
        for day in range(1, 32)
        if (found := to_day(calendar, year, month, day))
    ]
    assert all(later - earlier == timedelta(days=1) for earlier, later in zip(days, days[1:], strict=False))


@pytest.mark.parametrize(
    ("written", "folded"),
    [("١٦/٠١/٢٠٢٥", "16/01/2025"), ("۱۴۰۳/۱۰/۲۷", "1403/10/27"), ("१६ जनवरी २०२५", "16 जनवरी 2025"),
     ("๑๖ ม.ค. ๒๕๖๘", "16 ม.ค. 2568"), ("২৩ জুন", "23 জুন"), ("２０２５年", "2025年"), ("16\u200f/\u200e1", "16 / 1")],
)  # fmt: skip
def test_digits_of_other_scripts(written: str, folded: str) -> None:
    assert fold_digits(written) == folded


@given(st.text())
def test_folding_moves_no_character(text: str) -> None:
    folded = fold_digits(text)
    assert len(folded) == len(text)
    assert fold_digits(folded) == folded
