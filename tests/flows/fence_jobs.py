"""Jobs that misbehave, for the tests of the fence; a worker process imports them by name."""

import errno
import os
import signal
from dataclasses import dataclass

from flows.worker import Mark


@dataclass(frozen=True)
class Answer:
    value: int

    def run(self, mark: Mark) -> int:
        mark("document")
        mark(None)
        return self.value


@dataclass(frozen=True)
class Spin:
    """Burns CPU where no Python signal handler would run: inside one call of C code."""

    def run(self, mark: Mark) -> int:
        mark("spinner")
        return sum(range(10**12))


@dataclass(frozen=True)
class Crash:
    at: str | None

    def run(self, mark: Mark) -> int:
        mark(self.at)
        os.kill(os.getpid(), signal.SIGSEGV)
        return 0


@dataclass(frozen=True)
class Hoard:
    """Takes more memory than it may, says what it was told."""

    size: int

    def run(self, mark: Mark) -> str:
        mark("hoarder")
        try:
            return str(len(bytearray(self.size)))
        except MemoryError:
            return "refused"


@dataclass(frozen=True)
class FullDisk:
    def run(self, mark: Mark) -> int:
        mark(None)
        raise OSError(errno.ENOSPC, "No space left on device", "shard.parquet")
