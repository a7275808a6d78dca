"""The history: what each run read, checked and published, one folder a run."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from schemas.arrow import arrow_schema
from schemas.run import Run
from schemas.tables import TABLES
from warehouse.atomic import write_file, write_text
from warehouse.lake import Lake
from warehouse.parquet import write_rows, write_table
from warehouse.versions import current


def run_name(started_at: datetime) -> str:
    """Return the id of a run that starts now: sortable, and free of characters that file systems mind."""
    return started_at.strftime("%Y%m%dT%H%M%S.%fZ")


def record_run(lake: Lake, run: Run) -> None:
    """Write what is known of a run; written again at its end."""
    text = json.dumps(asdict(run), default=lambda value: value.isoformat(), indent=1)
    write_text(lake.runs / run.run_id / "run.json", text + "\n")


def record_rows(lake: Lake, run_id: str, table: str, rows: Sequence[Any]) -> Path:
    """Write one table of a run's history and return its file."""
    path = lake.runs / run_id / f"{table}.parquet"
    write_file(path, lambda beside: write_rows(beside, TABLES[table], rows))
    return path


def record_table(lake: Lake, run_id: str, table: str, rows: pa.Table) -> None:
    """Write one table of a run's history that SQL computed; it lacks the run's id."""
    rows = rows.set_column(0, rows.schema.field("run_id"), pa.array([run_id] * len(rows), pa.string()))
    write_file(lake.runs / run_id / f"{table}.parquet", lambda beside: write_table(beside, rows))


def read_run(lake: Lake, run_id: str) -> Run:
    """Return what was last recorded of a run."""
    return _run(json.loads((lake.runs / run_id / "run.json").read_text("utf-8")))


def read_runs(lake: Lake) -> list[Run]:
    """Return all runs, oldest first."""
    return [_run(json.loads(path.read_text("utf-8"))) for path in sorted(lake.runs.glob("*/run.json"))]


def run_table(lake: Lake) -> pa.Table:
    """Return all runs as a table."""
    return pa.Table.from_pylist([asdict(run) for run in read_runs(lake)], schema=arrow_schema(Run))


def close_interrupted(lake: Lake) -> int:
    """Mark the runs that ended without a word; the caller holds the lake's lock, so none of them still runs.

    A run that says it published, later than the version in force, was killed just before the pointer was replaced.
    """
    manifest = current(lake)
    newest = manifest.version if manifest else ""
    dead = [
        run for run in read_runs(lake)
        if run.status == "running" or (run.status == "published" and run.run_id > newest)
    ]  # fmt: skip
    for run in dead:
        record_run(lake, replace(run, status="interrupted", finished_at=None, message="killed without a word"))
    return len(dead)


def history_files(lake: Lake) -> dict[str, list[Path]]:
    """Return the history's Parquet files by table."""
    names = ("run_inputs", "skipped_records", "validation_results", "metrics")
    return {name: sorted(lake.runs.glob(f"*/{name}.parquet")) for name in names}


def _run(values: dict[str, Any]) -> Run:
    for name in ("started_at", "finished_at"):
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    return Run(**values)
