"""What the dates of a page are made into must pass the checks that articles and date candidates are held against."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime

import duckdb
import pyarrow as pa
import pytest

from schemas.arrow import arrow_schema
from schemas.article import Article
from schemas.document import Document
from schemas.tables import TABLES
from transforms.article import read_document
from transforms.context import Context
from transforms.reading import Reading
from warehouse.staged import sql_models
from warehouse.suites import check, load_suites

SUITES = ("articles", "date_candidates")
SENTENCE = "The harbour board met on Thursday and put off the new pier for another year, its chair said. "
PARAGRAPHS = [SENTENCE * 3, SENTENCE * 4, SENTENCE * 3]
META = '<meta property="article:{}_time" content="{}">'


def page(head: str = "", body: str = "") -> bytes:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<html lang=en><head><title>Pier put off</title>{head}</head><body><article><h1>Pier put off again by the board"
        f"</h1>{body}{story}</article></body></html>"
    ).encode()


def text(line: str, header: str = "") -> bytes:
    return (header + "\n\n".join(["Pier put off again by the board", line, *PARAGRAPHS])).encode()


@pytest.mark.parametrize(("zone", "offset"), [("Z", 0), ("+02:00", 120)])
def test_the_day_of_a_head_is_that_of_the_offset_it_states(
    make_document: Callable[..., Document], zone: str, offset: int
) -> None:
    stated = page(META.format("published", f"2024-11-05T01:30:00{zone}"), "<p>November 4, 2024</p>")
    article = read_document(make_document(stated, media_type="text/html"), Context(pipeline_version="0")).outcome
    assert isinstance(article, Article)
    assert (str(article.published_date), article.published_time) == ("2024-11-05", "01:30:00")
    assert article.published_utc_offset_minutes == offset


def failures(reading: Reading) -> set[tuple[str, str]]:
    """Return the expectations that a reading's rows do not meet."""
    assert isinstance(reading.outcome, Article), reading.outcome
    rows = {"articles": [reading.outcome], "documents": [reading.document], "date_candidates": reading.date_candidates}
    session = duckdb.connect(config={"autoinstall_known_extensions": False, "threads": 1})
    for name, found in rows.items():
        session.register(name, pa.Table.from_pylist([asdict(row) for row in found], arrow_schema(TABLES[name].record)))
    tables = {f"check_{name}": session.execute(sql_models("checks")[name]).to_arrow_table() for name in SUITES}
    suites = [suite for suite in load_suites() if suite.name in SUITES]
    return {(r.suite, r.expectation) for r in check(suites, tables, run_id="r").results if r.status != "passed"}


PAGES = {
    "published": page(META.format("published", "2025-01-16T10:00:00+02:00")),
    "changed_alone": page(META.format("modified", "2025-01-16T10:00:00Z")),
    "changed_alone_in_text": page(body="<p>Last updated: January 16, 2025</p>"),
    "changed_microdata": page(body="<span itemprop='dateModified' content='2025-01-16 10:47:36'>16.1.2025</span>"),
    "spaced": page(META.format("published", " 2025-01-16  10:00:00 ")),
    "spread_over_lines": page(body="<p class='date'>Published\n16\nJanuary\n2025</p>"),
    "instant_of_the_printed_day": page(
        META.format("published", "2025-01-17T02:41:41+00:00"),
        "<p>By Ann Lee</p><p class='post-date'>Published January 16, 2025</p><time datetime=2025-01-16>Jan 16</time>",
    ),
    "nothing": page(),
    "yesterday": page(body="<p>Published yesterday</p>"),
    "without_a_year": page(body="<p>Published 16 January</p>"),
}
TEXTS = {
    "published": text("Published: 16 January 2025, 10:30 GMT"),
    "changed_alone": text("Last updated: 16 January 2025"),
    "ambiguous": text("By Ann Lee\nPublished: 03/04/2025"),
    "yesterday": text("Published yesterday"),
    "proxied": text("16 January 2025", "Title: Pier put off\n\nPublished Time: 2025-01-16T10:00:00Z\n\n"),
    "proxied_instant": text("16 January 2025", "Title: Pier put off\n\nPublished Time: 2025-01-17T02:41:41+00:00\n\n"),
    "proxied_other": text("16 January 2025", "Title: Pier put off\n\nPublished Time: 2025-03-17T02:41:41+00:00\n\n"),
}


@pytest.mark.parametrize("fetched_at", [None, datetime(2025, 5, 17, 9, tzinfo=UTC)])
@pytest.mark.parametrize(
    ("payload", "media_type"),
    [*((pages, "text/html") for pages in PAGES.values()), *((texts, "text/plain") for texts in TEXTS.values())],
    ids=[*(f"page_{name}" for name in PAGES), *(f"text_{name}" for name in TEXTS)],
)
def test_what_the_dates_make_passes_the_suites(
    make_document: Callable[..., Document], payload: bytes, media_type: str, fetched_at: datetime | None
) -> None:
    document = make_document(payload, media_type=media_type, fetched_at=fetched_at)
    assert failures(read_document(document, Context(pipeline_version="1"))) == set()


@pytest.mark.parametrize("name", ["changed_alone", "changed_alone_in_text", "instant_of_the_printed_day"])
def test_these_pages_are_dated(make_document: Callable[..., Document], name: str) -> None:
    """Pages whose dates once contradicted their candidates: a page without a date contradicts nothing."""
    reading = read_document(make_document(PAGES[name], media_type="text/html"), Context(pipeline_version="1"))
    assert isinstance(reading.outcome, Article)
    assert str(reading.outcome.published_date) == "2025-01-16"
