from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.reading import Reading, clock_of, day_of, offset_of

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2025, 1, 16)


@pytest.mark.parametrize(
    ("reading", "value"),
    [
        (Reading(DAY), "2025-01-16"),
        (Reading(DAY, "month"), "2025-01"),
        (Reading(DAY, "year"), "2025"),
        (Reading(DAY, "minute", time(9, 5)), "2025-01-16T09:05"),
        (Reading(DAY, "second", time(9, 5, 7)), "2025-01-16T09:05:07"),
        (Reading(DAY, "minute", time(9, 5), 330), "2025-01-16T09:05+05:30"),
        (Reading(DAY, "minute", time(9, 5), -210), "2025-01-16T09:05-03:30"),
        (Reading(DAY, "minute", time(9, 5), 0), "2025-01-16T09:05+00:00"),
    ],
)
def test_value_is_as_exact_as_the_page(reading: Reading, value: str) -> None:
    assert reading.value == value


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (2024, 2, 30),
        (2023, 2, 29),
        (2024, 13, 1),
        (2024, 0, 1),
        (2024, 1, 0),
        (9999, 1, 1),
        (1970, 1, 1),
        (0, 1, 1),
    ],
)
def test_a_day_that_is_none_is_refused_not_bent(year: int, month: int, day: int) -> None:
    assert day_of(year, month, day) is None


def test_a_leap_day_is_a_day() -> None:
    assert day_of(2024, 2, 29) == date(2024, 2, 29)


@pytest.mark.parametrize(("hour", "minute", "second"), [(24, 0, 0), (12, 60, 0), (12, 0, 60), (99, 99, 99)])
def test_a_time_no_clock_shows_is_refused(hour: int, minute: int, second: int) -> None:
    assert clock_of(hour, minute, second) is None


@pytest.mark.parametrize(
    ("sign", "hours", "minutes", "offset"),
    [
        ("+", 1, 0, 60),
        ("-", 3, 30, -210),
        ("−", 5, 0, -300),
        ("+", 14, 0, 840),
        ("+", 99, 99, None),
        ("-", 15, 0, None),
    ],
)
def test_offsets(sign: str, hours: int, minutes: int, offset: int | None) -> None:
    assert offset_of(sign, hours, minutes) == offset


@pytest.mark.parametrize(
    ("day", "clock", "offset"),
    [
        (date(2025, 1, 16), time(12), 60),
        (date(2025, 7, 16), time(12), 120),
        (date(2025, 3, 30), time(2, 30), None),  # skipped: clocks go from 2 to 3
        (date(2025, 10, 26), time(2, 30), None),  # shown twice
    ],
)
def test_a_zone_gives_the_offset_of_that_day(day: date, clock: time, offset: int | None) -> None:
    assert Reading(day, "minute", clock).in_zone(BERLIN).offset == offset


def test_a_zone_changes_neither_whole_days_nor_known_offsets() -> None:
    assert Reading(DAY).in_zone(BERLIN) == Reading(DAY)
    known = Reading(DAY, "minute", time(9), 330)
    assert known.in_zone(BERLIN) == known


def test_a_day_is_never_an_instant() -> None:
    assert Reading(DAY, offset=0).at is None
    assert Reading(DAY, "minute", time(0, 0)).at is None


@given(
    moment=st.datetimes(min_value=datetime(1995, 1, 1), max_value=datetime(2090, 1, 1)),
    offset=st.integers(-14 * 60, 14 * 60),
)
def test_the_instant_is_the_printed_time_less_its_offset(moment: datetime, offset: int) -> None:
    moment = moment.replace(microsecond=0)
    reading = Reading(moment.date(), "second", moment.time(), offset)
    assert reading.at is not None
    assert reading.at == datetime.fromisoformat(reading.value)
