from datetime import date

import pytest

from transforms.dates.order import settle
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
