import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.address import from_url, shape_of


@pytest.mark.parametrize(
    ("url", "raw"),
    [
        ("https://example.org/2025/01/16/title", "2025-01-16"),
        ("https://example.org/2025/1/6/title", "2025-01-06"),
        ("https://example.org/title-2025-01-16.html", "2025-01-16"),
        ("https://example.org/20250116/title", "2025-01-16"),
        ("https://example.org/2025/01/title", "2025-01"),
        ("https://example.org/a?day=2025-01-16", None),
        ("https://example.org/article-20251699", None),
        ("https://example.org/id/120250116", None),
        ("https://example.org/title", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, raw: str | None) -> None:
    assert [c.raw for c in from_url(url)] == ([raw] if raw else [])


@pytest.mark.parametrize(
    ("url", "steps", "words", "numbered"),
    [
        ("https://example.org/", 0, 0, 0),
        ("https://example.org", 0, 0, 0),
        ("https://example.org/politics/", 1, 1, 0),
        ("https://example.org/politics/council-agrees-on-nothing", 2, 4, 0),
        ("https://example.org/a_b+c", 1, 3, 0),
        ("https://example.org/politics/council-agrees-123456.html", 2, 3, 1),
        ("https://example.org/story?id=20345", 1, 1, 1),
        ("https://example.org" + "/a" * 50, 8, 1, 0),
        ("https://example.org/" + "a-" * 50, 1, 12, 0),
        ("/politics/", -1, -1, -1),
        ("https://[broken", -1, -1, -1),
        ("", -1, -1, -1),
        (None, -1, -1, -1),
    ],
)
def test_articles_are_told_from_sections(url: str | None, steps: float, words: float, numbered: float) -> None:
    assert shape_of(url) == (steps, words, numbered)


@given(st.text(max_size=80))
def test_no_address_breaks_the_reading(url: str) -> None:
    assert len(shape_of(url)) == 3
    assert len(list(from_url(url))) <= 1
