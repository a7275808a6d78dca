from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.arrow import arrow_schema
from schemas.article import Article
from schemas.block import Block
from schemas.date_candidate import DateCandidate
from schemas.document import DecodedDocument
from schemas.duplicate import Duplicate
from schemas.link import Link
from schemas.metadata import MetadataValue
from schemas.rejection import Rejection
from schemas.run import RunInput
from schemas.tables import TABLES
from warehouse.staged import sql_models
from warehouse.suites import check, load_suites

A, B, C = "a" * 64, "b" * 64, "c" * 64
RUN = "20261122T062843.123456Z"
FETCHED = datetime(2025, 1, 25, 23, 30, tzinfo=UTC)
GIVEN = (
    "documents", "articles", "blocks", "date_candidates", "metadata", "links", "rejections", "duplicates", "run_inputs",
)  # fmt: skip

DOCUMENT = DecodedDocument(
    document_id=A, uri="page.html", container="file", record_no=0, record_id=None, byte_offset=0, byte_length=900,
    media_type="text/html", charset=None, url=None, fetched_at=FETCHED, fetched_at_source="argument", encoding="utf-8",
    encoding_source="utf8", repairs=(), raw_shard="raw-0",
)  # fmt: skip
ARTICLE = Article(
    article_id=A, document_id=A, url="https://example.org/a", canonical_url=None, host="example.org",
    title="The well is open", title_source="heading", title_confidence=0.9, subtitle=None, authors=(),
    authors_source="none", authors_confidence=0.0, agency=None, site_name=None, section=None, tags=(),
    article_type="unknown", image_url=None, text="Water came back.\n\nPeople cheered.", text_hash="0" * 16, word_count=5, language="en", language_confidence=0.9,
    language_votes=(), language_shares=(), language_declared=None, language_agrees=None, published_at=datetime(2025, 1, 24, 7, 58, tzinfo=UTC), published_date=date(2025, 1, 24),
    published_time="09:58", published_precision="minute", published_utc_offset_minutes=120, published_zone_source="page", published_source="jsonld",
    published_confidence=0.95, published_raw="2025-01-24T09:58+02:00", modified_at=None, modified_date=None,
    furniture_ratio=0.25, extractor="flattened", flags=(), pipeline_version="1",
)  # fmt: skip
UNDATED: dict[str, Any] = {
    "published_at": None, "published_date": None, "published_time": None, "published_precision": None,
    "published_utc_offset_minutes": None, "published_source": "none", "published_confidence": 0.0, "published_raw": None,
}  # fmt: skip
BLOCK = Block(
    document_id=A, block_no=0, char_start=0, char_end=10, kind="body", kept=True, reason="a sentence", score=0.9,
    language=None, text="Water came", block_hash="0" * 16,
)  # fmt: skip
CANDIDATE = DateCandidate(
    document_id=A, candidate_no=0, role="published", value="2025-01-24T09:58+02:00", precision="minute",
    utc_offset_minutes=120, source="jsonld", char_start=None, raw="2025-01-24T09:58+02:00", score=0.95, chosen=True,
    reason="structured",
)  # fmt: skip
REFUSED = Rejection(document_id=B, stage="transform", rule="empty", message="no character")
INPUT = RunInput(run_id=RUN, uri="page.html", record_no=0, document_id=A, url=None, fetched_at=FETCHED, repairs=())
TITLE = MetadataValue(
    document_id=A, field="title", value_no=0, value="The well is open", source="heading", confidence=0.9
)
POINTER = Link(
    document_id=A,
    link_no=0,
    place="in_text",
    url="https://example.org/b",
    host="example.org",
    anchor="the well",
    internal=True,
    rel="",
)
LINK = Duplicate(article_a=A, article_b=B)

Rows = dict[str, list[Any]]
ONE: Rows = {
    "documents": [DOCUMENT], "articles": [ARTICLE], "blocks": [BLOCK], "date_candidates": [CANDIDATE],
    "metadata": [TITLE], "links": [POINTER], "run_inputs": [INPUT],
}  # fmt: skip


@cache
def connection() -> duckdb.DuckDBPyConnection:
    """One session for all cases: opening one costs more than a case."""
    return duckdb.connect(config={"autoinstall_known_extensions": False, "threads": 1})


