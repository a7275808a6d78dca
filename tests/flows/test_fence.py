import errno
import importlib.util
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from flows.fence import Died, Fence, WorkerLost
from flows.worker import Allowance
from schemas.rejection import Rule


@pytest.fixture(scope="module")
def jobs() -> Iterator[ModuleType]:
    """Import the misbehaving jobs under a name that worker processes find, too."""
    folder = str(Path(__file__).parent)
    sys.path.insert(0, folder)
    assert importlib.util.find_spec("fence_jobs")
    yield importlib.import_module("fence_jobs")
    sys.path.remove(folder)


@pytest.fixture(scope="module")
def fence(jobs: ModuleType) -> Iterator[Fence]:
    with Fence(2, preload=["flows.worker"], allowance=Allowance(cpu_seconds=1, memory_bytes=300_000_000)) as fence:
        yield fence


def test_a_job_is_answered(fence: Fence, jobs: ModuleType) -> None:
    assert fence.call(jobs.Answer(7)) == 7


def test_many_threads_share_the_workers(fence: Fence, jobs: ModuleType) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(fence.call, map(jobs.Answer, range(40)))) == list(range(40))


def test_endless_c_code_is_stopped_and_named(fence: Fence, jobs: ModuleType) -> None:
    died = fence.call(jobs.Spin())
    assert isinstance(died, Died)
    assert (died.document_id, died.rule) == ("spinner", Rule.TIMEOUT)


def test_a_crash_is_named_and_the_next_job_is_answered(fence: Fence, jobs: ModuleType) -> None:
    for _ in range(3):
        died = fence.call(jobs.Crash("crasher"))
        assert isinstance(died, Died)
        assert (died.document_id, died.rule) == ("crasher", Rule.WORKER_CRASH)
        assert "SIGSEGV" in died.message
    assert fence.call(jobs.Answer(1)) == 1


def test_a_crash_between_documents_is_no_documents_fault(fence: Fence, jobs: ModuleType) -> None:
    with pytest.raises(WorkerLost, match="SIGSEGV"):
        fence.call(jobs.Crash(None))
    assert fence.call(jobs.Answer(1)) == 1


def test_memory_is_limited_by_document(fence: Fence, jobs: ModuleType) -> None:
    limited = sys.platform == "linux"  # RLIMIT_AS is kept nowhere else
    assert fence.call(jobs.Hoard(600_000_000)) == ("refused" if limited else "600000000")
    assert fence.call(jobs.Hoard(1_000)) == "1000"


def test_a_full_disk_reaches_the_caller(fence: Fence, jobs: ModuleType) -> None:
    with pytest.raises(OSError, match="No space left") as caught:
        fence.call(jobs.FullDisk())
    assert caught.value.errno == errno.ENOSPC
    assert fence.call(jobs.Answer(1)) == 1
