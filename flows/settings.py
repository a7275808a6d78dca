"""The settings of a run, as the command line and the deployments give them."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flows.inputs import discover
from flows.publishers import DEFAULT, read_publishers
from flows.worker import ALLOWANCE, Allowance


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run reads, where it writes, and how many processes it may use."""

    inputs: tuple[str, ...]
    lake: Path
    workers: int = 2
    publishers: Path | None = field(default=DEFAULT)
    fetched_at: datetime | None = None
    wait: bool = False
    allowance: Allowance = ALLOWANCE

    def refuse_unusable(self) -> None:
        """Raise NoInputs or BadPublishers before anything is started for a run that could not read them."""
        discover(self.inputs)
        if self.publishers:
            read_publishers(self.publishers)
