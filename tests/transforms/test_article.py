import gzip
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from schemas.article import Article
from schemas.document import Document
from schemas.publisher import Publisher
from schemas.rejection import Rejection
from transforms.article import read_document, to_article
from transforms.context import Context

STORY = (
    "The harbour council voted on Tuesday to rebuild the northern pier before winter, after a long debate about its "
    "cost. Engineers told the committee that the old pilings had lost a third of their strength."
)
MORE = (
    "Residents had asked for the work since the storms of last year, and several shops on the quay have been closed for "
    "months. The cost is put at four million, to be shared by the town and the port authority."
)
PAGE = (
    '<html lang="en"><head><title>Pier vote | {site}</title>{head}</head><body><article><h1>Pier vote</h1>'
    f'<p>{STORY} <a href="/mill">The old mill</a> is next.</p><p>{MORE}</p></article></body></html>'
)
MILL = Publisher(host="mill.example", name="The Mill", country="GB", zone="Europe/London", language="en")


@pytest.fixture
def read(make_document: Callable[..., Document]) -> Callable[..., Article | Rejection]:
    def read(html: str, **changes: object) -> Article | Rejection:
        document = make_document(
            html.encode(), media_type="text/html", url="https://mill.example/2025/pier-vote", **changes
        )
        return to_article(document, Context(pipeline_version="1", publishers={"mill.example": MILL}))

    return read


def test_the_publishers_table_names_the_site_where_the_page_is_silent(read: Callable[..., Article]) -> None:
    assert read(PAGE.format(site="Daily", head='<meta property="og:site_name" content="Mill Daily">')).site_name == (
        "Mill Daily"
    )
    assert read(PAGE.format(site="", head="").replace("| ", "")).site_name == "The Mill"


def test_every_value_of_the_article_has_its_row(make_document: Callable[..., Document]) -> None:
    head = '<meta name="author" content="Ana Ruiz"><meta name="keywords" content="pier, harbour">'
    document = make_document(
        PAGE.format(site="The Mill", head=head).encode(), media_type="text/html", url="https://mill.example/2025/pier"
    )
    reading = read_document(document, Context(pipeline_version="1", publishers={}))
    assert isinstance(reading.outcome, Article)
    told = {(row.field, row.value) for row in reading.metadata}
    assert {("title", "Pier vote"), ("author", "Ana Ruiz"), ("tag", "pier"), ("tag", "harbour")} <= told
    assert [(link.url, link.place) for link in reading.links] == [("https://mill.example/mill", "in_text")]
    assert (reading.outcome.title_source, reading.outcome.authors_source) != ("none", "none")


def test_a_page_that_is_said_to_be_paid_for_is_flagged(read: Callable[..., Article]) -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    assert "paywalled" in read(PAGE.format(site="Mill", head=head)).flags


@pytest.mark.parametrize(
    ("payload", "rule"),
    [(b"", "empty"), (b" \n\t ", "empty"), (gzip.compress(b"text"), "not_text"), (b"Menu\nHome\n", "no_content")],
)
def test_what_holds_no_article_is_refused(make_document: Callable[..., Document], payload: bytes, rule: str) -> None:
    outcome = to_article(make_document(payload), Context(pipeline_version="1", publishers={}))
    assert isinstance(outcome, Rejection)
    assert outcome.rule == rule


def test_what_is_too_deep_to_parse_is_not_parsed_for_its_date(make_document: Callable[..., Document]) -> None:
    html = "<div>" * 100_000 + '<meta property="article:published_time" content="2025-03-04">'  # 20 CPU s to parse
    reading = read_document(
        make_document(html.encode(), media_type="text/html"), Context(pipeline_version="1", publishers={})
    )
    assert isinstance(reading.outcome, Rejection)
    assert (reading.outcome.rule, reading.published) == ("too_deep", None)


SILENT = "<html><head><title>Photo</title>{head}</head><body><p>Photo by Ana</p></body></html>"


@pytest.mark.parametrize(
    ("html", "day"),
    [
        (SILENT.format(head='<meta property="article:published_time" content="2025-03-04T10:00:00Z">'), "2025-03-04"),
        (SILENT.format(head=""), None),
        (SILENT.format(head="").replace("Photo by", "4 March 2025 5 April 2024"), None),
    ],
)
def test_markup_without_a_story_has_a_date_only_where_it_is_sure(
    make_document: Callable[..., Document], html: str, day: str | None
) -> None:
    document = make_document(html.encode(), media_type="text/html", url="https://mill.example/photo/a-boat-on-the-lake")
    reading = read_document(document, Context(pipeline_version="1", publishers={}))
    assert isinstance(reading.outcome, Rejection)
    assert (reading.published and str(reading.published.date)) == day


