"""The record of a run: opened before its first step, closed however it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime

from flows.fingerprint import pipeline_version
from flows.settings import Settings
from schemas.run import Run
from warehouse.atomic import sweep
from warehouse.history import close_interrupted, record_run, run_name
from warehouse.lake import Lake
from warehouse.versions import current


class ChecksFailed(RuntimeError):
    """A critical expectation was not met or could not be checked, so the version in force stays."""


@contextmanager
def recorded(lake: Lake, settings: Settings, engine: str, started_at: datetime) -> Iterator[Run]:
    """Record a run as running, and as refused or failed if it ends with an exception; the lock must be held."""
    sweep(lake.root)
    close_interrupted(lake)
    run = Run(
        run_id=run_name(started_at), started_at=started_at, finished_at=None, status="running", engine=engine,
        workers=settings.workers, pipeline_version=pipeline_version(settings.publishers), inputs=0, message="",
    )  # fmt: skip
    record_run(lake, run)
    try:
        yield run
    finally:
        error = sys.exception()
        if error is not None and not _in_force(lake, run):
            status = "refused" if isinstance(error, ChecksFailed) else "failed"
            ended = replace(run, status=status, finished_at=datetime.now(UTC), message=str(error)[:1000])  # type: ignore[arg-type]
            with suppress(OSError):  # on a full disk the run stays "running", and the next one closes it
                record_run(lake, ended)


def _in_force(lake: Lake, run: Run) -> bool:
    manifest = current(lake)
    return manifest is not None and manifest.version == run.run_id
