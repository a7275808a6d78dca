"""The lake: a folder of immutable Parquet files, and who may write to it.

raw/<shard>.parquet                 documents as received
landings/<landing>/                 what one landing added: its raw shards, its rejections
shards/<pipeline version>/<shard>/  the tables of one shard: documents, articles, blocks, ...
versions/<version>/                 one published state: manifest.json and the corpus-level tables
runs/<run>/                         the history: run, run_inputs, skipped_records, validation_results, metrics
CURRENT                             the version in force; replaced last
warehouse.duckdb  report/           built from it
state/                              Prefect's home and other things that may be deleted
"""

import fcntl
import json
import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

DEFAULT = Path("lake")


class LakeBusy(RuntimeError):
    """Another process writes to the lake."""


@dataclass(frozen=True, slots=True)
class Lake:
    """One lake, by its folder; every path below it is named here and nowhere else."""

    root: Path

    @property
    def raw(self) -> Path:
        """Folder of the raw shards."""
        return self.root / "raw"

    @property
    def landings(self) -> Path:
        """Folder of the landings."""
        return self.root / "landings"

    @property
    def versions(self) -> Path:
        """Folder of the published versions."""
        return self.root / "versions"

    @property
    def runs(self) -> Path:
        """Folder of the history."""
        return self.root / "runs"

    @property
    def state(self) -> Path:
        """Folder of what may be deleted."""
        return self.root / "state"

    @property
    def spill(self) -> Path:
        """Folder for what a query of this process cannot hold in memory; it goes with the query."""
        return self.state / f".spill.{os.getpid()}.tmp"

    @property
    def seal(self) -> Path:
        """File that says what the last build of the warehouse left behind."""
        return self.state / "warehouse.json"

    @property
    def pointer(self) -> Path:
        """File that names the version in force."""
        return self.root / "CURRENT"

    @property
    def warehouse(self) -> Path:
        """The DuckDB file."""
        return self.root / "warehouse.duckdb"

    @property
    def report(self) -> Path:
        """The report page."""
        return self.root / "report" / "index.html"

    def raw_shard(self, shard: str) -> Path:
        """File of one raw shard."""
        return self.raw / f"{shard}.parquet"

    def shard(self, pipeline_version: str, shard: str) -> Path:
        """Folder of one shard's tables."""
        return self.root / "shards" / pipeline_version / shard

    def readings(self, shard: str) -> Path:
        """File of what was read of a shard before a document killed its worker; the next run removes what is left."""
        return self.state / f".{shard}.readings.tmp"

    @contextmanager
    def lock(self, *, wait: bool = False) -> Iterator[None]:
        """Hold the lake's one write lock; it falls with the process, however that ends.

        Raises LakeBusy, naming the holder, unless told to wait.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".lock").open("a+", encoding="utf-8") as file:
            _acquire(file, self.root, wait)
            file.truncate(0)
            json.dump({"pid": os.getpid()}, file)
            file.flush()
            yield


def lake_option(root: Path) -> str:
    """Return what a command needs to find a lake from here, with a space in front; nothing for the default."""
    here = Path.cwd()
    place = (here / root).relative_to(here) if (here / root).is_relative_to(here) else root
    return "" if place == DEFAULT else f" --lake {shlex.quote(str(place))}"


def _acquire(file: IO[str], root: Path, wait: bool) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        file.seek(0)
        holder = file.read() or '{"pid": "unknown"}'
        pid = json.loads(holder)["pid"]
        message = f"{root} is being written by process {pid}; wait for it (--wait), or choose another --lake"
        raise LakeBusy(message) from None
