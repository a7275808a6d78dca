"""A lake of one article, sound in every row, and the tables that the checks make of it."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.article import Article
from schemas.block import Block
from schemas.date_candidate import DateCandidate
from schemas.document import DecodedDocument
from schemas.link import Link
from schemas.metadata import MetadataValue
from schemas.rejection import Rejection
from schemas.run import RunInput
from schemas.tables import TABLES
from warehouse.staged import sql_models

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


def refused(document_id: str, stage: str, rule: str = "empty") -> Rejection:
    return Rejection(document_id=document_id, stage=stage, rule=rule, message="m")  # type: ignore[arg-type]


def candidate(**changes: Any) -> DateCandidate:
    return replace(CANDIDATE, **changes)
