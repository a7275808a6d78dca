"""Corpus-level steps: what can be said only of all articles together."""

import duckdb
import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.tables import TABLES, tables
from warehouse.carried import carried
from warehouse.lake import Lake
from warehouse.staged import Files, expose, literal, session, sql_models

# what a warehouse holds as the shards do; of rejections it has the quarantine
OF_SHARDS = tuple(table.name for table in tables("shard") if table.name != "rejections")


def corpus_tables(lake: Lake, files: Files, rows: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Compute the corpus-level tables of a staged version from its files and from rows in memory."""
    with session(spill=lake.spill) as connection:
        _expose(connection, lake, files, rows)
        return {
            name: _typed(connection.execute(sql).to_arrow_table(), name) for name, sql in sql_models("corpus").items()
        }


def check_tables(lake: Lake, files: Files, rows: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Compute the narrow tables that the suites check: keys, lengths and flags, never full texts."""
    with session(windows=True, spill=lake.spill) as connection:
        _expose(connection, lake, files, rows)
        return {f"check_{name}": connection.execute(sql).to_arrow_table() for name, sql in sql_models("checks").items()}


def _expose(connection: duckdb.DuckDBPyConnection, lake: Lake, files: Files, rows: dict[str, pa.Table]) -> None:
    """Make the tables of a staged version views, over the warehouse in place for the rows that it holds already.

    That is one file: a year of small runs leaves thousands of Parquet files, and opening them cost more than
    what is computed from them (docs/lab-book.md).
    """
    lent = carried(lake, files, OF_SHARDS)
    if lent.files:
        connection.execute(f"attach {literal(str(lake.warehouse))} as lent (read_only)")
    expose(connection, {**files, **lent.files}, rows, "memory", lent.files.keys())


def _typed(rows: pa.Table, name: str) -> pa.Table:
    schema = arrow_schema(TABLES[name].record)
    return pa.Table.from_arrays([rows[field.name].cast(field.type) for field in schema], schema=schema)
