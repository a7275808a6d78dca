import json
import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from warehouse.lake import Lake, LakeBusy


def test_the_lock_names_its_holder_and_falls_with_it(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    with lake.lock(), pytest.raises(LakeBusy, match=f"process {os.getpid()};.*--wait"), lake.lock():
        pass
    with lake.lock():
        assert json.loads((lake.root / ".lock").read_text())["pid"] == os.getpid()


def _hold(root: Path, ready) -> None:
    with Lake(root).lock():
        ready.set()
        time.sleep(600)


def test_a_killed_holder_leaves_no_lock(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    holder = context.Process(target=_hold, args=(tmp_path, ready))
    holder.start()
    assert ready.wait(60)
    with pytest.raises(LakeBusy, match=str(holder.pid)), Lake(tmp_path).lock():
        pass
    os.kill(holder.pid, signal.SIGKILL)
    holder.join()
    with Lake(tmp_path).lock():
        pass


def test_waiting_takes_the_lock_once_it_is_free(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    holder = context.Process(target=_hold, args=(tmp_path, ready))
    holder.start()
    assert ready.wait(60)
    os.kill(holder.pid, signal.SIGKILL)
    with Lake(tmp_path).lock(wait=True):
        pass
    holder.join()
