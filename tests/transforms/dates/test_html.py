from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from transforms.dates import Dating, date_html
from transforms.markup.structured import structured

FETCHED = datetime(2025, 2, 1, 12, tzinfo=UTC)
LD = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "%s", "dateModified": "%s"}</script>'
STORY = "<p>" + "The council met on Thursday and agreed on nothing at all, its speaker said. " * 4 + "</p>"


def page(head: str = "", body: str = "") -> str:
    return f"<html><head><title>A headline</title>{head}</head><body><h1>A headline</h1>{body}{STORY * 4}</body></html>"


def dated(
    html: str, *, url: str | None = None, fetched_at: datetime | None = FETCHED, zone: str | None = None
) -> Dating:
    return date_html(html, visible=None, url=url, fetched_at=fetched_at, language="en", zone=zone)


def test_json_ld_gives_the_instant_and_the_local_day() -> None:
    published = dated(page(LD % ("2025-01-16T23:30:00-05:00", "2025-01-17T08:00:00-05:00"))).published
    assert published.at == datetime(2025, 1, 17, 4, 30, tzinfo=UTC)
    assert (published.date, published.time, published.precision) == (date(2025, 1, 16), "23:30:00", "second")
    assert (published.utc_offset_minutes, published.zone_source, published.source) == (-300, "page", "jsonld")
    assert published.raw == "2025-01-16T23:30:00-05:00"


def test_a_change_is_no_publication() -> None:
    dating = dated(page(LD % ("2025-01-16T10:00:00Z", "2025-01-20T10:00:00Z")))
    assert dating.published.date == date(2025, 1, 16)
    assert dating.modified.date == date(2025, 1, 20)


@pytest.mark.parametrize(
    ("zone", "at", "source"),
    [
        (None, None, "none"),
        ("Europe/Berlin", datetime(2025, 1, 16, 9, tzinfo=UTC), "publisher"),
        ("No/Where", None, "none"),
    ],
)
def test_a_naive_time_stays_naive_unless_the_publisher_is_known(
    zone: str | None, at: datetime | None, source: str
) -> None:
    published = dated(page(LD % ("2025-01-16T10:00:00", "2025-01-16T10:00:00")), zone=zone).published
    assert (published.at, published.zone_source, published.time) == (at, source, "10:00:00")


@pytest.mark.parametrize("value", ["2025-01-16", "2025-01-16T00:00:00Z", "2025-01-16T00:00:00"])
def test_a_day_is_never_turned_into_midnight(value: str) -> None:
    published = dated(page(LD % (value, value))).published
    assert (published.date, published.at, published.precision) == (date(2025, 1, 16), None, "day")


@pytest.mark.parametrize("value", ["2024-02-30", "9999-12-31", "2026-01-01T00:00:00Z", "", "soon", "0000-00-00"])
def test_an_impossible_date_is_no_date(value: str) -> None:
    assert dated(page(LD % (value, value))).published.date is None


def test_an_impossible_offset_loses_the_offset_only() -> None:
    published = dated(page(LD % ("2025-01-16T10:30:00+99:99", "2025-01-16"))).published
    assert (published.date, published.time, published.at) == (date(2025, 1, 16), "10:30:00", None)


def test_a_live_blogs_entries_do_not_date_it() -> None:
    head = """<script type="application/ld+json">{"@type": "LiveBlogPosting", "datePublished": "2025-01-16T10:00:00Z",
      "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2025-01-18T10:00:00Z"},
                         {"@type": "BlogPosting", "datePublished": "2025-01-18T09:00:00Z"}]}</script>"""
    assert dated(page(head)).published.date == date(2025, 1, 16)


@pytest.mark.parametrize("printed", ["Published 16 January 2025 at 10:30", "Published: 16/01/2025 - 10h30"])
def test_a_date_of_the_text_is_kept_as_it_is_printed(printed: str) -> None:
    html = page(body=f"<p>{printed}</p>")
    found = dated(html)
    assert (found.published.date, found.published.source) == (date(2025, 1, 16), "text")
    assert found.published.raw is not None
    assert found.published.raw in printed
    (chosen,) = [row for row, chosen, _ in found.candidates if chosen]
    assert chosen.raw == found.published.raw


@pytest.mark.parametrize(
    "html",
    [
        page(LD % ("2025-01-16T10:00:00Z", "2025-01-20")),
        page(body="<p>Published 16 January 2025 at 10:30</p>"),
        page(body="<time datetime=2025-01-16>Thursday</time><p>Published 16 January 2025</p>"),
    ],
)
def test_what_is_chosen_is_as_sure_as_the_date_is(html: str) -> None:
    found = dated(html)
    (chosen,) = [row for row, chosen, _ in found.candidates if chosen and row.role == "published"]
    assert chosen.score == pytest.approx(found.published.confidence, abs=1e-3)


