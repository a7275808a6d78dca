"""Warehouses of a few rows, and the report on them as a browser reads it."""

from dataclasses import asdict, replace
from datetime import date
from html.parser import HTMLParser
from typing import Any, cast

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.block import Block
from schemas.document import DecodedDocument
from schemas.rejection import Rejection
from schemas.run import RunInput, ValidationResult
from schemas.tables import TABLES
from warehouse.lake import Lake
from warehouse.report import gather, render
from warehouse.staged import expose, session, sql_models

RUN = "20260101T000000.000000Z"
EARLIER = "20251231T000000.000000Z"
BLOCK = Block(
    document_id="", block_no=0, char_start=0, char_end=10, kind="body", kept=True, reason="a sentence", score=0.9,
    language=None, text="Water came", block_hash="0" * 16,
)  # fmt: skip
DOCUMENT = DecodedDocument(
    document_id="", uri="pages/2.html", container="file", record_no=0, record_id=None, byte_offset=0, byte_length=900,
    media_type="text/html", charset=None, url=None, fetched_at=None, fetched_at_source="none", encoding="utf-8",
    encoding_source="utf8", repairs=(), raw_shard="raw-0",
)  # fmt: skip
Rows = dict[str, list[Any]]


def identity(number: int) -> str:
    return f"{number:064x}"


def build(lake: Lake, rows: Rows) -> Lake:
    """Make a warehouse of these rows with the models of the real one."""
    lake.root.mkdir(parents=True)
    tables = {
        name: pa.Table.from_pylist([asdict(row) for row in found], arrow_schema(TABLES[name].record))
        for name, found in rows.items()
    }
    with session(lake.warehouse) as connection:
        connection.execute("attach ':memory:' as lake")
        expose(connection, {}, tables, "lake")
        for name, sql in (sql_models("appended") | sql_models("staging")).items():
            connection.execute(f"create table {name} as {sql}")
        for name, sql in sql_models("marts").items():
            connection.execute(f"create view {name} as {sql}")
        connection.execute(
            "create table warehouse_info as select ? as version, '0.1.0-abc' as pipeline_version, 'cafe' as content_hash",
            [RUN],
        )
        connection.execute("detach lake")
    return lake


def place(number: int, uri: str = "pages/{}.html", run_id: str = RUN) -> RunInput:
    return RunInput(
        run_id=run_id, uri=uri.format(number), record_no=0, document_id=identity(number), url=None, fetched_at=None,
        repairs=(),
    )  # fmt: skip


def result(expectation: str, status: Any, **changes: Any) -> ValidationResult:
    values: dict[str, Any] = {
        "run_id": RUN, "suite": "articles", "expectation": expectation, "severity": "row", "status": status,
        "rows_checked": 9, "rows_failed": 0, "observed": "0 of 9 rows",
    }  # fmt: skip
    return ValidationResult(**{**values, **changes})


DATED = {
    "published_date": date(2025, 1, 24), "published_precision": "day", "published_source": "meta",
    "published_confidence": 0.7, "published_raw": "24 January 2025",
}  # fmt: skip


def page(lake: Lake) -> str:
    return render(gather(lake))


class Reader(HTMLParser):
    """What a browser would make of a page: its elements, and its text by section."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {"": ""}
        self.section = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute of {tag} stands twice"
        self.elements.append((tag, dict(attrs)))
        if tag == "section":
            self.section = dict(attrs)["id"] or ""
            self.text[self.section] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self.section = ""

    def handle_data(self, data: str) -> None:
        self.text[self.section] = f"{self.text[self.section]} {data}".replace("\n", " ")

    def says(self, section: str) -> str:
        return " ".join(self.text[section].split())


def hostile_rows(text: str, make_article: Any, make_run: Any) -> Rows:
    """A warehouse in which every text that comes from outside, or could, is the same hostile one."""
    article = make_article(
        identity(1), title=text, url=text, canonical_url=text, host=text, language=text[:30],
        authors=(text,), site_name=text, text=text, published_raw=text,
    )  # fmt: skip
    dated = make_article(identity(2), host=text, language="en", **{**DATED, "published_source": text})
    dropped = replace(BLOCK, document_id=identity(1), kept=False, kind=cast(Any, text), reason=text)
    odd = [result(text, status, suite=text, observed=text) for status in ("failed", "crashed")]
    return {
        "articles": [article, dated],
        "blocks": [dropped],
        "rejections": [Rejection(document_id=identity(3), stage="land", rule=text, message=text)],
        "run_inputs": [place(number, uri=text.replace("{", "{{").replace("}", "}}")) for number in (1, 2, 3)],
        "runs": [make_run(RUN, inputs=3), make_run(EARLIER, status=text, message=text)],
        "validation_results": odd,
    }