def model(name: str, rows: Rows) -> pa.Table:
    """The table of one check over small tables."""
    for table in GIVEN:
        schema = arrow_schema(TABLES[table].record)
        connection().register(table, pa.Table.from_pylist([asdict(row) for row in rows.get(table, [])], schema))
    return connection().execute(sql_models("checks")[name]).to_arrow_table()


def article(**changes: Any) -> Rows:
    return {**ONE, "articles": [replace(ARTICLE, **changes)]}


def test_good_lake_passes_every_suite() -> None:
    tables = {f"check_{name}": model(name, ONE) for name in sql_models("checks")}
    result = check(load_suites(), tables, run_id=RUN)
    assert {(r.suite, r.expectation) for r in result.results if r.status != "passed"} == set()


def test_empty_lake_passes_every_suite() -> None:
    tables = {f"check_{name}": model(name, {}) for name in sql_models("checks")}
    assert {r.status for r in check(load_suites(), tables, run_id=RUN).results} == {"passed"}


def test_every_model_has_a_suite_and_says_its_grain() -> None:
    models = sql_models("checks")
    assert set(models) == {suite.name for suite in load_suites()}
    for name, sql in models.items():
        assert sql.startswith(f"-- {name}: ")
        assert "\n-- grain: one row" in sql


@pytest.mark.parametrize(
    ("changes", "column", "expected"),
    [
        ({}, "document_known", True),
        ({"article_id": B}, "document_known", False),
        ({"article_id": B, "document_id": B}, "document_known", False),
        ({"text": ""}, "text_length", 0),
        ({"text": "åб語🙂"}, "text_length", 4),
        ({"title": None}, "title_length", None),
        ({"title": "x" * 1001}, "title_length", 1001),
        ({}, "has_control_characters", False),
        ({"title": None}, "has_control_characters", False),
        ({"text": "tab\there\r\nline"}, "has_control_characters", False),
        ({"text": "bell\x07"}, "has_control_characters", True),
        ({"text": "null\x00"}, "has_control_characters", True),
        ({"text": "c1 \x92 quote"}, "has_control_characters", True),
        ({"title": "del\x7f"}, "has_control_characters", True),
        ({"text": "good"}, "replacement_ratio", 0.0),
        ({"text": "a\ufffdb\ufffd"}, "replacement_ratio", 0.5),
        ({"text": ""}, "replacement_ratio", 0.0),
        ({}, "text_is_title", False),
        ({"title": None}, "text_is_title", False),
        ({"text": "The well is open\n"}, "text_is_title", True),
        ({}, "url_is_web", True),
        ({"url": None}, "url_is_web", True),
        ({"url": "http://example.org"}, "url_is_web", True),
        ({"url": "example.org/a"}, "url_is_web", False),
        ({"url": "https://"}, "url_is_web", False),
        ({"canonical_url": "javascript:alert(1)"}, "url_is_web", False),
        ({"canonical_url": "\nhttps://example.org"}, "url_is_web", False),
        ({"language": "und"}, "language", "und"),
        ({}, "date_is_whole", True),
        (UNDATED, "date_is_whole", True),
        ({"published_precision": None}, "date_is_whole", False),
        ({"published_source": "none"}, "date_is_whole", False),
        ({**UNDATED, "published_precision": "day"}, "date_is_whole", False),
        ({**UNDATED, "published_source": "text"}, "date_is_whole", False),
        ({**UNDATED, "published_confidence": 0.1}, "date_is_whole", False),
        ({}, "instant_has_offset", True),
        ({"published_utc_offset_minutes": None}, "instant_has_offset", False),
        ({**UNDATED, "published_utc_offset_minutes": 60}, "instant_has_offset", True),
        ({}, "instant_is_near_date", True),
        (UNDATED, "instant_is_near_date", True),
        ({"published_at": datetime(2025, 1, 23, 22, 30, tzinfo=UTC)}, "instant_is_near_date", True),
        ({"published_at": datetime(2025, 1, 26, 0, 0, tzinfo=UTC)}, "instant_is_near_date", False),
        ({"published_date": None}, "instant_is_near_date", False),
        ({}, "published_year", 2025),
        (UNDATED, "published_year", None),
        ({}, "published_days_after_fetch", -1),
        (UNDATED, "published_days_after_fetch", None),
        ({"published_date": date(2025, 1, 26)}, "published_days_after_fetch", 1),
        ({"published_date": date(2025, 1, 27)}, "published_days_after_fetch", 2),
    ],
)
def test_articles(changes: dict[str, Any], column: str, expected: object) -> None:
    assert model("articles", article(**changes))[column].to_pylist() == [expected]


