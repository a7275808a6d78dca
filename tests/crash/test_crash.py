"""Runs that are broken at any moment: the version in force stays readable, and the next run finishes the work."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from warehouse.history import read_runs
from warehouse.lake import Lake
from warehouse.staged import session
from warehouse.versions import current

STORY = (
    "The council of place {0} voted on Tuesday to rebuild the northern pier before winter, after a long debate. "
    "Engineers had found cracks in two of its bearings when they looked at it in spring, and closed it to lorries. "
    "The work will cost four million, of which the county pays half, the mayor of place {0} said in the evening. "
    "Fishermen who land their catch there asked for a floating stage until the pier can be used again. "
    "Nobody spoke against the plan, but three members would rather have waited for a second report."
)
KILLS = 6
COMMAND = [sys.executable, "-m", "flows", "run", "--engine", "none", "--workers", "2"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for number in range(60):
        (folder / f"{number}.txt").write_text(STORY.format(number))
    (folder / "empty.txt").write_bytes(b"")
    return folder


def finished(pages: Path, lake: Path) -> float:
    started = time.monotonic()
    subprocess.run([*COMMAND, str(pages), "--lake", str(lake)], check=True, capture_output=True)
    return time.monotonic() - started


def content_of(lake: Path) -> tuple[str, int]:
    with session(Lake(lake).warehouse, read_only=True) as connection:
        (row,) = connection.execute(
            "select content_hash, (select count(*) from articles) from warehouse_info"
        ).fetchall()
    return row


@pytest.fixture(scope="module")
def whole(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[str, int], float]:
    lake = tmp_path_factory.mktemp("whole") / "lake"
    seconds = finished(pages, lake)
    assert content_of(lake)[1] == 60
    return content_of(lake), seconds


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_run_is_finished_by_the_next(
    kill: int, pages: Path, whole: tuple[tuple[str, int], float], tmp_path: Path
) -> None:
    content, seconds = whole
    delay = seconds * (kill + random.Random(kill).random()) / KILLS
    with subprocess.Popen(
        [*COMMAND, str(pages), "--lake", str(tmp_path / "lake")], start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as broken:  # fmt: skip
        try:
            broken.wait(timeout=delay)
        except subprocess.TimeoutExpired:
            os.killpg(broken.pid, signal.SIGKILL)
    lake = Lake(tmp_path / "lake")
    if lake.warehouse.exists():
        assert content_of(lake.root) == content, "what is published is whole"
    finished(pages, lake.root)
    assert content_of(lake.root) == content
    assert list(lake.root.rglob(".*.tmp")) == []
    assert {run.status for run in read_runs(lake)} <= {"published", "interrupted"}


@pytest.mark.parametrize("most", [300, 3_000, 30_000, 1_500_000])
def test_a_disk_that_takes_no_more_leaves_the_last_version(most: int, pages: Path, tmp_path: Path) -> None:
    """A limit on file size stands for the full disk: every write past it fails, in Python, Arrow and DuckDB alike."""
    lake = Lake(tmp_path / "lake")
    (tmp_path / "first.txt").write_text(STORY.format("zero"))
    finished(tmp_path / "first.txt", lake.root)
    before, version = content_of(lake.root), current(lake)
    done = subprocess.run(
        [*COMMAND, str(pages), "--lake", str(lake.root)], capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    assert done.returncode == 4, done.stderr
    assert done.stderr.startswith("copydesk: "), "a message, not a traceback"
    assert content_of(lake.root) == before
    if most < 30_000:
        assert current(lake) == version
    finished(pages, lake.root)
    assert content_of(lake.root)[1] == 61