@pytest.mark.parametrize(
    ("url", "sure"), [(None, 0.9), ("https://mill.example/2025/pier-vote#top", 0.98), ("https://proxy.example/x", 0.7)]
)
def test_a_reading_proxys_header_tells_address_publisher_and_time(
    make_document: Callable[..., Document], url: str | None, sure: float
) -> None:
    header = (
        "Title: Pier vote | The Mill\n\nURL Source: https://mill.example/2025/pier-vote?utm_source=x\n\n"
        "Published Time: 2025-01-16T09:30\n\nMarkdown Content:\n"
    )
    document = make_document(f"{header}# Pier vote\n\n{STORY}\n\n{MORE}\n".encode(), url=url)
    reading = read_document(document, Context(pipeline_version="1", publishers={"mill.example": MILL}))
    article = reading.outcome
    assert isinstance(article, Article)
    assert (article.url is None) is (url is None)
    assert (article.canonical_url, article.host) == ("https://mill.example/2025/pier-vote", "mill.example")
    assert article.site_name == "The Mill"
    assert (article.published_at, article.published_zone_source) == (
        datetime(2025, 1, 16, 9, 30, tzinfo=UTC),
        "publisher",
    )
    (told,) = [row for row in reading.metadata if row.field == "canonical_url"]
    assert (told.value, told.source, told.confidence) == (article.canonical_url, "text:url_source", sure)


def test_the_repairs_of_all_that_was_read_are_the_documents(make_document: Callable[..., Document]) -> None:
    head = (
        '<meta property="article:published_time" content="2024-02-30"><link rel="canonical" href="javascript:a">'
        '<meta name="author" content="&lt;b&gt;Ana Ruiz&lt;/b&gt;">\u202e' + "<a href=/x><img></a>" * 4_000
    )
    payload = PAGE.format(site="The Mill", head=head).encode()
    document = make_document(payload, media_type="text/html", repairs=("header",))
    reading = read_document(document, Context(pipeline_version="1", publishers={}))
    assert isinstance(reading.outcome, Article)
    assert reading.document.repairs == (
        "bad_date", "bad_url", "bidi_chars", "header", "markup_in_field", "markup_limits",
    )  # fmt: skip
    assert (reading.outcome.published_date, reading.outcome.canonical_url) == (None, None)


@pytest.mark.parametrize("stated", ["2035-02-03", "2035-02-03T10:00:00Z"])
@pytest.mark.parametrize(
    ("fetched_at", "landed_at", "dated"),
    [
        (None, None, True),
        (None, datetime(2026, 1, 1, tzinfo=UTC), False),
        (None, datetime(2035, 2, 2, 23, tzinfo=UTC), True),
        (datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC), False),
    ],
)
def test_no_article_is_published_after_it_has_landed(
    make_document: Callable[..., Document], stated: str, fetched_at: datetime | None, landed_at: datetime | None,
    dated: bool,
) -> None:  # fmt: skip
    context = Context(pipeline_version="1", publishers={}, landed_at=landed_at)
    head = f'<meta property="article:published_time" content="{stated}">'
    html = PAGE.format(site="The Mill", head=head).encode()
    text = f"Pier vote\n\nBy Ana Ruiz\nPublished: {stated}\n\n{STORY}\n\n{MORE}".encode()
    for payload, media_type in ((html, "text/html"), (text, "text/plain")):
        document = make_document(payload, media_type=media_type, fetched_at=fetched_at)
        reading = read_document(document, context)
        assert isinstance(reading.outcome, Article)
        assert (reading.outcome.published_date is not None) is dated
        assert any(candidate.role == "published" for candidate in reading.date_candidates) is dated


def test_dates_that_contradict_each_other_are_flagged_in_the_article(read: Callable[..., Article]) -> None:
    head = '<meta property="article:published_time" content="2024-03-04">'
    other = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2022-01-01"}</script>'
    assert read(PAGE.format(site="The Mill", head=head + other)).flags == ("dates_conflict",)
    assert read(PAGE.format(site="The Mill", head=head)).flags == ()


PRINTED = "<p class='post-date'>Published 03/04/2025</p>"


@pytest.mark.parametrize(
    ("host", "declared", "day", "flags"),
    [
        ("mill.example", "en", "2025-04-03", ()),  # the publishers' table knows its country
        ("mill.example", "en-US", "2025-04-03", ()),
        ("other.example", "en-GB", "2025-04-03", ()),
        ("other.example", "en_GB", "2025-04-03", ()),
        ("other.example", "en-US", "2025-03-04", ("date_order_assumed",)),
        ("other.example", "en", "2025-03-04", ("date_order_assumed",)),
        ("other.example", "de-AT", "2025-03-04", ("date_order_assumed",)),  # the story is in English
    ],
)
def test_the_country_of_the_page_tells_day_from_month(
    make_document: Callable[..., Document], host: str, declared: str, day: str, flags: tuple[str, ...]
) -> None:
    html = PAGE.format(site="The Pier", head="").replace('lang="en"', f'lang="{declared}"')
    html = html.replace("</h1>", f"</h1>{PRINTED}").replace("harbour", "port")
    document = make_document(html.encode(), media_type="text/html", url=f"https://{host}/pier")
    context = Context(pipeline_version="1", publishers={"mill.example": MILL})
    found = to_article(document, context)
    assert isinstance(found, Article)
    of_dates = tuple(flag for flag in found.flags if flag.startswith("date"))
    assert (str(found.published_date), of_dates) == (day, flags)