def test_unknown_fetch_time_judges_no_date() -> None:
    rows = {**ONE, "documents": [replace(DOCUMENT, fetched_at=None)]}
    assert model("articles", rows)["published_days_after_fetch"].to_pylist() == [None]


def test_no_text_leaves_the_lake() -> None:
    marked = article(
        title="Scraped <b>", text="scraped <script>", canonical_url="https://scraped.example", authors=("Scraped",)
    )
    for name in sql_models("checks"):
        assert "craped" not in repr(model(name, marked).to_pylist())


def refused(document_id: str, stage: str, rule: str = "empty") -> Rejection:
    return Rejection(document_id=document_id, stage=stage, rule=rule, message="m")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("articles", "rejections", "outcomes"),
    [
        ([ARTICLE], [], 1),
        ([], [], 0),
        ([], [refused(A, "transform")], 1),
        ([], [refused(A, "land")], 1),
        ([], [refused(A, "land"), refused(A, "transform")], 1),
        ([], [refused(A, "land", "bad_id"), refused(A, "land", "bad_name")], 1),
        ([ARTICLE], [refused(A, "transform")], 2),
        ([ARTICLE], [refused(A, "land")], 1),
        ([ARTICLE], [refused(A, "validate")], 1),
        ([], [refused(A, "validate")], 0),
        ([], [REFUSED], 0),
    ],
)
def test_documents(articles: list[Article], rejections: list[Rejection], outcomes: int) -> None:
    found = model("documents", {"documents": [DOCUMENT], "articles": articles, "rejections": rejections})
    assert found.to_pylist() == [{"document_id": A, "byte_length": 900, "outcomes": outcomes}]


def test_document_that_stands_twice_is_seen_twice() -> None:
    assert model("documents", {**ONE, "documents": [DOCUMENT, DOCUMENT]})["document_id"].to_pylist() == [A, A]


def spans(*ends: tuple[int, int], kept: bool = True) -> list[Block]:
    return [replace(BLOCK, block_no=no, char_start=a, char_end=b, kept=kept) for no, (a, b) in enumerate(ends)]


@pytest.mark.parametrize(
    ("blocks", "gap", "overlap", "kept"),
    [
        (spans((0, 10)), 0, 0, True),
        (spans((0, 10), (10, 25), (25, 30)), 0, 0, True),
        (spans((2, 10)), 2, 0, True),
        (spans((0, 10), (13, 20)), 3, 0, True),
        (spans((0, 10), (6, 20)), 0, 4, True),
        (spans((0, 10), (2, 4), (10, 12)), 0, 8, True),
        (spans((0, 20), (10, 5)), 0, 15, True),
        (spans((10, 20), (0, 10)), 10, 20, True),
        (spans((0, 10), kept=False), 0, 0, False),
        ([], 0, 0, False),
    ],
)
def test_blocks(blocks: list[Block], gap: int, overlap: int, kept: bool) -> None:
    found = model("blocks", {"articles": [ARTICLE], "blocks": blocks}).to_pylist()
    assert found == [{"document_id": A, "gap_chars": gap, "overlap_chars": overlap, "story_is_kept": kept}]


def test_blocks_of_a_refused_page_need_keep_nothing() -> None:
    found = model("blocks", {"blocks": spans((0, 10), kept=False), "rejections": [refused(A, "transform")]})
    assert found["story_is_kept"].to_pylist() == [True]


def test_blocks_are_judged_per_document() -> None:
    other = [replace(block, document_id=B) for block in spans((0, 7), (8, 9))]
    found = model("blocks", {"blocks": [*spans((0, 10)), *other]})
    assert found["gap_chars"].to_pylist() == [0, 1]


def cut_points(points: set[int]) -> list[tuple[int, int]]:
    edges = [0, *sorted(points)]
    return list(zip(edges, edges[1:], strict=False))


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(1, 200), min_size=1, max_size=8), st.data())
def test_any_cutting_is_whole_and_any_lost_block_is_a_gap(points: set[int], data: st.DataObject) -> None:
    pieces = cut_points(points)
    assert model("blocks", {"blocks": spans(*pieces)})["gap_chars"].to_pylist() == [0]
    if len(pieces) > 1:
        lost = data.draw(st.integers(0, len(pieces) - 2))
        left = [piece for no, piece in enumerate(pieces) if no != lost]
        (row,) = model("blocks", {"blocks": spans(*left)}).to_pylist()
        assert (row["gap_chars"], row["overlap_chars"]) == (pieces[lost][1] - pieces[lost][0], 0)


