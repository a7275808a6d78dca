"""What runs inside a worker process: jobs one after another, each document under limits of its own."""

import gc
import math
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

RARELY = (50_000, 20, 50)  # a page makes many objects and few cycles: 0.3 of 4.9 CPU s over the sample documents
STATM = Path("/proc/self/statm")

Mark = Callable[[str | None], None]


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one document may cost: CPU seconds (not of the clock, so that load changes no verdict) and bytes."""

    cpu_seconds: int = 10
    memory_bytes: int = 1_000_000_000


ALLOWANCE = Allowance()


@dataclass(frozen=True, slots=True)
class Failure:
    """An OSError on its way to the parent process."""

    errno: int | None
    message: str
    filename: str | None


def serve(pipe: Connection, allowance: Allowance) -> None:
    """Run the jobs that come over a pipe until it is closed; before each document, its id and fresh limits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    gc.set_threshold(*RARELY)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def mark(document_id: str | None) -> None:
        """Say which document comes next, and grant it its allowance."""
        _limit(allowance if document_id is not None else None)
        pipe.send(("at", document_id))

    while True:
        try:
            job = pipe.recv()
        except (EOFError, ConnectionError):
            return
        try:
            result = job.run(mark)
        except OSError as error:
            result = Failure(error.errno, error.strerror or str(error), str(error.filename or ""))
        mark(None)
        pipe.send(("done", result))


def _limit(allowance: Allowance | None) -> None:
    """Grant the next document its allowance on top of what the process has used, or lift both limits."""
    infinity = resource.RLIM_INFINITY
    cpu = math.ceil(time.process_time()) + allowance.cpu_seconds if allowance else infinity
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    if sys.platform == "linux":
        used = int(STATM.read_text("ascii").split()[0]) * resource.getpagesize()
        space = used + allowance.memory_bytes if allowance else infinity
        resource.setrlimit(resource.RLIMIT_AS, (space, resource.getrlimit(resource.RLIMIT_AS)[1]))
