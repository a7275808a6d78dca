"""A run that is stopped says so itself: its status, the signal, how many records it had met."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from flows.record import Stopped, _end, signal_of
from warehouse.history import read_runs
from warehouse.lake import Lake

# a run that lingers at one of its steps until it is stopped
RUN = """
import signal, sys, time
from pathlib import Path
from flows import steps
from flows.cli import main

def linger(*_):
    Path({flag!r}).touch()
    time.sleep(300)

steps.{step} = linger
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that tests in its background leaves it ignored
sys.exit(main(["run", {pages!r}, "--lake", {lake!r}, "--engine", "none", "--workers", "1"]))
"""


@pytest.mark.parametrize(
    ("number", "step", "inputs"),
    [(signal.SIGINT, "stage_version", 3), (signal.SIGTERM, "stage_version", 3), (signal.SIGTERM, "land_inputs", 0)],
)
def test_a_run_that_is_stopped_says_by_what(number: signal.Signals, step: str, inputs: int, tmp_path: Path) -> None:
    pages, lake, flag = tmp_path / "pages", tmp_path / "lake", tmp_path / "flag"
    pages.mkdir()
    for name in "abc":
        (pages / f"{name}.txt").write_text(f"Story {name}")
    program = RUN.format(flag=str(flag), step=step, pages=str(pages), lake=str(lake))
    with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True) as process:
        while not flag.exists() and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(number)
        said = process.communicate()[1]
    assert process.returncode == 128 + number
    assert said == "copydesk: interrupted; what was published before is untouched\n"
    (run,) = read_runs(Lake(lake))
    assert (run.status, run.message, run.inputs) == ("interrupted", f"stopped by {number.name}", inputs)
    assert run.finished_at is not None


class Cancelled(BaseException):
    """What Prefect raises in a run that it cancels."""

    signal = 15


@pytest.mark.parametrize(
    ("error", "end"),
    [
        (KeyboardInterrupt(), ("interrupted", "stopped by SIGINT")),
        (Stopped(signal.SIGTERM, None), ("interrupted", "stopped by SIGTERM")),
        (Cancelled(), ("interrupted", "stopped by SIGTERM")),
        (ValueError("no zone"), ("failed", "no zone")),
        (AssertionError(), ("failed", "AssertionError")),
    ],
)
def test_no_end_is_without_words(error: BaseException, end: tuple[str, str]) -> None:
    assert _end(error) == end


def test_a_signal_is_that_of_ctrl_c_unless_it_is_named() -> None:
    found: list[Any] = [signal_of(KeyboardInterrupt()), signal_of(Stopped(signal.SIGHUP))]
    assert found == [signal.SIGINT, signal.SIGHUP]