def candidate(**changes: Any) -> DateCandidate:
    return replace(CANDIDATE, **changes)


DAY: dict[str, Any] = {"published_at": None, "published_precision": "day", "published_utc_offset_minutes": None}


@pytest.mark.parametrize(
    ("changes", "candidates", "chosen", "agrees"),
    [
        ({}, [CANDIDATE], 1, True),
        ({}, [CANDIDATE, candidate(candidate_no=1, chosen=False, value="1999-01-01")], 1, True),
        ({}, [CANDIDATE, candidate(candidate_no=1)], 2, True),
        ({}, [CANDIDATE, candidate(candidate_no=1, role="modified")], 1, True),
        ({}, [candidate(chosen=False)], 0, False),
        ({}, [], 0, False),
        ({}, [candidate(value="2025-01-20T09:58+02:00")], 1, False),
        ({}, [candidate(value="2025-01-25T00:10+14:00")], 1, True),
        ({}, [candidate(value="2025-01-25T00:10", utc_offset_minutes=None)], 1, False),
        ({}, [candidate(precision="day")], 1, False),
        ({}, [candidate(value="no date")], 1, False),
        (UNDATED, [candidate(chosen=False)], 0, True),
        (UNDATED, [CANDIDATE], 1, False),
        (DAY, [candidate(value="2025-01-24", precision="day", utc_offset_minutes=None)], 1, True),
        ({**DAY, "published_precision": "month", "published_date": date(2025, 1, 1)},
         [candidate(value="2025-01", precision="month", utc_offset_minutes=None)], 1, True),
        ({**DAY, "published_precision": "year", "published_date": date(2025, 1, 1)},
         [candidate(value="2024", precision="year", utc_offset_minutes=None)], 1, False),
    ],
)  # fmt: skip
def test_date_candidates(changes: dict[str, Any], candidates: list[DateCandidate], chosen: int, agrees: bool) -> None:
    found = model("date_candidates", {**article(**changes), "date_candidates": candidates}).to_pylist()
    assert found == [{"document_id": A, "chosen_count": chosen, "agrees_with_article": agrees}]


def test_undated_article_without_candidates_is_no_row() -> None:
    assert model("date_candidates", {**article(**UNDATED), "date_candidates": []}).num_rows == 0


def value(field: str, text: str, number: int = 0, **changes: Any) -> MetadataValue:
    return replace(TITLE, field=field, value=text, value_no=number, **changes)


@pytest.mark.parametrize(
    ("changes", "values", "agrees"),
    [
        ({}, [TITLE], True),
        ({}, [], False),
        ({"title": None}, [], True),
        ({"title": None}, [TITLE], False),
        ({"title": "Another"}, [TITLE], False),
        ({"subtitle": "A deck"}, [TITLE, value("subtitle", "A deck")], True),
        ({"subtitle": "A deck"}, [TITLE], False),
        ({"authors": ("Ana", "Ben")}, [value("author", "Ben", 1), TITLE, value("author", "Ana")], True),
        ({"authors": ("Ben", "Ana")}, [TITLE, value("author", "Ana"), value("author", "Ben", 1)], False),
        ({"tags": ("water",)}, [TITLE], False),
        ({"agency": "AFP"}, [TITLE, value("agency", "AFP")], True),
        ({"article_type": "opinion"}, [TITLE, value("article_type", "opinion")], True),
        ({"article_type": "opinion"}, [TITLE], False),
        ({"canonical_url": "https://example.org/a"}, [TITLE], False),
        ({"image_url": None}, [TITLE, value("image_url", "https://example.org/a.jpg")], False),
        ({}, [TITLE, value("paywall", "true")], True),
    ],
)
def test_what_an_article_has_stands_in_metadata(
    changes: dict[str, Any], values: list[MetadataValue], agrees: bool
) -> None:
    (found,) = model("metadata", {**article(**changes), "metadata": values}).to_pylist()
    assert found["agrees_with_article"] is agrees


