from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.scan import scan
from transforms.dates.yearless import BY_FETCH, BY_PAGE, BY_WEEKDAY, yearless

LATEST = date(2025, 5, 21)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [("6 March", "en", "2025-03-06"), ("March 6", "en", "2025-03-06"), ("6th March", "en", "2025-03-06"),
     ("06.03.", "de", "2025-03-06"), ("6. März", "de", "2025-03-06"), ("6 de marzo", "es", "2025-03-06"),
     ("6 mars", "fr", "2025-03-06"), ("6 марта", "ru", "2025-03-06"), ("3月6日", "ja", "2025-03-06"),
     ("3월 6일", "ko", "2025-03-06"), ("٦ مارس", "ar", "2025-03-06"), ("24 December", "en", "2024-12-24")],
)  # fmt: skip
def test_the_fetch_tells_the_year(text: str, language: str, day: str) -> None:
    (found,) = yearless(f"By Ann Lee, {text}", [], LATEST, language)
    assert (str(found.day), found.raw, found.confidence) == (day, text, BY_FETCH)


@pytest.mark.parametrize(
    ("text", "day", "confidence"),
    [
        ("Thursday 6 March", date(2025, 3, 6), BY_WEEKDAY),
        ("Friday 6 March", None, 0.0),  # that was 2020, or no year
        ("30 June", None, 0.0),  # ahead of the fetch, and too long before it
        ("29 February", None, 0.0),
    ],
)
def test_a_year_that_does_not_fit_is_not_bent(text: str, day: date | None, confidence: float) -> None:
    (found,) = yearless(text, [], LATEST, "en")
    assert (found.day, found.confidence) == (day, confidence)


def test_another_date_of_the_page_tells_the_year() -> None:
    text = "By Ann Lee, 30 December\n\nA comment of 4 January 2025"
    (found,) = yearless(text, scan(text, "en"), None, "en")
    assert (found.day, found.confidence) == (date(2024, 12, 30), BY_PAGE)


def test_dates_of_several_years_tell_no_year() -> None:
    text = "By Ann Lee, 30 December\n\nA comment of 4 January 2025, another of 3 May 2023"
    (found,) = yearless(text, scan(text, "en"), None, "en")
    assert found.day is None


def test_nothing_tells_the_year() -> None:
    (found,) = yearless("6 March", [], None, "en")
    row = found.listed(chosen=False)
    assert (found.day, row.value, row.precision, row.role) == (None, "--03-06", "day", "mentioned")


def test_short_names_of_other_languages_are_no_months() -> None:
    assert list(yearless("iPhone 11 Pro", [], LATEST, "de")) == []
    assert [found.day for found in yearless("11 pro", [], LATEST, "cs")] == [date(2024, 12, 11)]


def test_a_day_is_not_read_twice() -> None:
    assert [found.raw for found in yearless("Last updated on 20 Feb. 3 min read", [], LATEST, "en")] == ["20 Feb."]


@pytest.mark.parametrize(
    "text",
    ["6 March 2025", "March 6, 2025", "06.03.2025", "06.03.25", "6 de marzo de 2025", "2025年3月6日", "31 June", "Chapter 6",
     "1.10.3", "May 5 %", "", "6 people", "16/03/2025"],
)  # fmt: skip
def test_whole_dates_and_other_figures_are_left_alone(text: str) -> None:
    assert list(yearless(text, scan(text, "en"), LATEST, None)) == []


@given(
    day=st.dates(date(2024, 7, 30), LATEST),
    form=st.sampled_from(["{0:%d %B}", "{0:%B %d}", "{0:%A, %d %B}", "{0:%d.%m.}"]),
)
def test_what_is_written_without_its_year_is_found_again(day: date, form: str) -> None:
    text = form.format(day)
    (found,) = yearless(text, [], LATEST, "en")
    assert found.day == day


@given(st.text(max_size=200))
def test_no_day_is_later_than_the_latest(text: str) -> None:
    for found in yearless(text, scan(text), LATEST, None):
        assert found.day is None or found.day <= LATEST
        assert text[found.start :].startswith(found.raw)
