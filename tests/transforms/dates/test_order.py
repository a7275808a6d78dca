from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.order import BY_ENGLISH, BY_LANGUAGE, Habits, settle
from transforms.dates.reading import Doubt
from transforms.dates.scan import scan


def first_day(text: str, language: str | None = None, url: str | None = None, latest: date | None = None) -> str:
    return str(settle(text, scan(text, language), language=language, url=url, latest=latest)[0].options[0][1])


@pytest.mark.parametrize(
    ("text", "language", "url", "day"),
    [
        ("03/04/2025", "de", None, "2025-04-03"),
        ("03/04/2025", "fr", None, "2025-04-03"),
        ("03/04/2025", "en", None, "2025-03-04"),
        ("03/04/2025", "en", "https://example.co.uk/a", "2025-04-03"),
        ("03/04/2025", "en", "https://example.ie/a", "2025-04-03"),
        ("03/04/2025", None, "https://example.gov/a", "2025-03-04"),
        ("03/04/2025", "en-GB", None, "2025-04-03"),
        ("03/04/2025", "en-AU", "https://example.com/a", "2025-04-03"),
        ("03/04/2025: color, $5", "en-GB", None, "2025-04-03"),
        ("03/04/2025: colour, £5", "en-US", None, "2025-03-04"),
        ("03/04/2025", "en-GB", "https://example.us/a", "2025-03-04"),  # the address goes before the language
        ("03/04/2025", "und", "https://example.us/a", "2025-03-04"),
        ("03.04.2025", "en", None, "2025-04-03"),  # dots put the day first everywhere
        ("03/04/2025 and 25/12/2024", "en", None, "2025-04-03"),
        ("03/04/2025 and 12/25/2024", "de", None, "2025-03-04"),
        ("03/04/2025 02:00pm GMT, £5", "en", None, "2025-04-03"),
        ("03/04/2025, in New York for $5", None, None, "2025-03-04"),
        ("03/04/2025: your four tours rise, the rent was raised for an hour", "en", None, "2025-03-04"),
        ("03/04/2025: your four tours rise, the rent was raised for an hour", "en", "https://a.example", "2025-03-04"),
        ("03/04/2025: the colour of the harbour centre", "en", None, "2025-04-03"),
        ("03/04/2025: the color of the harbor center", "en", None, "2025-03-04"),
        ("03/04/2025: the colour of the harbour centre", "en", "https://town.oh.us/a", "2025-03-04"),
        ("03/04/2025: London, £5, colour", None, "https://example.gov/a", "2025-03-04"),
        ("03/04/2025, after 5 June 2024", "en", "https://example.gov/a", "2025-03-04"),
        ("03/04/2025: the color of the harbor center", "en", "https://example.co.uk/a", "2025-04-03"),
        ("03/04/2025 ... 4 March 2025", "fr", None, "2025-03-04"),  # the same day spelt out
        ("03/04/2025 ... 5 June 2024", "en", None, "2025-04-03"),  # days spelt out come first
        ("03/04/2025 ... June 5, 2024", "en", None, "2025-03-04"),
        ("24/05/06", "ja", None, "2024-05-06"),
        ("24.05.06", "de", None, "2006-05-24"),
        ("03/04/70", "de", None, "1970"),
    ],
)
def test_order_by_evidence(text: str, language: str | None, url: str | None, day: str) -> None:
    if day == "1970":  # before the web: refused
        assert scan(text) == [] or first_day(text, language, url) > "1990"
        return
    assert first_day(text, language, url) == day


def test_a_day_after_the_fetch_is_the_other_order() -> None:
    assert first_day("03/04/2025", "fr", latest=date(2025, 3, 10)) == "2025-03-04"


def test_a_settled_sighting_is_left_alone() -> None:
    found = scan("16 January 2025")
    assert settle("16 January 2025", found, language=None, url=None, latest=None) == found


def test_without_evidence_both_days_stay_open() -> None:
    (found,) = settle("03/04/2025", scan("03/04/2025"), language="fr", url=None, latest=None)
    assert not found.settled


