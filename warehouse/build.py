"""The warehouse: a DuckDB file built beside the old one and swapped in, so that readers are never locked out."""

import os
from pathlib import Path

import duckdb

from warehouse.atomic import sync_file, sync_folder
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


class NotPublished(RuntimeError):
    """The lake's new version is in force, but its warehouse could not be written whole, so the old one stays."""


def build_warehouse(lake: Lake, manifest: Manifest) -> str:
    """Build the warehouse of a version and swap it in; return its content hash.

    Raises NotPublished when DuckDB leaves a write-ahead log behind: its ``close()`` swallows I/O errors of the
    checkpoint (19 of 30 injected ones), the log that it could not fold in is the only sign.
    """
    beside = lake.root / f".warehouse.{os.getpid()}.tmp"
    log = beside.with_name(beside.name + ".wal")
    try:
        content_hash = _fill(beside, lake, manifest)
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
    return content_hash


def _fill(path: Path, lake: Lake, manifest: Manifest) -> str:
    with session(path) as connection:
        connection.execute("attach ':memory:' as lake")
        expose(connection, manifest.files(lake), {"runs": run_table(lake)}, "lake")
        for name, sql in sql_models("staging").items():
            connection.execute(f"create table {name} as {sql}")
            comment_table(connection, name)
        for name, sql in sql_models("marts").items():
            connection.execute(f"create view {name} as {sql}")
            comment_view(connection, name, sql)
        content_hash = _content_hash(connection)
        _inform(connection, manifest, content_hash)
        connection.execute("detach lake")
        connection.execute("checkpoint")
    return content_hash


def _content_hash(connection: duckdb.DuckDBPyConnection) -> str:
    """Hash the rows of the content tables, whatever their order and files; keys are unique, so xor loses none."""
    parts = []
    for name, without in CONTENT.items():
        row = connection.execute(
            f"select count(*), coalesce(bit_xor(md5_number(content::varchar)), 0) "
            f"from (select * {without} from {name}) as content"
        ).fetchone()
        parts.append(f"{name} {row}")
    digest = connection.execute("select md5(?)", ["\n".join(parts)]).fetchall()
    return str(digest[0][0])


def _inform(connection: duckdb.DuckDBPyConnection, manifest: Manifest, content_hash: str) -> None:
    connection.execute(
        "create table warehouse_info as select ? as version, ? as pipeline_version, ? as content_hash",
        [manifest.version, manifest.pipeline_version, content_hash],
    )
    comment_info(connection)
