"""Shards: the tables of a group of documents, written as one unit."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from schemas.document import Document
from schemas.tables import tables
from warehouse.atomic import write_folder
from warehouse.lake import Lake
from warehouse.landing import landed_shards
from warehouse.parquet import read_rows, write_rows


def pending_shards(lake: Lake, pipeline_version: str) -> list[str]:
    """Return the landed shards that this pipeline version has not done yet: what a killed run left to do."""
    return [name for name in landed_shards(lake) if not lake.shard(pipeline_version, name).exists()]


def read_raw(lake: Lake, shard: str) -> list[Document]:
    """Read the documents of a raw shard, payloads included."""
    return read_rows(lake.raw_shard(shard), Document)


def write_shard(lake: Lake, pipeline_version: str, shard: str, rows: dict[str, Sequence[Any]]) -> None:
    """Write all tables of a shard at once; a table without rows is a file without rows."""

    def write(folder: Path) -> None:
        """Write every table of the shard."""
        for table in tables("shard"):
            write_rows(folder / f"{table.name}.parquet", table, rows.get(table.name, ()))

    write_folder(lake.shard(pipeline_version, shard), write)


def shard_files(lake: Lake, pipeline_version: str) -> dict[str, list[Path]]:
    """Return the files of each shard table for all landed documents, in the order of the shards' names."""
    folders = [lake.shard(pipeline_version, name) for name in landed_shards(lake)]
    return {table.name: [folder / f"{table.name}.parquet" for folder in folders] for table in tables("shard")}