def doubt(
    text: str, language: str | None, url: str | None = None, known: frozenset[date] = frozenset()
) -> Doubt | None:
    (first, *_) = settle(text, scan(text, language), language=language, url=url, latest=None, known=known)
    assert first.reading
    assert first.reading.day == first.options[0][1]
    return first.reading.doubt


@pytest.mark.parametrize(
    ("text", "language", "url", "sure"),
    [
        ("03/04/2025", "en", None, BY_LANGUAGE),
        ("03/04/2025", None, None, BY_LANGUAGE),
        ("03/04/2025", "en", "https://news.example/a", BY_LANGUAGE),
        ("03/04/2025 $5", "en", None, BY_ENGLISH),
        ("03/04/2025, the colour", "en", None, BY_ENGLISH),
        ("03/04/2025 ... 5 June 2024", "en", None, BY_ENGLISH),
        ("03/04/2025", "de", None, None),  # one language, one order
        ("03/04/2025", "en", "https://example.co.uk/a", None),
        ("03/04/2025", "en", "https://example.gov/a", None),
        ("03.04.2025", "en", None, None),
        ("03/04/2025", "en-GB", None, None),
        ("03/04/2025", "en-US", None, None),
        ("03/04/2025", "en-CA", None, BY_LANGUAGE),  # both orders are written there
        ("03/04/2025", "zh-Hant", None, None),
        ("03/04/2025", "und", None, BY_LANGUAGE),
        ("13/04/2025", "en", None, None),
        ("03/03/2025", "en", None, None),  # the same day in either order
        ("Thursday 03/04/2025", "en", None, None),
        ("03/04/2025 and 25/12/2024", "en", None, None),
        ("03/04/2025 ... 3 April 2025", "en", None, None),
        ("03/04/2025 ... 3 April 2025 ... 4 March 2025", "en", None, BY_ENGLISH),  # both stand there
    ],
)
def test_an_order_that_is_assumed_leaves_a_doubt(text: str, language: str | None, url: str | None, sure: float) -> None:
    found = doubt(text, language, url)
    assert (found.sure if found else None) == sure


def test_a_doubt_names_the_other_day() -> None:
    assert doubt("03/04/2025", "en") == Doubt(date(2025, 4, 3), "dmy", BY_LANGUAGE)
    assert doubt("03/04/2025, the colour", "en") == Doubt(date(2025, 3, 4), "mdy", BY_ENGLISH)


@pytest.mark.parametrize("day", [date(2025, 3, 4), date(2025, 4, 3)])
def test_a_day_that_the_markup_states_settles_the_order(day: date) -> None:
    (found,) = settle("03/04/2025", scan("03/04/2025"), language="en", url=None, latest=None, known=frozenset([day]))
    assert (found.options[0][1], found.settled) == (day, True)


def test_the_fetch_settles_the_order_without_a_doubt() -> None:
    (found,) = settle("03/04/2025", scan("03/04/2025"), language="en", url=None, latest=date(2025, 3, 10))
    assert found.settled
    assert found.reading is not None
    assert (found.reading.day, found.reading.doubt) == (date(2025, 3, 4), None)


def test_habits_of_a_page_settle_what_stands_elsewhere() -> None:
    text = "25/12/2024"
    habits = Habits.of(text, scan(text), language="en", url=None, latest=None)
    (found,) = scan("03/04/2025")
    assert habits.settled(found).options == (("dmy", date(2025, 4, 3)),)
    (other,) = scan("03-04-2025")  # another sign, another habit
    assert not habits.settled(other).settled


@given(st.dates(date(1995, 1, 1), date(2090, 1, 1)), st.sampled_from(["en", "de", None]), st.sampled_from(["/", "-"]))
def test_the_right_day_is_the_day_or_its_doubt(day: date, language: str | None, sign: str) -> None:
    text = day.strftime(f"%m{sign}%d{sign}%Y")
    (found,) = settle(text, scan(text), language=language, url=None, latest=None)
    assert found.reading
    other = found.reading.doubt.other if found.reading.doubt else None
    assert day in (found.reading.day, other) or language == "de"
    assert day in {option for _, option in found.options}
