"""The warehouse: a DuckDB file built beside the old one and swapped in, so that readers are never locked out.

Tables whose rows come file by file (models/appended) are carried over from the old one where that is as it was left,
and rows of new files are added; tables of all files together (models/staging) and views are made anew each time.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.atomic import sync_file, sync_folder
from warehouse.carried import Carried, Part, carried, seal
from warehouse.comments import comment_info, comment_table, comment_view
from warehouse.history import run_table
from warehouse.lake import Lake
from warehouse.staged import expose, session, sql_models
from warehouse.versions import Manifest

# lakes that know the same may differ in the history of runs and in how documents are grouped into files
CONTENT = {
    "documents": "exclude (raw_shard)",
    "articles": "", "blocks": "", "date_candidates": "", "metadata": "", "links": "", "failures": "", "duplicates": "",
    "publishers": "",
    "quarantine": "exclude (first_run, last_run, first_seen)",
}  # fmt: skip

# sorting 4.6 million blocks took 2.0 GB unbounded and 1.2 GB at this bound, in 5 % more CPU (docs/lab-book.md)
MOST_THREADS, BYTES_A_THREAD = 8, 500_000_000


class NotPublished(RuntimeError):
    """The lake's new version is in force, but its warehouse could not be written whole, so the old one stays."""


def build_warehouse(lake: Lake, manifest: Manifest) -> str:
    """Build the warehouse of a version and swap it in; return its content hash.

    Raises NotPublished when DuckDB leaves a write-ahead log behind: its ``close()`` swallows I/O errors of the
    checkpoint (19 of 30 injected ones), the log that it could not fold in is the only sign.
    """
    beside = lake.root / f".warehouse.{os.getpid()}.tmp"
    log = beside.with_name(beside.name + ".wal")
    lent = carried(lake, manifest.files(lake), sql_models("appended"))
    lake.seal.unlink(missing_ok=True)  # whatever goes wrong from here, the next build starts from nothing
    try:
        if lent.files:
            shutil.copyfile(lake.warehouse, beside)
        parts = _fill(beside, lake, manifest, lent)
        if log.exists():
            raise NotPublished(f"{beside} has a write-ahead log left; the disk may be full")
        sync_file(beside)
        beside.replace(lake.warehouse)
        sync_folder(lake.root)
    except (duckdb.IOException, duckdb.FatalException) as error:
        message = f"{lake.warehouse} stays as it was, the next run builds it anew: {error}"
        raise NotPublished(message) from error
    finally:
        beside.unlink(missing_ok=True)
        log.unlink(missing_ok=True)
    seal(lake, manifest, parts)
    return content_hash(parts)


def _fill(path: Path, lake: Lake, manifest: Manifest, lent: Carried) -> dict[str, Part]:
    """Fill a new warehouse, or one that is a copy of the last, and return the parts of its content hash."""
    parts = {}
    with session(path, spill=lake.spill) as connection:
        connection.execute("attach ':memory:' as lake")
        expose(connection, {**manifest.files(lake), **lent.files}, {"runs": run_table(lake)}, "lake")
        with _bounded(connection):
            for name, sql in sql_models("appended").items():
                parts[name] = _append(connection, name, sql, lent.parts.get(name))
        for name, sql in sql_models("staging").items():
            connection.execute(f"create or replace table {name} as {sql}")
            comment_table(connection, name)
            parts[name] = _part(connection, name, name)
        for name, sql in sql_models("marts").items():
            connection.execute(f"create or replace view {name} as {sql}")
            comment_view(connection, name, sql)
        _inform(connection, manifest, content_hash(parts))
        connection.execute("detach lake")
        connection.execute("checkpoint")
    return parts


@contextmanager
def _bounded(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let sorts take half a gigabyte a thread and spill the rest, where DuckDB would take four fifths of the machine.

    Not for other queries: aggregates of texts cannot spill, so a bound that a large lake meets would fail its run.
    """
    threads = min(MOST_THREADS, os.cpu_count() or 1)
    connection.execute(f"set threads = {threads}")
    connection.execute(f"set memory_limit = '{threads * BYTES_A_THREAD}B'")
    yield
    connection.execute("reset memory_limit")
    connection.execute("reset threads")


def _append(connection: duckdb.DuckDBPyConnection, name: str, sql: str, held: Part | None) -> Part:
    """Add the rows that a table lacks, or make it of all of them, and return the part of the whole table."""
    if held is None:
        connection.execute(f"create or replace table {name} as {sql}")
        comment_table(connection, name)
        return _part(connection, name, name)
    connection.execute(f"create temp table added as {sql}")
    rows, digest = _part(connection, name, "added")
    connection.execute(f"insert into {name} by name from added")
    connection.execute("drop table added")
    return held[0] + rows, held[1] ^ digest


def _part(connection: duckdb.DuckDBPyConnection, name: str, rows: str) -> Part:
    """Count and hash rows of a content table; of another table there is nothing to say.

    Keys are unique, so xor loses none, and what several groups of rows come to can be put together.
    """
    if name not in CONTENT:
        return 0, 0
    found = connection.execute(
        f"select count(*), coalesce(bit_xor(md5_number(content::varchar)), 0) "
        f"from (select * {CONTENT[name]} from {rows}) as content"
    ).fetchall()
    return found[0]


def content_hash(parts: Mapping[str, Part]) -> str:
    """Return the hash of all content, whatever the order of its rows and their files."""
    return hashlib.md5("\n".join(f"{name} {parts[name]}" for name in CONTENT).encode()).hexdigest()  # noqa: S324


def _inform(connection: duckdb.DuckDBPyConnection, manifest: Manifest, digest: str) -> None:
    connection.execute(
        "create or replace table warehouse_info as select ? as version, ? as pipeline_version, ? as content_hash",
        [manifest.version, manifest.pipeline_version, digest],
    )
    comment_info(connection)
