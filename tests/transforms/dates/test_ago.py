from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from transforms.dates.ago import elapsed

FETCHED = datetime(2025, 1, 16, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "value"),
    [("3 hours ago", "2025-01-15"), ("30 minutes ago", "2025-01-16"), ("2 days ago", "2025-01-14"), ("vor 3 Stunden", "2025-01-15"),
     ("il y a 2 jours", "2025-01-14"), ("hace 5 horas", "2025-01-15"), ("3 часа назад", "2025-01-15"), ("3 時間前", "2025-01-15"),
     ("3小时前", "2025-01-15"), ("قبل 3 ساعات", "2025-01-15"), ("yesterday", "2025-01-15"), ("gestern", "2025-01-15"),
     ("heute", "2025-01-16"), ("1 week ago", "2025-01-09")],
)  # fmt: skip
def test_elapsed_time(line: str, value: str) -> None:
    (found,) = elapsed(f"Headline\n{line}\nText of the story.", FETCHED, None)
    assert (found.value, found.role, found.raw) == (value, "mentioned", line)


def test_the_day_is_the_publishers() -> None:
    (found,) = elapsed("1 hour ago", FETCHED, ZoneInfo("America/New_York"))
    assert found.value == "2025-01-15"


@pytest.mark.parametrize("text", ["He left 3 hours ago, she said.", "3 hours", "99 people", ""])
def test_prose_is_the_storys_own(text: str) -> None:
    assert list(elapsed(text, FETCHED, None)) == []


def test_without_a_fetch_there_is_nothing_to_reckon_from() -> None:
    assert list(elapsed("3 hours ago", None, None)) == []


def test_a_naive_fetch_is_taken_as_utc() -> None:
    (found,) = elapsed("1 hour ago", datetime(2025, 1, 16, 0, 30), None)
    assert found.value == "2025-01-15"


def test_at_most_forty_are_told() -> None:
    assert len(list(elapsed("3 hours ago\n" * 100, FETCHED, None))) == 40
