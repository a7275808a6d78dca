"""The fence: worker processes with limits, so that one document can cost a worker but never the run.

A Python alarm does not stop C code; a limit on a child process does. A worker is told what to do over a pipe, says
which document it is at, and is replaced when a document kills it.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.context import ForkServerProcess
from queue import Queue
from threading import Lock
from types import ModuleType, TracebackType
from typing import Any, Protocol, Self, TypeVar

from flows.worker import ALLOWANCE, Allowance, Failure, Mark, serve
from schemas.rejection import Rule

R_co = TypeVar("R_co", covariant=True)
R = TypeVar("R")

# the fork server imports what workers need once; a worker then starts in milliseconds and shares the memory
CONTEXT = multiprocessing.get_context("forkserver")
STARTING = Lock()

# each worker is one thread: on small matrices more of them cost more than they bring (measured 2 to 1 on two cores),
# and sums must not depend on how many there are
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class Job(Protocol[R_co]):
    """Work for a worker process; it must survive pickling."""

    def run(self, mark: Mark) -> R_co:
        """Do the work, calling ``mark`` with the document_id before each document and with None after the last."""
        ...


class WorkerLost(RuntimeError):
    """A worker died while it was at no document: a fault of the machine or of copydesk, not of the input."""


@dataclass(frozen=True, slots=True)
class Died:
    """A worker's death: the document it was at, and the rule that the death falls under."""

    document_id: str
    rule: Rule
    message: str


@contextmanager
def _no_main_module() -> Iterator[None]:
    """Hide the main module from a process that starts.

    multiprocessing would import it again in every worker: a script of a user's would run twice, one from standard
    input cannot be imported at all, and Prefect's costs a second of CPU.
    """
    with STARTING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


class _Worker:
    """One child process and the pipe to it."""

    def __init__(self, allowance: Allowance) -> None:
        self.pipe, far = CONTEXT.Pipe()
        self.process: ForkServerProcess = CONTEXT.Process(target=serve, args=(far, allowance), daemon=True)
        try:
            with _no_main_module():
                self.process.start()
        except EOFError:
            raise WorkerLost("the server that starts worker processes ended; what it said stands above") from None
        far.close()

    def call(self, job: Job[R]) -> R | Died:
        """Have a job done; the worker is of no more use where the answer is its death."""
        at: str | None = None
        try:
            self.pipe.send(job)
            while True:
                kind, value = self.pipe.recv()
                if kind == "done":
                    answer: R = _unwrap(value)
                    return answer
                at = value
        except (EOFError, ConnectionError):
            self.process.join()
            return _died(at, self.process.exitcode)

    def stop(self) -> None:
        """End the process once it is idle."""
        self.pipe.close()  # the worker's recv ends, and with it the process
        self.process.join()


def _unwrap(value: Any) -> Any:
    if isinstance(value, Failure):
        raise OSError(value.errno, value.message, value.filename)
    return value


def _died(at: str | None, exitcode: int | None) -> Died:
    code = exitcode or 0
    name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    if at is None:
        raise WorkerLost(f"a worker process ended with {name} while it was at no document")
    if code == -signal.SIGXCPU:
        return Died(at, Rule.TIMEOUT, "the document needs more CPU time than one document may have")
    return Died(at, Rule.WORKER_CRASH, f"the document brought its worker process down ({name})")


class Fence:
    """A fixed number of worker processes that take jobs from as many threads."""

    def __init__(self, workers: int, preload: Sequence[str], allowance: Allowance = ALLOWANCE) -> None:
        """Start nothing yet; ``preload`` names the modules whose imports the workers share."""
        self._size, self._preload, self._allowance = workers, preload, allowance
        self._idle: Queue[_Worker] = Queue()

    def __enter__(self) -> Self:
        for name in ONE_THREAD:
            os.environ.setdefault(name, "1")
        CONTEXT.set_forkserver_preload(list(self._preload))
        for _ in range(self._size):
            self._idle.put(_Worker(self._allowance))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _ in range(self._size):
            self._idle.get().stop()
        # without this the server would outlive the run, and its CPU time and its workers' would not count as ours
        forkserver._forkserver._stop()  # type: ignore[attr-defined]  # noqa: SLF001 (there is no public way)

    def call(self, job: Job[R]) -> R | Died:
        """Run a job in an idle worker and return its value, or how the worker died; waits for an idle one.

        Raises OSError as the worker met it (a full disk), and WorkerLost.
        """
        worker = self._idle.get()
        result: R | Died | None = None
        try:
            result = worker.call(job)
            return result
        finally:
            alive = worker.process.is_alive() and not isinstance(result, Died)
            self._idle.put(worker if alive else _Worker(self._allowance))
