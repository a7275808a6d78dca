from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates import Dating, FoundDate, date_html
from transforms.dates.claim import Claim
from transforms.dates.evidence import Evidence, ReadClaim
from transforms.dates.found import Stamp
from transforms.dates.reading import Reading
from transforms.dates.structured import read_structured
from transforms.dates.text import scored
from transforms.dates.verdict import dating_of

DAY, LATER = date(2025, 1, 16), date(2025, 1, 20)
STORY = "<p>" + "The council met on Thursday and agreed on nothing at all, its speaker said. " * 4 + "</p>"
CHANGE = ("meta", "meta_modified", "modified", "article:modified_time")
PUBLISHED = ("meta", "meta_published", "published", "article:published_time")
NEWS = ("jsonld", "ld_news", "published", "datePublished")


def claim(kind: tuple[str, str, str, str], raw: str) -> ReadClaim:
    source, name, role, key = kind
    reading = read_structured(raw)
    assert reading
    return ReadClaim(Claim(source, name, role, raw, key), reading)  # type: ignore[arg-type]


def seen(text: str) -> Evidence:
    return Evidence((), texts=tuple(scored(text, url=None, latest=None, language="en", home=None)), text=text)


def of(*claims: ReadClaim, day: date = DAY, sure: float = 0.9, others: Sequence[tuple[date, float]] = ()) -> Dating:
    return dating_of(Evidence(claims), [(day, sure), *others], 0.4, None)


def chosen(dating: Dating, role: str = "published") -> list[FoundDate]:
    return [found for found, taken, _ in dating.candidates if taken and found.role == role]


def accounts_for(found: FoundDate, published: Stamp) -> bool:
    """Whether a chosen row is what the date was taken from."""
    same_words = " ".join(found.raw.split()) == published.raw
    return same_words and found.precision == published.precision and found.score == published.confidence


def test_a_change_alone_dates_the_page_and_says_so() -> None:
    dating = of(claim(CHANGE, "2025-01-16T10:00:00Z"))
    assert dating.published.date == dating.modified.date == DAY
    assert dating.flags == ("date_of_change",)
    (row,) = chosen(dating)
    assert (row.role, row.source, row.score) == ("published", "meta:article:modified_time", 0.9)
    assert len(chosen(dating, "modified")) == 1
    (why,) = [why for found, _, why in dating.candidates if found.role == "published"]
    assert why.startswith("stated as a change alone: ")


def test_what_is_stated_as_published_goes_before_a_change_of_the_same_day() -> None:
    dating = of(claim(CHANGE, "2025-01-16T10:00:00Z"), claim(PUBLISHED, "2025-01-16"))
    assert [row.source for row in chosen(dating)] == ["meta:article:published_time"]
    assert [row.source for row in chosen(dating, "modified")] == ["meta:article:modified_time"]
    assert len(dating.candidates) == 2


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Last updated: January 16, 2025", "January 16, 2025"),
        ("Last updated: January 16, 2025\nBy Ann Lee\n16 January 2025", "16 January 2025"),
    ],
)
def test_a_labelled_change_of_the_text_is_taken_where_nothing_else_says_the_day(text: str, raw: str) -> None:
    dating = dating_of(seen(text), [(DAY, 0.8)], 0.4, None)
    assert dating.published.raw == raw
    assert [row.raw for row in chosen(dating)] == [raw]


def test_the_instant_of_a_day_printed_elsewhere() -> None:
    evidence = Evidence(
        (claim(NEWS, "2025-01-17T03:28:35Z"),), texts=seen("16 January 2025").texts, text="16 January 2025"
    )
    dating = dating_of(evidence, [(DAY, 0.8), (date(2025, 1, 17), 0.5)], 0.4, None)
    published = dating.published
    assert (published.date, published.time, published.utc_offset_minutes) == (DAY, None, None)
    assert (published.at, published.zone_source) == (datetime(2025, 1, 17, 3, 28, 35, tzinfo=UTC), "page")
    assert [row.source for row in chosen(dating)] == ["jsonld:datePublished"]
    (why,) = [why for _, taken, why in dating.candidates if taken]
    assert (
        why
        == "the instant of 2025-01-16: the likeliest of 2 days and the earliest (0.80, then 2025-01-17 with 0.50), stated by text"
    )


def test_of_equal_statements_one_is_chosen() -> None:
    assert len(chosen(of(*(claim(PUBLISHED, "2025-01-16") for _ in range(3))))) == 1


def test_a_day_that_nothing_states_is_no_date() -> None:
    dating = of(claim(PUBLISHED, "2025-01-20"))
    assert dating.published == Stamp()
    assert chosen(dating) == []


@pytest.mark.parametrize("sure", [0.39, 0.0])
def test_below_the_threshold_nothing_is_chosen(sure: float) -> None:
    dating = of(claim(PUBLISHED, "2025-01-16"), sure=sure)
    assert (dating.published.date, chosen(dating)) == (None, [])
    assert [why for _, _, why in dating.candidates] == ["not sure enough"]


def test_reasons_name_what_decided() -> None:
    dating = of(
        claim(NEWS, "2025-01-16T10:00:00Z"), claim(PUBLISHED, "2025-01-16"), claim(PUBLISHED, "2025-01-20"),
        claim(CHANGE, "2025-01-20"), others=[(LATER, 0.07)],
    )  # fmt: skip
    assert [why for _, _, why in dating.candidates] == [
        "the likeliest of 2 days and the earliest (0.90, then 2025-01-20 with 0.07), "
        "stated by jsonld:datePublished, meta:article:published_time",
        "states the chosen day, too",
        "2025-01-16 is likelier",
        "stated as a change",
    ]


