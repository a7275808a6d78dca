"""Why a document became what it became: its row of every table that speaks of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.lake import lake_option
from warehouse.query import names, open_warehouse

Row = dict[str, Any]


SHOWN = 5
# the one that was read last comes first: of a file that changed, it is the one that is there now
MATCHES = f"""
    select document_id, max(started_at) as read_at, arg_max(record_no, started_at) as record_no
    from run_inputs
    join runs using (run_id)
    where starts_with(document_id, ?) or uri = ?
    group by document_id
    order by read_at desc, record_no, document_id
    limit {SHOWN + 1}
"""


class UnknownDocument(ValueError):
    """No document of the warehouse has this id or path."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything the warehouse knows of one document."""

    document: Row | None
    article: Row | None
    places: list[Row]
    blocks: list[Row]
    metadata: list[Row]
    date_candidates: list[Row]
    links: list[Row]
    quarantine: list[Row]
    failures: list[Row]
    duplicates: list[Row]


def explain(root: Path, asked: str, *, uri: str) -> Explanation:
    """Explain the document with this id, or the beginning of one, or with this uri. Raises UnknownDocument."""
    with open_warehouse(root) as connection:
        document_id = _document_id(connection, root, asked, uri)

        def _look(sql: str) -> list[Row]:
            result = connection.execute(sql, [document_id])
            columns = names(result)
            return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]

        return Explanation(
            document=_one(_look("from documents where document_id = ?")),
            article=_one(_look("from articles where article_id = ?")),
            places=_look(
                "select distinct uri, record_no, url, fetched_at, repairs from run_inputs "
                "where document_id = ? order by all"
            ),
            blocks=_look("from blocks where document_id = ? order by block_no"),
            metadata=_look("from metadata where document_id = ? order by field, value_no"),
            links=_look("from links where document_id = ? order by link_no"),
            date_candidates=_look("from date_candidates where document_id = ? order by candidate_no"),
            quarantine=_look("from quarantine where document_id = ?"),
            failures=_look("from failures where document_id = ? order by step"),
            duplicates=_look("select * from duplicates where ? in (article_a, article_b) order by all"),
        )


def _document_id(connection: duckdb.DuckDBPyConnection, root: Path, asked: str, uri: str) -> str:
    found = connection.execute(MATCHES, [asked.lower(), uri]).fetchall()
    if len(found) == 1:
        return str(found[0][0])
    if not found:
        command = f"copydesk sql 'from inputs'{lake_option(root)}"
        raise UnknownDocument(f"{asked}: no document has this id or path; list them with: {command}")
    shown = [f"\n  {row[0][:16]}  last read {row[1]:%Y-%m-%d %H:%M:%S}Z  record {row[2]}" for row in found[:SHOWN]]
    more = ["\n  ..."] if len(found) > SHOWN else []
    message = f"{asked}: several documents match; give one of their ids, or more characters of it:"
    raise UnknownDocument("".join([message, *shown, *more]))


def _one(rows: list[Row]) -> Row | None:
    return rows[0] if rows else None
