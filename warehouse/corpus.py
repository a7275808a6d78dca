"""Corpus-level steps: what can be said only of all articles together."""

from pathlib import Path

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.tables import TABLES
from warehouse.staged import Files, expose, session, sql_models


def corpus_tables(files: Files, rows: dict[str, pa.Table], *, spill: Path) -> dict[str, pa.Table]:
    """Compute the corpus-level tables of a staged version from its files and from rows in memory."""
    with session(spill=spill) as connection:
        expose(connection, files, rows, "memory")
        return {
            name: _typed(connection.execute(sql).to_arrow_table(), name) for name, sql in sql_models("corpus").items()
        }


def check_tables(files: Files, rows: dict[str, pa.Table], *, spill: Path) -> dict[str, pa.Table]:
    """Compute the narrow tables that the suites check: keys, lengths and flags, never full texts."""
    with session(windows=True, spill=spill) as connection:
        expose(connection, files, rows, "memory")
        return {f"check_{name}": connection.execute(sql).to_arrow_table() for name, sql in sql_models("checks").items()}


def _typed(rows: pa.Table, name: str) -> pa.Table:
    schema = arrow_schema(TABLES[name].record)
    return pa.Table.from_arrays([rows[field.name].cast(field.type) for field in schema], schema=schema)