def test_the_printed_day_and_the_instant_are_both_kept() -> None:
    meta = '<meta property="article:published_time" content="2025-01-17T03:28:35Z">'
    html = page(LD % ("2025-01-17T03:28:35Z", "2025-01-17T03:28:35Z") + meta)
    published = dated(html, url="https://example.com/2025/01/16/a-headline/").published
    assert published.at == datetime(2025, 1, 17, 3, 28, 35, tzinfo=UTC)


def test_the_visible_text_is_read_where_markup_is_silent() -> None:
    published = dated(page(body="<p>By Ann Lee</p><p>Published: 16 January 2025, 10:30 GMT</p>")).published
    assert (published.date, published.time, published.source) == (date(2025, 1, 16), "10:30", "text")


def test_every_claim_is_a_candidate_with_its_reason() -> None:
    dating = dated(page(LD % ("2025-01-16T10:00:00Z", "2025-01-20")))
    assert {(c.role, c.source, c.value) for c, _, _ in dating.candidates} >= {
        ("published", "jsonld:datePublished", "2025-01-16T10:00:00+00:00"), ("modified", "jsonld:dateModified", "2025-01-20"),
    }  # fmt: skip
    assert all(reason for _, _, reason in dating.candidates)
    assert all(0 <= c.score <= 1 for c, _, _ in dating.candidates)


@pytest.mark.parametrize("html", ["", "<", "<html>", "plain", "<time>", "\x00", "<p>" * 3_000, "&#x1b;" * 50])
def test_no_page_breaks_the_search(html: str) -> None:
    assert dated(html).published.date is None


@given(day=st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_no_answer_is_later_than_the_fetch_and_a_day(day: date) -> None:
    dating = dated(page(LD % (day, day), f"<p>Published {day}</p>"))
    latest = FETCHED.date() + timedelta(days=1)
    assert dating.published.date is None or dating.published.date <= latest
    assert dating.modified.date is None or dating.modified.date <= latest


@given(
    order=st.permutations([f'<li><a>Teaser {n}</a> <time datetime="2025-01-{n:02d}"></time></li>' for n in range(1, 8)])
)
def test_furniture_below_the_story_may_stand_in_any_order(order: list[str]) -> None:
    html = page(LD % ("2025-01-16T10:00:00Z", "2025-01-16T10:00:00Z")).replace(
        "</body>", f"<ul>{''.join(order)}</ul></body>"
    )
    assert dated(html).published.date == date(2025, 1, 16)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (LD % ("2025-01-16T10:00:00Z", "2025-01-17T10:00:00Z"), ""),
        ('<meta property="article:published_time" content="2025-01-16">', "<time>17 January 2025</time>"),
        ('<meta property="og:type" content="article">', '<p class="date">16 January 2025</p>'),
        ("", "<p>Published 16 January 2025</p>"),
        ("<script type='application/ld+json'>{broken", ""),
    ],
)
def test_what_the_pipeline_has_read_gives_the_same_dates(head: str, body: str) -> None:
    html = page(head, body)
    tree = LexborHTMLParser(html)
    asked = {"url": None, "fetched_at": FETCHED, "language": "en", "zone": None}
    read = date_html(html, visible=None, tree=tree, stated=structured(tree), **asked)
    assert read == date_html(html, visible=None, **asked)


META = '<meta property="{}" content="{}">'


