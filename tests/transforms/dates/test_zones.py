from datetime import date, time

import pytest

from transforms.dates.reading import Reading
from transforms.dates.zones import with_zone, zone_of

WINTER = Reading(date(2025, 1, 16), "minute", time(12))
SUMMER = Reading(date(2025, 7, 16), "minute", time(12))


@pytest.mark.parametrize(
    ("reading", "words", "home", "offset"),
    [
        (WINTER, "UTC", None, 0),
        (WINTER, "MSK", None, 180),
        (WINTER, "CET", None, 60),
        (SUMMER, "CEST", None, 120),
        (WINTER, "+05:30", None, 330),
        (WINTER, "GMT+1", None, 60),
        (WINTER, "UTC-0330", None, -210),
        (WINTER, "+99:99", None, None),
        (WINTER, "ET", None, -300),
        (SUMMER, "ET", None, -240),
        (WINTER, "EST", None, -300),
        (SUMMER, "EST", None, None),  # standard time in summer: the zone or the offset, nobody can tell
        (SUMMER, "EST", "America/New_York", -240),
        (SUMMER, "EDT", None, -240),
        (WINTER, "IST", None, None),
        (WINTER, "IST", "Asia/Kolkata", 330),
        (WINTER, "IST", "Asia/Jerusalem", 120),
        (WINTER, "IST", "Europe/Berlin", None),  # not a place that says IST
        (WINTER, "CST", "Asia/Shanghai", 480),
        (WINTER, "CST", "America/Chicago", -360),
        (SUMMER, "BST", "Europe/London", 60),
        (SUMMER, "BST", "Asia/Dhaka", 360),
        (WINTER, "XYZ", None, None),
    ],
)
def test_zone_words(reading: Reading, words: str, home: str | None, offset: int | None) -> None:
    assert with_zone(reading, words, zone_of(home)).offset == offset


def test_a_doubtful_zone_keeps_the_time_and_says_its_name() -> None:
    found = with_zone(WINTER, "IST", None)
    assert (found.clock, found.zone, found.at) == (time(12), "IST", None)


@pytest.mark.parametrize("name", [None, "", "Nowhere/Town", "../etc/passwd", "Europe"])
def test_no_zone(name: str | None) -> None:
    assert zone_of(name) is None
