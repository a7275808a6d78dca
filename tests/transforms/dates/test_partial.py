from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from transforms.dates import Dating, date_html, date_text
from transforms.dates.partial import Partial, over_the_story, partial_rows, stamped

FETCHED = datetime(2025, 5, 20, 15, 10, tzinfo=UTC)
STORY = "The council met on Thursday and agreed on nothing at all, its speaker said to the reporters who waited outside the old hall."
PAGE = "The Ledger\nNews | Sport\n\nA headline of some length\n\nAnn Lee\n{}\n\n" + f"{STORY}\n\n{STORY}\n\n{STORY}"


def read(text: str, fetched_at: datetime | None) -> Dating:
    return date_text(text, url=None, fetched_at=fetched_at, language="en", zone=None)


@pytest.mark.parametrize(
    ("line", "day"),
    [("3 hours ago", date(2025, 5, 20)), ("Yesterday", date(2025, 5, 19)), ("6 March", date(2025, 3, 6)),
     ("Published: Yesterday", date(2025, 5, 19)), ("Updated: Yesterday", None), ("3 days ago", None), ("Soon", None)],
)  # fmt: skip
def test_what_stands_over_the_story_dates_it(line: str, day: date | None) -> None:
    published = read(PAGE.format(line), FETCHED).published
    assert (published.date, published.at, published.time) == (day, None, None)
    assert published.precision == ("day" if day else None)


@pytest.mark.parametrize("line", ["3 hours ago", "Yesterday", "6 March", "06.03."])
def test_without_a_fetch_no_day_is_made_up(line: str) -> None:
    assert read(PAGE.format(line), None).published.date is None


def test_a_whole_date_goes_before() -> None:
    dating = read(PAGE.format("Published: 16 January 2025\nYesterday"), FETCHED)
    assert dating.published.date == date(2025, 1, 16)
    assert ("2025-05-19", False) in [(found.value, chosen) for found, chosen, _ in dating.candidates]


def test_the_same_holds_for_markup() -> None:
    html = (
        f"<title>A headline</title><h1>A headline</h1><p>Ann Lee | Published: Yesterday</p><p>{STORY}</p><p>{STORY}</p>"
    )
    for fetched_at, day in ((FETCHED, date(2025, 5, 19)), (None, None)):
        dating = date_html(html, visible=None, url=None, fetched_at=fetched_at, language="en", zone=None)
        assert dating.published.date == day
        assert sum(chosen for _, chosen, _ in dating.candidates) == (day is not None)


def partial(start: int, day: date | None, confidence: float = 0.9, label: str | None = None) -> Partial:
    return Partial(start, "words", "relative", label, day, confidence, "--05-19")


BYLINE, BELOW = PAGE.index("{}"), len(PAGE) - 20
DAY, OTHER = date(2025, 5, 19), date(2025, 5, 18)


@pytest.mark.parametrize(
    ("partials", "day"),
    [
        ([], None),
        ([partial(BYLINE, DAY)], DAY),
        ([partial(BYLINE, DAY), partial(BYLINE + 1, DAY, 0.95)], DAY),
        ([partial(BYLINE, DAY), partial(BYLINE + 1, OTHER)], None),
        ([partial(BYLINE, DAY, label="published"), partial(BYLINE + 1, OTHER)], DAY),
        ([partial(BYLINE, DAY), partial(BYLINE + 1, OTHER, label="modified")], DAY),
        ([partial(BYLINE, DAY), partial(BELOW, OTHER)], DAY),
        ([partial(BELOW, DAY)], None),
        ([partial(BYLINE, None)], None),
        ([partial(BYLINE, DAY, 0.6)], None),
    ],
)
def test_those_over_the_story_must_agree(partials: Sequence[Partial], day: date | None) -> None:
    best = over_the_story(PAGE, partials, 0.87)
    assert (best.day if best else None) == day
    assert stamped(best, None).date == day


def test_a_page_without_paragraphs_has_no_story() -> None:
    assert over_the_story("Yesterday\nHeadline\nMenu", [partial(0, DAY)], 0.5) is None


def test_every_partial_date_is_a_row_with_its_reason() -> None:
    chosen, unknown = partial(0, DAY), partial(9, None)
    rows = partial_rows([chosen, unknown], chosen, FETCHED)
    assert [(found.value, kept, found.role) for found, kept, _ in rows] == [
        ("2025-05-19", True, "published"),
        ("--05-19", False, "mentioned"),
    ]
    assert [reason for *_, reason in rows] == [
        "stands over the story, completed by the fetch",
        "nothing on the page tells its year",
    ]