def test_a_reason_names_a_few_statements() -> None:
    claims = [claim(("meta", "meta_dated", "published", f"date{number}"), "2025-01-16") for number in range(9)]
    (why,) = [why for _, taken, why in of(*claims).candidates if taken]
    assert why == "the only day found (0.90), stated by meta:date0, meta:date1, meta:date2, meta:date3, 5 more"


def test_a_month_of_the_address_does_not_stand_for_a_day() -> None:
    url = ReadClaim(Claim("url", "url", "published", "/2025/01/", "path"), Reading(date(2025, 1, 1), "month"))
    dating = of(url, claim(CHANGE, "2025-01-01"), day=date(2025, 1, 1))
    assert dating.published.precision == "day"
    assert [row.source for row in chosen(dating)] == ["meta:article:modified_time"]


PART = ("jsonld", "ld_part", "published", "datePublished")
TEASER = ("time", "time_aside", "published", "datetime")


@pytest.mark.parametrize(
    ("claims", "flags"),
    [
        ([claim(NEWS, "2025-01-16"), claim(PUBLISHED, "2025-01-16")], ()),
        ([claim(NEWS, "2025-01-16"), claim(PUBLISHED, "2025-01-17")], ()),  # the next day elsewhere
        ([claim(NEWS, "2025-01-16"), claim(PUBLISHED, "2025-01-18")], ("dates_conflict",)),
        ([claim(NEWS, "2025-01-16"), claim(PUBLISHED, "2024-01-16")], ("dates_conflict",)),
        ([claim(NEWS, "2025-01-16"), claim(PUBLISHED, "2024-01")], ()),  # a month contradicts no day
        ([claim(NEWS, "2025-01-16"), claim(CHANGE, "2025-03-16")], ()),
        ([claim(NEWS, "2025-01-16"), claim(PART, "2025-03-16")], ()),
        ([claim(NEWS, "2025-01-16"), claim(TEASER, "2025-03-16")], ()),
        ([claim(PUBLISHED, "2025-03-16")], ()),  # no date, no conflict
    ],
)
def test_formal_statements_of_other_days_are_flagged(claims: list[ReadClaim], flags: tuple[str, ...]) -> None:
    assert of(*claims).flags == flags


def test_a_labelled_date_of_the_text_contradicts_as_well() -> None:
    text = f"A headline\nBy Ann Lee\nPublished: 20 January 2025\n\n{'The council met and agreed on nothing. ' * 9}\n"
    shown = seen(text)
    assert shown.texts
    assert shown.texts[0].confidence > 0.5
    evidence = Evidence((claim(NEWS, "2025-01-16"),), texts=shown.texts, text=text)
    assert dating_of(evidence, [(DAY, 0.9), (LATER, 0.1)], 0.4, None).flags == ("dates_conflict",)
    assert dating_of(evidence, [(LATER, 0.9), (DAY, 0.1)], 0.4, None).flags == ("dates_conflict",)


HEADS = (
    '<meta property="article:published_time" content="{0}T{1}">',
    '<meta property="article:modified_time" content="{0}T{1}">',
    '<meta name="date" content=" {0}  {1} ">',
    '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{0}T{1}"}}</script>',
    '<script type="application/ld+json">{{"@type": "WebPage", "dateModified": "{0}"}}</script>',
)
BODIES = (
    "<time datetime='{0}T{1}'>then</time>", "<p>Published {0}</p>", "<p>Last updated: {0} {1}</p>", "<p>{0}</p>",
    "<p class='post-date'>{0}</p>", "<p class='modified-date'>{0}</p>", "<script>{{'createdAt':'{0}T{1}'}}</script>",
    "<span itemprop='dateModified' content='{0}T{1}'></span>",
)  # fmt: skip
FILLED = st.tuples(
    st.dates(date(2025, 1, 15), date(2025, 1, 18)),
    st.sampled_from(["23:30:00Z", "02:10:00+00:00", "09:00:00", "00:00"]),
)


def filled(templates: Sequence[str], most: int) -> st.SearchStrategy[str]:
    """Return statements in markup, of days near each other."""
    one = st.builds(lambda template, day: template.format(*day), st.sampled_from(templates), FILLED)
    return st.lists(one, max_size=most).map("".join)


@given(head=filled(HEADS, 3), body=filled(BODIES, 4), zone=st.sampled_from([None, "America/New_York"]))
def test_a_date_is_the_one_chosen_candidate_of_its_day(head: str, body: str, zone: str | None) -> None:
    html = f"<html><head><title>A headline</title>{head}</head><body><h1>A headline</h1>{body}{STORY * 3}</body></html>"
    dating = date_html(html, visible=None, url=None, fetched_at=None, language="en", zone=zone)
    rows = chosen(dating)
    assert len(rows) == (dating.published.date is not None)
    for row in rows:
        day, printed = date.fromisoformat(row.value[:10]), dating.published.date
        assert printed
        assert day == printed or (row.utc_offset_minutes == 0 and abs((day - printed).days) == 1)
        assert accounts_for(row, dating.published)
