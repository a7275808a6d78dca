from datetime import UTC, date, datetime

import pytest

from transforms.dates import Dating, date_text
from transforms.dates.proxied import RIVAL, SOURCE, STATED
from transforms.proxied import header_of

TITLE = "Council agrees on nothing for the third time this winter"
SENTENCE = "The council met on Thursday and agreed on nothing at all, its speaker said after the session. "
STORY = "\n\n".join([SENTENCE * 3, SENTENCE * 4, SENTENCE * 3])
URL = "https://tide.example/council"


def page(stated: str, shown: str = "") -> str:
    return (
        f"Title: {TITLE} | The Tide\n\nURL Source: {URL}\n\nPublished Time: {stated}\n\n"
        f"Markdown Content:\n# {TITLE}\n\n{shown}\n\n{STORY}"
    )


def dated(text: str, fetched_at: datetime | None = None, zone: str | None = None) -> Dating:
    return date_text(text, url=None, fetched_at=fetched_at, language="en", zone=zone, header=header_of(text))


@pytest.mark.parametrize(
    ("stated", "day", "time", "at"),
    [
        ("2025-01-16T09:30:00Z", date(2025, 1, 16), "09:30:00", datetime(2025, 1, 16, 9, 30, tzinfo=UTC)),
        ("2025-01-16T23:30:00+05:30", date(2025, 1, 16), "23:30:00", datetime(2025, 1, 16, 18, tzinfo=UTC)),
        ("2025-01-16T09:30:12.123Z", date(2025, 1, 16), "09:30:12", datetime(2025, 1, 16, 9, 30, 12, tzinfo=UTC)),
        ("2025-01-16T09:30", date(2025, 1, 16), "09:30", None),
        ("2025-01-16", date(2025, 1, 16), None, None),
        ("2025-01-16T00:00:00Z", date(2025, 1, 16), None, None),
        ("2025-02-30T09:30:00Z", None, None, None),
        ("Thu, 16 Jan 2025 09:30:00 GMT", None, None, None),
        ("soon", None, None, None),
    ],
)
def test_a_page_without_a_day_has_that_of_its_header(
    stated: str, day: date | None, time: str | None, at: datetime | None
) -> None:
    found = dated(page(stated)).published
    assert (found.date, found.time, found.at) == (day, time, at)
    assert found.confidence == (STATED if day else 0)


@pytest.mark.parametrize(
    ("stated", "shown", "day", "at"),
    [
        ("2025-01-20T09:30:00Z", "By Ann Lee\nPublished: 16 January 2025", date(2025, 1, 16), None),
        ("Mon, 20 Jan 2025 09:30:00 GMT", "By Ann Lee\nPublished: 16 January 2025", date(2025, 1, 16), None),
        (
            "2025-01-16T09:30:00Z", "By Ann Lee\nPublished: 16 January 2025",
            date(2025, 1, 16), datetime(2025, 1, 16, 9, 30, tzinfo=UTC),
        ),
        (
            "2025-01-17T02:30:00Z", "By Ann Lee\nPublished: 16 January 2025",
            date(2025, 1, 16), datetime(2025, 1, 17, 2, 30, tzinfo=UTC),
        ),
        ("2025-01-17T02:30:00+01:00", "By Ann Lee\nPublished: 16 January 2025", date(2025, 1, 16), None),
        ("2025-01-16T09:30:00Z", "By Ann Lee\nPublished: 16 January 2025, 10:30", date(2025, 1, 16), None),
    ],
)  # fmt: skip
def test_the_day_that_the_page_shows_goes_before(stated: str, shown: str, day: date, at: datetime | None) -> None:
    found = dated(page(stated, shown))
    assert (found.published.date, found.published.at) == (day, at)
    ((taken, _, _),) = [told for told in found.candidates if told[1] and told[0].role == "published"]
    assert taken.score == pytest.approx(found.published.confidence, abs=1e-3)


@pytest.mark.parametrize(
    ("stated", "shown", "score"),
    [
        ("2025-01-16T09:30:00Z", "", STATED),
        ("2025-01-20T09:30:00Z", "By Ann Lee\nPublished: 16 January 2025", RIVAL),
        ("2025-01-20T09:30:00Z", "16 January 2025", RIVAL),
        ("Thu, 16 Jan 2025 09:30:00 GMT", "", 0),
    ],
)
def test_how_sure_the_time_of_a_header_is(stated: str, shown: str, score: float) -> None:
    (told,) = [row.score for row, _, _ in dated(page(stated, shown)).candidates if row.source == SOURCE]
    assert told == score


