"""Parquet files whose bytes depend on their rows alone."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.arrow import arrow_schema
from schemas.tables import Table

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ROWS_IN_GROUP = 20_000
COMPRESSION_LEVEL = 3


def write_rows(path: Path, table: Table, rows: Iterable[Any]) -> None:
    """Write records of a table's class, sorted by its key, as one Parquet file (not atomic by itself)."""
    write_table(path, rows_to_table(table, rows))


def rows_to_table(table: Table, rows: Iterable[Any]) -> pa.Table:
    """Return records of a table's class as an Arrow table, sorted by its key."""
    ordered = sorted(rows, key=_sort_key(table.key))
    schema = arrow_schema(table.record)
    columns = [pa.array([getattr(row, field.name) for row in ordered], type=field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def write_table(path: Path, table: pa.Table) -> None:
    """Write an Arrow table as one Parquet file: fixed row groups, fixed compression, no clock, no host name."""
    pq.write_table(
        table.combine_chunks(), path, row_group_size=ROWS_IN_GROUP, compression="zstd",
        compression_level=COMPRESSION_LEVEL, store_schema=True,
    )  # fmt: skip


def read_rows(path: Path, record: type) -> list[Any]:
    """Read a Parquet file back into records of the class it was written from."""
    file = pq.ParquetFile(path)
    names = file.schema_arrow.names
    return [record(**dict(zip(names, row, strict=True))) for row in _tuples(file.read())]


def read_tuples(path: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Read some columns of a Parquet file as tuples of the values that the records had."""
    yield from _tuples(pq.ParquetFile(path).read(list(columns)).select(list(columns)))


def _tuples(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    return zip(*(_values(column) for column in table.columns), strict=True)


def read_column(paths: Sequence[Path], column: str) -> list[Any]:
    """Read one column of many files, in order."""
    return [value for path in paths for value in pq.ParquetFile(path).read([column])[column].to_pylist()]


def _values(column: pa.ChunkedArray) -> list[Any]:
    """Return a column's values: lists as tuples, instants as datetimes in UTC.

    Instants go the way of integers, because Arrow's own conversion of them imports pandas (0.2 CPU s a process).
    """
    if pa.types.is_timestamp(column.type):
        return [
            None if value is None else EPOCH + timedelta(microseconds=value)
            for value in column.cast(pa.int64()).to_pylist()
        ]
    values = column.to_pylist()
    return [tuple(value) for value in values] if pa.types.is_list(column.type) else values


def _sort_key(key: tuple[str, ...]) -> Any:
    """Sort by the key's columns, nulls first."""
    get = attrgetter(*key) if len(key) > 1 else lambda row: (getattr(row, key[0]),)
    return lambda row: tuple((value is not None, value) for value in get(row))
