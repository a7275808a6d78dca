"""The tables of the lake: which record each holds, how its rows are sorted, what a row stands for."""

from dataclasses import dataclass
from typing import Literal

from schemas.article import Article
from schemas.block import Block
from schemas.date_candidate import DateCandidate
from schemas.document import DecodedDocument, Document
from schemas.duplicate import Duplicate
from schemas.failure import StepFailure
from schemas.link import Link
from schemas.metadata import MetadataValue
from schemas.publisher import Publisher
from schemas.rejection import QuarantineRow, Rejection
from schemas.run import Metric, Run, RunInput, Skipped, ValidationResult

Layer = Literal["raw", "shard", "version", "run", "reference", "warehouse"]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its record, its key (rows are sorted by it), and the layer that writes it."""

    name: str
    record: type
    key: tuple[str, ...]
    layer: Layer
    grain: str


TABLES = {
    table.name: table
    for table in (
        Table("raw_documents", Document, ("document_id",), "raw", "one row per distinct document, with its bytes"),
        Table("documents", DecodedDocument, ("document_id",), "shard", "one row per distinct document"),
        Table("articles", Article, ("article_id",), "shard", "one row per document that holds an article"),
        Table("blocks", Block, ("document_id", "block_no"), "shard", "one row per document and block"),
        Table(
            "date_candidates", DateCandidate, ("document_id", "candidate_no"), "shard",
            "one row per document and date found",
        ),
        Table(
            "metadata", MetadataValue, ("document_id", "field", "value_no"), "shard",
            "one row per document, field and value",
        ),
        Table("links", Link, ("document_id", "link_no"), "shard", "one row per document and link"),
        Table(
            "failures", StepFailure, ("document_id", "step"), "shard",
            "one row per document and step of reading it that raised",
        ),
        Table("rejections", Rejection, ("document_id", "stage", "rule"), "shard", "one row per refused document"),
        Table("duplicates", Duplicate, ("article_b",), "version", "one row per article that repeats another"),
        Table("runs", Run, ("run_id",), "run", "one row per run"),
        Table("run_inputs", RunInput, ("run_id", "uri", "record_no"), "run", "one row per run and record read"),
        Table(
            "skipped_records", Skipped, ("run_id", "uri", "kind"), "run",
            "one row per run, archive and kind of record that holds no page",
        ),
        Table(
            "validation_results", ValidationResult, ("run_id", "suite", "expectation"), "run",
            "one row per run and expectation",
        ),
        Table("metrics", Metric, ("run_id", "metric", "host", "language"), "run", "one row per run and figure"),
        Table("publishers", Publisher, ("host",), "reference", "one row per host"),
        Table("quarantine", QuarantineRow, ("document_id", "stage", "rule"), "warehouse", "one row per refusal"),
    )
}  # fmt: skip


def tables(layer: Layer) -> tuple[Table, ...]:
    """Return the tables that a layer writes."""
    return tuple(table for table in TABLES.values() if table.layer == layer)
