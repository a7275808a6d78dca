"""Progress: bars on a terminal, silence elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)


class Watch(Protocol):
    """Is told what the pipeline is doing."""

    def step(self, name: str, total: int | None = None) -> None:
        """Start a step of ``total`` units, or of unknown length."""
        ...

    def advance(self, units: int = 1) -> None:
        """Count units of the current step as done."""
        ...


class Silent:
    """Shows nothing: for tests, notebooks and logs."""

    def step(self, name: str, total: int | None = None) -> None:
        """Show nothing."""

    def advance(self, units: int = 1) -> None:
        """Show nothing."""


class Bars:
    """Shows a bar for the step that runs; finished steps stay above it."""

    def __init__(self, progress: Progress) -> None:
        """Draw with a started rich Progress."""
        self._progress = progress
        self._task: TaskID | None = None

    def step(self, name: str, total: int | None = None) -> None:
        """Finish the bar of the last step and start the next."""
        self.finish()
        self._task = self._progress.add_task(name, total=total)

    def advance(self, units: int = 1) -> None:
        """Move the bar on."""
        if self._task is not None:
            self._progress.advance(self._task, units)

    def finish(self) -> None:
        """Show the last bar as full."""
        if self._task is not None:
            task = self._progress.tasks[-1]
            self._progress.update(self._task, total=task.total or 1, completed=task.total or 1)


@contextmanager
def bars(enabled: bool) -> Iterator[Watch]:
    """Watch with bars on standard error where ``enabled``, else in silence."""
    if not enabled:
        yield Silent()
        return
    with Progress(
        SpinnerColumn(), TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=Console(stderr=True),
    ) as progress:  # fmt: skip
        shown = Bars(progress)
        yield shown
        shown.finish()
