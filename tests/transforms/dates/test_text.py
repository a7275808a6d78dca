from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates import Dating, date_text

FETCHED = datetime(2025, 2, 1, 12, tzinfo=UTC)
SENTENCE = "The council met on Thursday and agreed on nothing at all, its speaker said after the session. "
STORY = "\n\n".join([SENTENCE * 3, SENTENCE * 4, SENTENCE * 3])
MENU = "Home\nNews\nSport\nOpinion\nSearch\nLog in"
TITLE = "Council agrees on nothing for the third time this winter"


def dated(text: str, fetched_at: datetime | None = None, zone: str | None = None) -> Dating:
    return date_text(text, url=None, fetched_at=fetched_at, language="en", zone=zone)


def article(line: str) -> str:
    return f"{MENU}\n\n{TITLE}\n\n{line}\n\n{STORY}\n\nRead also\nMayor resigns\nBridge closed"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("By Ann Lee\nPublished: 16 January 2025", "2025-01-16"),
        ("Published on January 16, 2025 at 10:30", "2025-01-16"),
        ("Von Ann Lee, veröffentlicht am 16.01.2025, 10:30 Uhr", "2025-01-16"),
        ("16 January 2025 10:30 GMT", "2025-01-16"),
    ],
)
def test_a_dated_byline(line: str, value: str) -> None:
    assert str(dated(article(line)).published.date) == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            f"9.4 C\nLahore\nThursday, January 16, 2025\n\n{TITLE}\n\n{STORY}",
            "a weather widget shows the day of rendering",
        ),
        (f"{MENU}\n\n{TITLE}\n\nPublished\n\non\n\n{STORY}", "the date is lost"),
        (f"{TITLE}\n\n{STORY}", "there is none"),
        (f"{TITLE}\n\nThe 2006 files\n\n{STORY}", "a year is no date"),
        ("", "nothing"),
        (f"{TITLE}\n\nPublished: 30 February 2024\n\n{STORY}", "there is no such day"),
    ],
)
def test_no_date(text: str, why: str) -> None:
    assert dated(text).published.date is None, why


@pytest.mark.parametrize("line", ["By Ann Lee\nPublished: 16 January 2025", "Published on January 16, 2025 at 10:30"])
def test_what_is_chosen_is_as_sure_as_the_date_is(line: str) -> None:
    found = dated(article(line))
    (chosen,) = [row for row, chosen, _ in found.candidates if chosen]
    assert chosen.score == pytest.approx(found.published.confidence, abs=1e-3)


def test_a_blogs_date_header_is_its_day() -> None:
    assert dated(f"Thursday, 16 January 2025\n\n{TITLE}\n\n{STORY}").published.date == date(2025, 1, 16)


def test_the_weather_widget_is_a_candidate_of_its_own_role() -> None:
    ((candidate, chosen, reason),) = dated(
        f"9.4 C\nLahore\nThursday, January 16, 2025\n\n{TITLE}\n\n{STORY}"
    ).candidates
    assert (candidate.role, candidate.value, chosen) == ("rendered", "2025-01-16", False)
    assert reason


@pytest.mark.parametrize(
    ("line", "flags"),
    [
        ("Published: 16 January 2025", ()),
        ("Last updated: 16 January 2025", ("date_of_change",)),
        ("Published: 16 January 2025\nLast updated: 16 January 2025", ()),
        ("Published: 16 January 2025\nLast updated: 20 January 2025", ()),
    ],
)
def test_a_page_dated_by_a_change_alone_says_so(line: str, flags: tuple[str, ...]) -> None:
    dating = dated(article(line))
    assert (dating.published.date, dating.flags) == (date(2025, 1, 16), flags)
    (why,) = [reason for row, chosen, reason in dating.candidates if chosen and row.role == "published"]
    assert why.startswith("labelled as a change alone: ") is bool(flags)


def test_a_date_that_the_page_cannot_bear_yet_is_listed() -> None:
    dating = dated(article("Published 13 March 2025"), FETCHED)
    assert dating.published.date is None
    ((row, chosen, why),) = dating.candidates
    assert (row.role, row.value, row.score, chosen) == ("mentioned", "2025-03-13", 0.0, False)
    assert why.startswith("later than the page can bear")


def test_a_weekday_of_another_day_is_named() -> None:
    dating = dated(article("Published: Tuesday, 16 January 2025"))
    (why,) = [reason for row, chosen, reason in dating.candidates if chosen]
    assert why.endswith("though the weekday beside it is another")


def test_a_labelled_change_is_modified() -> None:
    dating = dated(article("Published: 16 January 2025\nLast updated: 20 January 2025"))
    assert (dating.published.date, dating.modified.date) == (date(2025, 1, 16), date(2025, 1, 20))


@pytest.mark.parametrize(("zone", "at"), [(None, None), ("Asia/Kolkata", datetime(2025, 1, 16, 5, tzinfo=UTC))])
def test_a_naive_time_needs_the_publishers_zone(zone: str | None, at: datetime | None) -> None:
    published = dated(article("Published: 16 January 2025 10:30"), zone=zone).published
    assert (published.at, published.time, published.precision) == (at, "10:30", "minute")


def test_spans_point_into_the_text_as_given() -> None:
    text = article("Published: ١٦ يناير ٢٠٢٥ 10:30")
    for candidate, _, _ in dated(text).candidates:
        assert candidate.char_start is not None
        assert text[candidate.char_start :].startswith(candidate.raw)