@pytest.mark.parametrize(("source", "sourced"), [("jsonld:headline", True), ("none", False), ("", False)])
def test_metadata_without_a_source(source: str, sourced: bool) -> None:
    (found,) = model("metadata", {**ONE, "metadata": [replace(TITLE, source=source, confidence=0.25)]}).to_pylist()
    assert (found["is_sourced"], found["least_confidence"], found["most_confidence"]) == (sourced, 0.25, 0.25)


def test_metadata_of_a_refused_page_agrees_with_no_article() -> None:
    assert model("metadata", {"metadata": [TITLE]})["agrees_with_article"].to_pylist() == [False]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (True, True, False)),
        ({"url": "ftp://example.org/b"}, (False, True, False)),
        ({"url": "https://other.example/?u=example.org"}, (True, False, False)),
        ({"anchor": "the\x1bwell"}, (True, True, True)),
        ({"anchor": ""}, (True, True, False)),
    ],
)
def test_links(changes: dict[str, Any], expected: tuple[bool, bool, bool]) -> None:
    (found,) = model("links", {**ONE, "links": [POINTER, replace(POINTER, link_no=1, **changes)]}).to_pylist()
    assert (found["all_lead_to_the_web"], found["all_hosts_are_theirs"], found["has_control_characters"]) == expected


@pytest.mark.parametrize(("chosen", "agrees"), [(True, False), (False, True)])
def test_candidates_of_a_refused_page(chosen: bool, agrees: bool) -> None:
    found = model("date_candidates", {"date_candidates": [candidate(chosen=chosen)]})
    assert found["agrees_with_article"].to_pylist() == [agrees]


BOTH = [ARTICLE, replace(ARTICLE, article_id=B, document_id=B), replace(ARTICLE, article_id=C, document_id=C)]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([(A, B)], [(True, True, False)]),
        ([(B, A)], [(False, True, False)]),
        ([(A, A)], [(False, True, True)]),
        ([(A, "d" * 64)], [(True, False, False)]),
        ([(A, B), (A, C)], [(True, True, False), (True, True, False)]),
        ([(A, B), (B, C)], [(True, True, False), (True, True, True)]),
    ],
)
def test_duplicates(links: list[tuple[str, str]], expected: list[tuple[bool, bool, bool]]) -> None:
    rows = [replace(LINK, article_a=a, article_b=b) for a, b in links]
    found = model("duplicates", {"articles": BOTH, "duplicates": rows}).to_pylist()
    flags = ("smaller_stands_for_it", "both_exist", "leads_to_a_copy")
    assert [tuple(row[flag] for flag in flags) for row in found] == expected


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ([], {"run_id": "", "documents": 0, "unaccounted": 0}),
        ([INPUT], {"run_id": RUN, "documents": 1, "unaccounted": 0}),
        ([INPUT, replace(INPUT, record_no=1)], {"run_id": RUN, "documents": 1, "unaccounted": 0}),
        ([INPUT, replace(INPUT, document_id=B)], {"run_id": RUN, "documents": 2, "unaccounted": 0}),
        ([INPUT, replace(INPUT, document_id=C)], {"run_id": RUN, "documents": 2, "unaccounted": 1}),
    ],
)
def test_accounting(inputs: list[RunInput], expected: dict[str, object]) -> None:
    found = model("accounting", {"run_inputs": inputs, "articles": [ARTICLE], "rejections": [REFUSED]})
    assert found.to_pylist() == [expected]


def optional(some: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | some


@settings(max_examples=40, deadline=None)
@given(
    st.fixed_dictionaries({
        "url": optional(st.text()), "canonical_url": optional(st.text()), "title": optional(st.text()), "text": st.text(),
        "published_at": optional(st.datetimes(datetime(1800, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))),
        "published_date": optional(st.dates()), "published_precision": optional(st.just("day")),
        "published_utc_offset_minutes": optional(st.integers(-840, 840)),
        "published_source": st.sampled_from(["none", "text"]), "published_confidence": st.floats(allow_nan=True),
    }),
    st.lists(st.builds(candidate, value=st.text(), utc_offset_minutes=optional(st.just(60)), chosen=st.booleans()), max_size=2),
)  # fmt: skip
def test_no_flag_is_ever_null(changes: dict[str, Any], candidates: list[DateCandidate]) -> None:
    rows = {**article(**changes), "date_candidates": candidates}
    for name in sql_models("checks"):
        found = model(name, rows)
        flags = [field.name for field in found.schema if pa.types.is_boolean(field.type)]
        assert {flag: found[flag].null_count for flag in flags} == dict.fromkeys(flags, 0)
