"""Comments: what every table, view and column of the warehouse is, where ``describe`` and editors show it."""

import re
from collections.abc import Mapping

import duckdb

from schemas.arrow import docs
from schemas.tables import TABLES
from warehouse.staged import literal

COLUMN = re.compile(r"-- column (\w+): (.*)")
SAME = re.compile(r"-- columns: those of (\w+)")
INFO = {
    "version": "the run whose state of the lake this is",
    "pipeline_version": "version and fingerprint of the code that read the documents",
    "content_hash": "equal for warehouses of equal content; the history of runs is left out",
}
INFO_ABOUT = "Which version of the lake this is. Grain: one row."


def comment_table(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Write what a table of the lake's records is."""
    _comment(connection, "table", name, about_table(name), docs(TABLES[name].record))


def comment_view(connection: duckdb.DuckDBPyConnection, name: str, sql: str) -> None:
    """Write what a view is, from the head of its model."""
    _comment(connection, "view", name, about_view(sql), view_columns(sql))


def comment_info(connection: duckdb.DuckDBPyConnection) -> None:
    """Write what the table of the warehouse itself is."""
    _comment(connection, "table", "warehouse_info", INFO_ABOUT, INFO)


def about_table(name: str) -> str:
    """Return what a row of a table is, and its grain."""
    table = TABLES[name]
    about = (table.record.__doc__ or "").partition("\n")[0]
    return f"{about} Grain: {table.grain}."


def about_view(sql: str) -> str:
    """Return the head of a model without its name and its columns."""
    lines = [
        line for line in sql.splitlines() if line.startswith("--") and not (COLUMN.match(line) or SAME.match(line))
    ]
    return " ".join(line.removeprefix("--").strip() for line in lines).partition(": ")[2]


def view_columns(sql: str) -> dict[str, str]:
    """Return what each column of a view means, as the head of its model says, or that of the table it is a part of."""
    same = SAME.search(sql)
    return docs(TABLES[same[1]].record) if same else dict(COLUMN.findall(sql))


def _comment(
    connection: duckdb.DuckDBPyConnection, kind: str, name: str, about: str, columns: Mapping[str, str]
) -> None:
    connection.execute(f"comment on {kind} {name} is {literal(about)}")
    for column, meaning in columns.items():
        connection.execute(f"comment on column {name}.{column} is {literal(meaning)}")
