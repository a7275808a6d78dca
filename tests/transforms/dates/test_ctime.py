from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates import date_text
from transforms.dates.scan import scan
from transforms.dates.sight import Sighting
from transforms.dates.structured import is_malformed, read_structured


def read(text: str, language: str | None = "en", home: str | None = None) -> list[Sighting]:
    return scan(text, language, ZoneInfo(home) if home else None)


@pytest.mark.parametrize(
    ("text", "value"),
    [line.split(" => ") for line in """
Thu Jan 16 10:30:05 2025 => 2025-01-16T10:30:05
Thu Jan 16 10:30:05 EST 2025 => 2025-01-16T10:30:05-05:00
Thu Jan  9 10:30:05 PST 2025 => 2025-01-09T10:30:05
Wed Jul 16 10:30:05 PDT 2025 => 2025-07-16T10:30:05-07:00
Wed Jul 16 10:30:05 CEST 2025 => 2025-07-16T10:30:05+02:00
Wed Jul 16 10:30:05 EST 2025 => 2025-07-16T10:30:05
Wed Jul 16 10:30:05 IST 2025 => 2025-07-16T10:30:05
Wed Jul 16 10:30:05 XYZT 2025 => 2025-07-16T10:30:05
Thu Jan 16 10:30:05 +0000 2025 => 2025-01-16T10:30:05+00:00
Thu Jan 16 10:30:05 GMT+01:00 2025 => 2025-01-16T10:30:05+01:00
Posted January 16 10:30 AM 2025 by => 2025-01-16T10:30
Do 16. Jan 10:30:05 CET 2025 => 2025-01-16T10:30:05+01:00
jeu. 16 janv. 22:30 CET 2025 => 2025-01-16T22:30+01:00
Чт 16 янв 10:30:05 MSK 2025 => 2025-01-16T10:30:05+03:00
Thu Feb 30 10:30:05 EST 2025 => none
Thu Jan 16 25:30:05 EST 2025 => none
Thu Jan 16 10:30:05 EST 1885 => none
Thu Jan 16 10:30:05 EST 2025.50 => none
Jan 16 10:30 to 2025 => none
room 16 10:30:05 EST 2025 => none
16 رجب 10:30 2025 => none
16 يناير 10:30 2025 => 2025-01-16T10:30
""".strip().splitlines()],
)  # fmt: skip
def test_a_time_before_the_year(text: str, value: str) -> None:
    found = [sighting.reading.value for sighting in read(text, None) if sighting.reading]
    assert found == ([] if value == "none" else [value])


@pytest.mark.parametrize(
    ("zone", "home", "offset"),
    [
        ("IST", None, None),
        ("IST", "Asia/Kolkata", 330),
        ("BST", "Europe/London", 60),
        ("EST", "America/New_York", -240),
        ("CST", "Europe/Berlin", None),
    ],
)
def test_only_the_publisher_settles_a_zone_that_is_several(zone: str, home: str | None, offset: int | None) -> None:
    (found,) = read(f"Wed Jul 16 10:30:05 {zone} 2025", home=home)
    assert found.reading
    assert (found.reading.time, found.reading.offset) == ("10:30:05", offset)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("On Wed Jul 16 10:30:05 IST 2025 the pier", "Jul 16 10:30:05 IST 2025"),
        ("On Wed Jul 16 10:30:05 XYZT 2025 the pier", "Jul 16 10:30:05 XYZT 2025"),
        ("On 16 July 10:30 (CEST) 2025 the pier", "16 July 10:30 (CEST) 2025"),
        ("At 10:30:05 IST, 16 July 2025 the pier", "10:30:05 IST, 16 July 2025"),
        ("At 10:30 16 July 2025 the pier", "10:30 16 July 2025"),
        ("Of 12 people, 16 July 2025 the pier", "16 July 2025"),
        ("On 16 July 2025 10:30 IST the pier", "16 July 2025 10:30 IST"),
    ],
)
def test_what_is_seen_of_a_zone_is_kept(text: str, raw: str) -> None:
    (found,) = read(text)
    assert text[found.place] == raw


def test_a_value_of_markup_is_read_and_no_fault() -> None:
    value = "Thu Jan 16 10:30:05 EST 2025"
    found = read_structured(value)
    assert found
    assert found.value == "2025-01-16T10:30:05-05:00"
    assert not is_malformed(value)
    assert is_malformed("Thu Feb 30 10:30:05 EST 2025")


def test_the_year_behind_the_time_is_not_guessed_from_the_fetch() -> None:
    """16 July was a Wednesday in 2014 and 2025: without the year behind the time the later one was taken."""
    fetched = datetime(2025, 9, 1, tzinfo=UTC)
    text = "Pier vote\n\nPublished: Wed Jul 16 10:30:05 EDT 2014\n\n" + "The council voted to rebuild the pier. " * 20
    dating = date_text(text, url=None, fetched_at=fetched, language="en", zone=None)
    assert dating.published.date == date(2014, 7, 16)
    assert dating.published.at == datetime(2014, 7, 16, 14, 30, 5, tzinfo=UTC)


@given(
    st.datetimes(datetime(1996, 1, 1), datetime(2099, 1, 1)),
    st.sampled_from(["", "UTC ", "+0530 ", "MSK "]),
)
def test_whatever_the_c_library_prints_is_read(moment: datetime, zone: str) -> None:
    text = moment.strftime(f"%a %b %e %H:%M:%S {zone}%Y")
    (found,) = read(text)
    assert found.reading
    assert (found.reading.day, found.reading.clock) == (moment.date(), moment.time().replace(microsecond=0))
    assert (found.reading.offset is None) == (not zone)
    assert found.end == len(text)
