"""The record of a run: opened before its first step, closed however it ends."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime

from flows.fingerprint import pipeline_version
from flows.settings import Settings
from schemas.run import Run, RunStatus
from warehouse.atomic import sweep
from warehouse.history import close_interrupted, read_run, record_run, run_name
from warehouse.lake import Lake
from warehouse.versions import current


class ChecksFailed(RuntimeError):
    """A critical expectation was not met or could not be checked, so the version in force stays."""


class Stopped(KeyboardInterrupt):
    """The process was told to end by a signal other than that of Ctrl-C."""

    def __init__(self, number: int, *_: object) -> None:
        """Note the signal's number; whoever handles signals gives the frame as well."""
        super().__init__()
        self.signal = number


def signal_of(error: BaseException) -> signal.Signals:
    """Return the signal that an exception stands for: ours, Prefect's of a cancelled run, or else that of Ctrl-C."""
    return signal.Signals(getattr(error, "signal", signal.SIGINT))


@contextmanager
def recorded(lake: Lake, settings: Settings, engine: str, started_at: datetime) -> Iterator[Run]:
    """Record a run as running, and how it ended if it ends with an exception; the lock must be held."""
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
            with suppress(OSError):  # on a full disk the run stays "running", and the next one closes it
                last = read_run(lake, run.run_id)  # it may know by now how many records it met
                status, message = _end(error)
                record_run(lake, replace(last, status=status, finished_at=datetime.now(UTC), message=message[:1000]))


def met(lake: Lake, run: Run, inputs: int) -> Run:
    """Record how many records a run met, so that it is known however the run ends."""
    run = replace(run, inputs=inputs)
    record_run(lake, run)
    return run


def _end(error: BaseException) -> tuple[RunStatus, str]:
    """Return how a run ended, and in what words."""
    if isinstance(error, ChecksFailed):
        return "refused", str(error)
    if isinstance(error, Exception):
        return "failed", str(error) or type(error).__name__
    return "interrupted", f"stopped by {signal_of(error).name}"


def _in_force(lake: Lake, run: Run) -> bool:
    manifest = current(lake)
    return manifest is not None and manifest.version == run.run_id