@pytest.mark.parametrize(
    ("head", "bad"),
    [
        ("", False),
        (META.format("article:published_time", "2025-01-16"), False),
        (META.format("article:published_time", ""), False),
        (META.format("article:published_time", "2024-02-30"), True),
        (META.format("article:published_time", "2025-01-16T10:00:00+99:99"), True),
        (META.format("article:published_time", "1" * 200), True),
        (META.format("article:modified_time", "0000-00-00"), True),
        (META.format("og:description", "1" * 200), False),
        (META.format("keywords", "2024-02-30"), False),
        (META.format("article:published_time", "2025-01-16") + LD % ("soon", "2025-01-20"), True),
        (LD % ("2025-01-16", "2025-01-20"), False),
        (LD % ("2025-05-16", "2025-01-20"), True),  # four months after the page was fetched
        ('<script type="application/ld+json">{"@type": "NewsArticle", "comment": '
         '{"@type": "Article", "datePublished": "soon"}}</script>', False),  # a part's, not the page's
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_is_said(head: str, bad: bool) -> None:
    assert dated(page(head)).repairs == (("bad_date",) if bad else ())


def test_without_a_fetch_no_date_is_too_late() -> None:
    assert dated(page(LD % ("2025-05-16", "2025-05-20")), fetched_at=None).repairs == ()


FIGURES = "<p class='post-date'>Published 03/04/2025</p>"


def test_figures_of_markup_with_an_order_that_is_assumed() -> None:
    dating = dated(page(body=FIGURES), fetched_at=None)
    assert (dating.published.date, dating.flags) == (date(2025, 3, 4), ("date_order_assumed",))
    assert dating.published.confidence <= 0.7
    assert ("2025-04-03", False) in {(found.value, chosen) for found, chosen, _ in dating.candidates}


@pytest.mark.parametrize(
    ("head", "body", "url", "fetched_at", "day"),
    [
        ("", f"{FIGURES}<p>the colour of the harbour</p>", None, None, date(2025, 4, 3)),
        ("", FIGURES, "https://example.co.uk/a", None, date(2025, 4, 3)),
        ("", FIGURES, "https://town.oh.us/a", None, date(2025, 3, 4)),
        ("", FIGURES, None, datetime(2025, 3, 20, tzinfo=UTC), date(2025, 3, 4)),
        ("", FIGURES.replace("03/04", "05/03"), None, datetime(2025, 3, 20, tzinfo=UTC), date(2025, 3, 5)),
        ("", f"{FIGURES}<footer>25/12/2024</footer>", None, None, date(2025, 4, 3)),
        ('<meta property="article:modified_time" content="2025-04-03">', FIGURES, None, None, date(2025, 4, 3)),
    ],
)
def test_figures_of_markup_are_read_as_the_page_suggests(
    head: str, body: str, url: str | None, fetched_at: datetime | None, day: date
) -> None:
    dating = dated(page(head, body), url=url, fetched_at=fetched_at)
    assert dating.published.date == day
    assert dating.flags == (("date_order_assumed",) if "colour" in body else ())


def test_a_date_in_the_other_order_is_not_too_late() -> None:
    head = META.format("article:published_time", "05/03/2025")
    assert dated(page(head), fetched_at=datetime(2025, 3, 20, tzinfo=UTC)).repairs == ()


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (LD % ("2035-02-03T10:00:00Z", "2035-02-03"), ""),
        (META.format("article:published_time", "2035-02-03"), ""),
        ("", "<p>Published 3 February 2035</p>"),
        ("", "<time datetime=2035-02-03>3 February 2035</time>"),
        ("", "<script>{'publishedAt':'2035-02-03'}</script>"),
    ],
)
@pytest.mark.parametrize("fetched_at", [None, FETCHED])
def test_no_date_is_later_than_the_landing(head: str, body: str, fetched_at: datetime | None) -> None:
    html = page(head, body)
    asked = {"visible": None, "url": None, "fetched_at": fetched_at, "language": "en", "zone": None}
    dating = date_html(html, landed_at=FETCHED, **asked)
    assert (dating.published.date, dating.modified.date, dating.candidates) == (None, None, ())
    assert dating.repairs == (("bad_date",) if head else ())
    later = date_html(html, landed_at=datetime(2035, 2, 3, tzinfo=UTC), **{**asked, "fetched_at": None})
    assert later.published.date in (date(2035, 2, 3), None)


def test_the_landing_completes_and_measures_nothing() -> None:
    """It is later than the fetch by nobody knows how much: "yesterday" is not the day before it."""
    html = page(body="<p>Published yesterday</p>")
    asked = {"visible": None, "url": None, "fetched_at": None, "language": "en", "zone": None}
    assert date_html(html, landed_at=FETCHED, **asked) == date_html(html, **asked)
    dated_page = page(LD % ("2025-01-16", "2025-01-20"))
    assert date_html(dated_page, landed_at=FETCHED, **asked) == date_html(dated_page, **asked)


def test_the_fetch_goes_before_the_landing() -> None:
    html = page(META.format("article:published_time", "2025-03-16"))
    found = date_html(
        html,
        visible=None,
        url=None,
        fetched_at=FETCHED,
        language="en",
        zone=None,
        landed_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    assert found.published.date is None


def test_a_news_articles_own_figures_are_no_surer_than_their_order() -> None:
    dating = dated(page(LD % ("03/04/2025 10:30", "")), fetched_at=None)
    assert (dating.published.date, dating.flags) == (date(2025, 3, 4), ("date_order_assumed",))
    assert dating.published.confidence <= 0.7
