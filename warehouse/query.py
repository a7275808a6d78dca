"""Queries against the published warehouse, read-only, and their answers in several forms."""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

import duckdb
import pyarrow.parquet as pq

from warehouse.lake import Lake, lake_option
from warehouse.staged import session

ROWS_AT_ONCE = 1_000
ROWS_ON_TERMINAL = 500
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how spreadsheets know a formula (OWASP, CSV injection)


class NoWarehouse(ValueError):
    """There is no published warehouse where one was asked for."""


class BadQuery(ValueError):
    """DuckDB refuses the query, in its own words, or it is not one statement."""


def open_warehouse(root: Path, *, windows: bool = False) -> duckdb.DuckDBPyConnection:
    """Open a lake's warehouse for reading; SQL can reach neither files nor the network. Raises NoWarehouse."""
    lake = Lake(root)
    path = lake.warehouse
    if not path.is_file():
        raise NoWarehouse(f"{path} does not exist; make it with: copydesk run INPUT...{lake_option(root)}")
    return session(path, read_only=True, sealed=True, windows=windows, spill=lake.spill if windows else None)


def answer(root: Path, query: str, form: str, out: TextIO) -> None:
    """Write the answer to a query as a table, csv, json (one object a line) or parquet. Raises BadQuery."""
    with open_warehouse(root) as connection:
        try:
            written = _written(connection, query)
            if len(written) != 1:
                raise BadQuery(f"one statement is answered at a time, here are {len(written)}; nothing was run")
            result = connection.execute(query)
            WRITERS[form](result, out)
        except duckdb.Error as error:
            raise BadQuery(str(error)) from None


def _written(connection: duckdb.DuckDBPyConnection, query: str) -> list[duckdb.Statement]:
    """Return the statements of a query as a person wrote them.

    DuckDB puts one without text before a PIVOT for each column it has to look up: it makes a type of the values.
    """
    found = connection.extract_statements(query)
    return [one for one in found if one.query or one.type != duckdb.StatementType.CREATE]


def rows(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a result without holding all of them."""
    while batch := result.fetchmany(ROWS_AT_ONCE):
        yield from batch


def names(result: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the names of a result's columns."""
    return [column[0] for column in result.description or ()]


def _csv(result: duckdb.DuckDBPyConnection, out: TextIO) -> None:
    # every text is quoted: Python 3.11 leaves a lone carriage return bare where lines end with a line feed alone
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(names(result))
    writer.writerows([_harmless(value) for value in row] for row in rows(result))


def _harmless(value: Any) -> Any:
    """Return a value as a CSV cell that no spreadsheet takes for a formula; numbers stay as they are."""
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False, default=_plain)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _json(result: duckdb.DuckDBPyConnection, out: TextIO) -> None:
    columns = names(result)
    for row in rows(result):
        record = dict(zip(columns, row, strict=True))
        out.write(json.dumps(record, ensure_ascii=False, default=_plain) + "\n")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _parquet(result: duckdb.DuckDBPyConnection, out: TextIO) -> None:
    pq.write_table(result.to_arrow_table(), out.buffer)


def _table(result: duckdb.DuckDBPyConnection, out: TextIO) -> None:
    from warehouse.terminal import print_table  # rich is needed for this form alone

    shown = [row for row, _ in zip(rows(result), range(ROWS_ON_TERMINAL), strict=False)]
    more = bool(result.fetchmany(1)) if len(shown) == ROWS_ON_TERMINAL else False
    print_table(names(result), shown, out, more=more)


WRITERS: dict[str, Callable[[duckdb.DuckDBPyConnection, TextIO], None]] = {
    "table": _table, "csv": _csv, "json": _json, "parquet": _parquet,
}  # fmt: skip
