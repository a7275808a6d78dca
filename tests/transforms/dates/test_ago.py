from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.ago import CERTAIN, EITHER, elapsed

FETCHED = datetime(2025, 1, 16, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "value"),
    [("3 hours ago", "2025-01-15"), ("30 minutes ago", "2025-01-16"), ("2 days ago", "2025-01-14"), ("vor 3 Stunden", "2025-01-15"),
     ("il y a 2 jours", "2025-01-14"), ("hace 5 horas", "2025-01-15"), ("3 часа назад", "2025-01-15"), ("3 時間前", "2025-01-15"),
     ("3小时前", "2025-01-15"), ("قبل 3 ساعات", "2025-01-15"), ("yesterday", "2025-01-15"), ("gestern", "2025-01-15"),
     ("heute", "2025-01-16"), ("1 week ago", "2025-01-09"), ("قبل ٣ ساعات", "2025-01-15")],
)  # fmt: skip
def test_elapsed_time(line: str, value: str) -> None:
    (found,) = elapsed(f"Headline\n{line}\nText of the story.", FETCHED, None)
    assert (str(found.day), found.raw, found.label) == (value, line, None)


@pytest.mark.parametrize(
    ("line", "raw", "label"),
    [
        ("Xavier Louro | Publicado: Ontem", "Ontem", "published"),
        ("Ann Lee • 3 hours ago", "3 hours ago", None),
        ("Published 3 hours ago", "3 hours ago", "published"),
        ("Updated: 3 hours ago | Sport", "3 hours ago", "modified"),
        ("Zuletzt aktualisiert vor 3 Stunden", "vor 3 Stunden", "modified"),
    ],
)
def test_a_part_of_a_line_may_say_it_under_a_label(line: str, raw: str, label: str | None) -> None:
    (found,) = elapsed(line, FETCHED, None)
    assert (found.raw, found.label, found.start) == (raw, label, line.index(raw))


def test_the_day_is_the_publishers() -> None:
    (found,) = elapsed("1 hour ago", FETCHED, ZoneInfo("America/New_York"))
    assert found.day == date(2025, 1, 15)


@pytest.mark.parametrize(
    ("line", "confidence"),
    [("30 minutes ago", CERTAIN), ("1 hour ago", EITHER), ("3 hours ago", CERTAIN), ("yesterday", CERTAIN), ("2 days ago", EITHER)],
)  # fmt: skip
def test_what_may_mean_either_of_two_days_is_less_sure(line: str, confidence: float) -> None:
    (found,) = elapsed(line, FETCHED, None)
    assert found.confidence == confidence


@pytest.mark.parametrize(
    "text",
    ["He left 3 hours ago, she said.", "3 hours", "99 people", "", "Only yesterday", "hours ago", "5 yesterday", "|"],
)
def test_prose_is_the_storys_own(text: str) -> None:
    assert list(elapsed(text, FETCHED, None)) == []


def test_without_a_fetch_there_is_nothing_to_reckon_from() -> None:
    assert list(elapsed("3 hours ago", None, None)) == []


def test_a_naive_fetch_is_taken_as_utc() -> None:
    (found,) = elapsed("1 hour ago", datetime(2025, 1, 16, 0, 30), None)
    assert found.day == date(2025, 1, 15)


@pytest.mark.parametrize(("line", "confidence"), [("3 seconds ago", EITHER), ("yesterday", CERTAIN)])
def test_a_fetch_known_to_the_day_tells_no_hours(line: str, confidence: float) -> None:
    (found,) = elapsed(line, datetime(2025, 1, 16), None)
    assert found.confidence == confidence


def test_at_most_forty_are_told() -> None:
    assert len(list(elapsed("3 hours ago\n" * 100, FETCHED, None))) == 40


@given(st.text(alphabet="3 hoursago|•\n:.yetrd", max_size=200))
def test_no_day_is_later_than_the_fetch(text: str) -> None:
    for found in elapsed(text, FETCHED, None):
        assert found.day is not None
        assert found.day <= FETCHED.date()
        assert text[found.start :].startswith(found.raw)
