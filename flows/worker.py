"""What runs inside a worker process: jobs one after another, each document under limits of its own."""

import math
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

CPU_SECONDS = 10
MEMORY_BYTES = 1_000_000_000
STATM = Path("/proc/self/statm")

Mark = Callable[[str | None], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """An OSError on its way to the parent process."""

    errno: int | None
    message: str
    filename: str | None


def serve(pipe: Connection) -> None:
    """Run the jobs that come over a pipe until it is closed; before each document, its id and fresh limits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def mark(document_id: str | None) -> None:
        _limit(document_id is not None)
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


def _limit(document: bool) -> None:
    """Grant the next document its CPU time and memory on top of what the process has used, or lift both limits.

    Whole seconds of CPU time, not of the clock, so that a busy machine does not change a verdict.
    """
    infinity = resource.RLIM_INFINITY
    cpu = math.ceil(time.process_time()) + CPU_SECONDS if document else infinity
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    if sys.platform == "linux":
        used = int(STATM.read_text("ascii").split()[0]) * resource.getpagesize()
        space = used + MEMORY_BYTES if document else infinity
        resource.setrlimit(resource.RLIMIT_AS, (space, resource.getrlimit(resource.RLIMIT_AS)[1]))
