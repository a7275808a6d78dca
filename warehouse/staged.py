"""The tables of a version, staged or published, as DuckDB views over their files."""

from collections.abc import Collection, Mapping, Sequence
from importlib.resources import files as resources
from pathlib import Path

import duckdb
import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.tables import TABLES

MODELS = resources("warehouse") / "models"
LAYERS = {"shard", "version", "run", "reference"}

Files = Mapping[str, Sequence[Path]]


def sql_models(layer: str) -> dict[str, str]:
    """Return the models of a layer by name, in the order of their names."""
    found = sorted((path for path in (MODELS / layer).iterdir() if path.name.endswith(".sql")), key=str)
    return {path.name.removesuffix(".sql"): path.read_text("utf-8") for path in found}


def literal(text: str) -> str:
    """Quote a text for SQL."""
    return "'" + text.replace("'", "''") + "'"


def expose(
    connection: duckdb.DuckDBPyConnection, files: Files, rows: Mapping[str, pa.Table], catalog: str,
    lent: Collection[str] = (),
) -> None:  # fmt: skip
    """Make every table of the lake a view in a catalog; ``rows`` stand for tables that are in memory.

    Of the tables that are ``lent`` the attached warehouse of that name holds the rows that come before the files'.
    """
    for name, table in TABLES.items():
        if table.layer not in LAYERS:
            continue
        sources = [f"select * from lent.{name}"] if name in lent else []
        if name not in rows and files.get(name):
            paths = ", ".join(literal(str(path)) for path in files[name])
            by_name = table.layer == "run"  # runs of older versions lack the columns that came later
            sources.append(f"select * from read_parquet([{paths}], union_by_name = {by_name})")
        if sources:
            connection.execute(f"create view {catalog}.{name} as {' union all by name '.join(sources)}")
        else:
            put_rows(connection, name, rows.get(name, arrow_schema(table.record).empty_table()), catalog)


def put_rows(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table, catalog: str) -> None:
    """Create or replace a table with rows that are in memory."""
    connection.execute(f"drop view if exists {catalog}.{name}")
    connection.register("rows_in_memory", rows)
    connection.execute(f"create or replace table {catalog}.{name} as select * from rows_in_memory")
    connection.unregister("rows_in_memory")


def session(
    path: Path | None = None, *, read_only: bool = False, sealed: bool = False, windows: bool = False,
    spill: Path | None = None,
) -> duckdb.DuckDBPyConnection:  # fmt: skip
    """Open a warehouse, or a database in memory; times are shown in UTC, nothing is fetched or installed.

    A ``sealed`` one reaches no file but its own, and no setting of it can be changed. One for ``windows`` has a single
    thread: with more, a window function over few rows fails now and then with an internal error of DuckDB 1.5
    (its issue 22352; 6 of 4,000 times with two threads, never with one). What does not fit into memory goes to the
    folder ``spill``, by default beside the file, or for a database in memory into the working folder.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "enable_external_access": not sealed,
    }
    if windows:
        config["threads"] = 1
    if spill:
        config["temp_directory"] = str(spill)
    connection = duckdb.connect(str(path or ":memory:"), read_only=read_only, config=config)
    connection.execute("set TimeZone = 'UTC'")  # not in the config: ICU, though built in, is loaded only later
    if sealed:
        connection.execute("set lock_configuration = true")
    return connection