def test_a_date_inside_the_story_is_mentioned() -> None:
    story = STORY + "\n\n" + SENTENCE * 2 + "It had begun on 3 May 2019, long before. " + SENTENCE
    dating = date_text(
        article("Published: 16 January 2025").replace(STORY, story), url=None, fetched_at=None, language="en", zone=None,
        story_spans=[(0, 10_000)],
    )  # fmt: skip
    assert [c.role for c, _, _ in dating.candidates if c.value == "2019-05-03"] == ["mentioned"]


@given(
    day=st.dates(date(1995, 1, 1), date(2089, 1, 1)),
    line=st.sampled_from(["Published: {}", "{}", "By Ann Lee, {}"]),
)
def test_no_answer_is_later_than_the_fetch_and_a_day(day: date, line: str) -> None:
    dating = dated(article(line.format(f"{day:%d %B %Y}")), FETCHED)
    latest = FETCHED.date() + timedelta(days=1)
    assert dating.published.date is None or dating.published.date <= latest
    could_be = [candidate for candidate, _, _ in dating.candidates if candidate.role != "mentioned"]
    assert all(candidate.value[:10] <= latest.isoformat() for candidate in could_be)


@given(order=st.permutations([f"Teaser number {n}\n{n} January 2025" for n in range(3, 10)]))
def test_furniture_below_the_story_may_stand_in_any_order(order: list[str]) -> None:
    text = article("By Ann Lee\nPublished: 16 January 2025 10:30") + "\n\n" + "\n\n".join(order)
    assert dated(text).published.date == date(2025, 1, 16)


@given(st.text(max_size=400))
def test_no_text_breaks_the_search(text: str) -> None:
    dating = dated(text, FETCHED)
    assert sum(chosen for _, chosen, _ in dating.candidates) <= 2


def test_the_same_text_gives_the_same_answer() -> None:
    text = article("By Ann Lee\nPublished: 16 January 2025 10:30")
    assert dated(text) == dated(text)


def test_a_long_page_of_dates_is_bounded() -> None:
    assert len(dated("Teaser\n1 January 2024\n" * 5_000).candidates) == 400


AMBIGUOUS = "By Ann Lee\nPublished: 03/04/2025"


def values(dating: Dating) -> list[tuple[str, str, bool]]:
    return [(found.role, found.value, chosen) for found, chosen, _ in dating.candidates]


@pytest.mark.parametrize(
    ("line", "day", "other"),
    [(f"{AMBIGUOUS}, the color and the flavor", "2025-03-04", "2025-04-03"),
     (f"{AMBIGUOUS}, the colour and the flavour", "2025-04-03", "2025-03-04")],
)  # fmt: skip
def test_an_order_that_the_english_of_the_page_suggests_is_flagged(line: str, day: str, other: str) -> None:
    dating = dated(article(line))
    assert (str(dating.published.date), dating.flags) == (day, ("date_order_assumed",))
    assert dating.published.confidence <= 0.9
    assert values(dating) == [("published", day, True), ("published", other, False)]
    taken, listed = (found for found, _, _ in dating.candidates)
    assert listed.score < taken.score / 2
    assert dating.candidates[1][2] in ("the same figures read day first", "the same figures read month first")


def test_an_order_that_nothing_tells_is_not_answered() -> None:
    dating = dated(article(AMBIGUOUS))
    assert (dating.published.date, dating.flags) == (None, ())
    assert values(dating) == [("published", "2025-03-04", False), ("published", "2025-04-03", False)]


@pytest.mark.parametrize("line", ["Published: 13/04/2025", "Published: 03.04.2025", "Published: 3 April 2025"])
def test_an_order_that_is_sure_is_not_flagged(line: str) -> None:
    dating = dated(article(f"By Ann Lee\n{line}"))
    assert (dating.published.date is not None, dating.flags, len(dating.candidates)) == (True, (), 1)


def test_the_address_tells_the_order() -> None:
    dating = date_text(article(AMBIGUOUS), url="https://example.co.uk/a", fetched_at=None, language="en", zone=None)
    assert (dating.published.date, dating.flags) == (date(2025, 4, 3), ())


@pytest.mark.parametrize(
    ("above", "flags"),
    [("", ()), ("3 May 2024\n", ()), ("Posted on 3 May 2024\n\n", ("dates_conflict",)),
     ("Posted on 17 January 2025\n\n", ())],
)  # fmt: skip
def test_two_likely_days_of_publication_are_a_conflict(above: str, flags: tuple[str, ...]) -> None:
    dating = dated(above + article("By Ann Lee\nPublished: 16 January 2025, 10:30"))
    assert dating.published.date in (date(2025, 1, 16), date(2025, 1, 17))
    assert dating.flags == flags


@pytest.mark.parametrize("header", ["", "Title: Council agrees\n\nPublished Time: 2035-02-03T10:00:00Z\n\n"])
def test_no_date_is_later_than_the_landing(header: str) -> None:
    text = header + article("By Ann Lee\nPublished: 3 February 2035")
    dating = date_text(text, url=None, fetched_at=None, language="en", zone=None, landed_at=FETCHED)
    assert dating.published.date is None
    assert {(row.role, row.score) for row, _, _ in dating.candidates} == {("mentioned", 0.0)}
    later = datetime(2035, 2, 3, tzinfo=UTC)
    assert date_text(text, url=None, fetched_at=None, language="en", zone=None, landed_at=later).published.date


def test_the_landing_settles_the_order_of_figures() -> None:
    text = article("By Ann Lee\nPublished: 02/03/2025")
    landed = datetime(2025, 2, 10, tzinfo=UTC)
    dating = date_text(text, url=None, fetched_at=None, language="en", zone=None, landed_at=landed)
    assert (dating.published.date, dating.flags, len(dating.candidates)) == (date(2025, 2, 3), (), 1)