def test_a_naive_time_takes_the_publishers_zone() -> None:
    found = dated(page("2025-01-16T09:30"), zone="Asia/Kolkata").published
    assert (found.at, found.zone_source) == (datetime(2025, 1, 16, 4, tzinfo=UTC), "publisher")


def test_a_time_after_the_fetch_is_left_out() -> None:
    found = dated(page("2025-01-16T09:30:00Z"), datetime(2025, 1, 10, tzinfo=UTC))
    assert found.published.date is None
    assert not found.candidates
    assert found.repairs == ("bad_date",)


@pytest.mark.parametrize(
    ("stated", "repairs"),
    [
        ("2025-01-16T09:30:00Z", ()),
        ("Thu, 16 Jan 2025 09:30:00 GMT", ()),
        ("2025-02-30T09:30:00Z", ("bad_date",)),
        ("soon", ("bad_date",)),
    ],
)
def test_a_time_that_is_none_is_said(stated: str, repairs: tuple[str, ...]) -> None:
    assert dated(page(stated)).repairs == repairs


@pytest.mark.parametrize(
    ("stated", "role", "chosen"),
    [("2025-01-16T09:30:00Z", "published", True), ("Thu, 16 Jan 2025 09:30:00 GMT", "rendered", False)],
)
def test_the_header_is_a_candidate_with_its_place(stated: str, role: str, chosen: bool) -> None:
    text = page(stated)
    ((row, taken, reason),) = dated(text).candidates
    assert (row.role, row.source, taken) == (role, SOURCE, chosen)
    assert row.char_start is not None
    assert text[row.char_start :].startswith(row.raw)
    assert reason


def test_dates_of_the_page_are_where_they_stand() -> None:
    text = page("2025-01-20T09:30:00Z", "By Ann Lee\nPublished: 16 January 2025")
    found = dated(text).candidates
    assert len(found) == 2
    assert all(text[row.char_start or 0 :].startswith(row.raw) for row, _, _ in found)


def test_a_page_below_a_header_is_read_as_without_it() -> None:
    below = f"9.4 C\nLahore\nThursday, January 16, 2025\n\n{TITLE}\n\n{STORY}"
    header = f"Title: {TITLE}\n\nURL Source: {URL}\n\nMarkdown Content:\n"
    bare, headed = dated(below), dated(header + below)
    assert headed.published == bare.published
    assert [row._replace(char_start=None) for row, _, _ in headed.candidates] == [
        row._replace(char_start=None) for row, _, _ in bare.candidates
    ]


@pytest.mark.parametrize(
    ("stated", "shown", "day", "flags"),
    [
        ("2025-01-20T09:30:00Z", "By Ann Lee\nPublished: 16 January 2025", date(2025, 1, 16), ("dates_conflict",)),
        ("2025-01-17T02:30:00Z", "By Ann Lee\nPublished: 16 January 2025", date(2025, 1, 16), ()),
        ("Mon, 20 Jan 2025 09:30:00 GMT", "By Ann Lee\nPublished: 16 January 2025", date(2025, 1, 16), ()),
        # what the header states tells the month of the page's figures from their day
        ("2025-04-03T09:30:00Z", "By Ann Lee\nPublished: 03/04/2025", date(2025, 4, 3), ()),
        ("2025-03-04T09:30:00Z", "By Ann Lee\nPublished: 03/04/2025", date(2025, 3, 4), ()),
        ("2025-03-04T09:30:00Z", "", date(2025, 3, 4), ()),
    ],
)
def test_a_header_contradicts_or_settles_what_the_page_shows(
    stated: str, shown: str, day: date, flags: tuple[str, ...]
) -> None:
    found = dated(page(stated, shown))
    assert (found.published.date, found.flags) == (day, flags)
    assert [row.role for row, chosen, _ in found.candidates if chosen] == ["published"]


def test_a_day_that_the_header_gives_a_time_to_says_so() -> None:
    found = dated(page("2025-01-16T09:30:00Z", "By Ann Lee\nPublished: 16 January 2025"))
    assert [(row.source, chosen, why) for row, chosen, why in found.candidates] == [
        (SOURCE, True, "the day that the page shows"),
        ("text", False, "the header gives its time as well"),
    ]
