"""Schedules: what is refused, and that Prefect's own scheduler makes a run that completes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.schedule import BadCron, BadZone, check_cron, serve
from flows.settings import Settings

PATIENCE = 110  # seconds; a fresh home, three starts of Python and one run take 25 to 60 on two busy cores

# Five-field cron has no seconds, and a test should not wait for the next minute: Prefect reads a sixth field so.
SERVE = """
import sys
from pathlib import Path
from flows.prefect_settings import embed

if __name__ == "__main__":
    lake = Path(sys.argv[1])
    server = embed(lake / "state", "serve")
    from flows.serving import serve_flow

    print(server.port, server.pid, flush=True)
    server.wait(100)
    parameters = {"inputs": [sys.argv[2]], "lake": str(lake), "workers": 1}
    serve_flow("* * * * * */2", "UTC", parameters, "test")
"""
QUICK = {
    "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "2",
    "PREFECT_SERVER_SERVICES_SCHEDULER_RECENT_DEPLOYMENTS_LOOP_SECONDS": "1",
    "PREFECT_RUNNER_POLL_FREQUENCY": "1",
}
STORY = """The ferry is back

By Ana Prado

24 January 2025

The ferry across the sound runs again after three weeks in the yard. Its owners said on Friday that the second
engine had been replaced and that the first boat of the day had carried forty people and two sheep.

Passengers who had bought a ticket for January may use it until the end of March, the company said.
"""


class Served:
    """A process that serves the schedule, and the questions to its server."""

    def __init__(self, lake: Path, script: Path, story: Path) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        with (script.parent / "stderr").open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, script, lake, story],
                env={**environment, **QUICK},
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                cwd=lake.parent,
            )
        assert self.process.stdout is not None
        self.port, self.server_pid = map(int, self.process.stdout.readline().split())

    def ask(self, path: str, question: Any) -> Any:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("POST", f"/api{path}", json.dumps(question), {"Content-Type": "application/json"})
        answer = json.loads(connection.getresponse().read())
        connection.close()
        return answer

    def ended_run(self) -> dict[str, Any]:
        """Return the first run that ended, whatever its state."""
        ended = {"flow_runs": {"state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED"]}}}}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            if runs := self.ask("/flow_runs/filter", ended):
                return dict(runs[0])
            time.sleep(0.5)
        raise AssertionError("no run ended")

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    story, script = tmp_path / "story.txt", tmp_path / "script.py"
    story.write_text(STORY)
    script.write_text(SERVE)
    served = Served(tmp_path / "lake", script, story)
    try:
        yield served
    finally:
        served.stop()


def is_gone(pid: int, *, within: float) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_schedule_makes_a_run_that_completes_and_sigterm_ends_all(served: Served, tmp_path: Path) -> None:
    run = served.ended_run()
    assert run["state_name"] == "Completed", (tmp_path / "stderr").read_text()
    assert run["auto_scheduled"] is True
    assert (tmp_path / "lake" / "warehouse.duckdb").is_file()
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(60) == 0
    assert "Traceback" not in (tmp_path / "stderr").read_text().split("Pausing all deployments")[-1]
    assert is_gone(served.server_pid, within=10)


def test_the_server_does_not_outlive_a_killed_parent(served: Served) -> None:
    served.process.kill()
    served.process.wait()
    assert is_gone(served.server_pid, within=30)


@pytest.mark.parametrize("cron", ["* * * * *", "0 6 * * 1-5", "*/15 8-18 * * MON-FRI", "0 0 1 1 *", "0 0 L * *"])
@pytest.mark.parametrize("zone", ["UTC", "Europe/Lisbon", "America/Argentina/Buenos_Aires"])
def test_good_schedules(cron: str, zone: str) -> None:
    check_cron(cron, zone)


@pytest.mark.parametrize(
    "cron",
    ["", "daily", "@daily", "* * * *", "* * * * * *", "0 25 * * *", "61 * * * *", "0 6 * * 8", "R * * * *",
     "0 0 31 2 *", "0 0 30 2 *", "0 6 * * MONDAY", "-1 * * * *", "٣ * * * *"],
)  # fmt: skip
def test_bad_cron_is_named_and_a_good_one_shown(cron: str) -> None:
    with pytest.raises(BadCron) as caught:
        check_cron(cron, "UTC")
    assert repr(cron) in str(caught.value)
    assert '"0 6 * * 1-5"' in str(caught.value)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "UTC+1"])
def test_bad_zone(zone: str) -> None:
    with pytest.raises(BadZone, match="Europe/Lisbon"):
        check_cron("0 6 * * *", zone)


@pytest.mark.parametrize(
    ("cron", "inputs", "timezone", "complaint"),
    [
        ("often", ["pages"], "UTC", "often"),
        ("0 6 * * *", ["pages"], "Here", "Here"),
        ("0 6 * * *", ["pages", "-"], "UTC", "standard input"),
    ],
)
def test_a_bad_schedule_starts_nothing(
    cron: str, inputs: list[str], timezone: str, complaint: str, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=complaint):
        serve(cron, Settings(inputs=tuple(inputs), lake=tmp_path / "lake"), timezone=timezone)
    assert not (tmp_path / "lake").exists()


def test_the_deployment_file_holds_what_the_flow_takes(root: Path) -> None:
    from flows.news import copydesk

    (deployment,) = yaml.safe_load((root / "prefect.yaml").read_text())["deployments"]
    assert deployment["name"] == "copydesk-daily"
    assert deployment["work_pool"]["name"] == "copydesk-process"
    path, _, function = deployment["entrypoint"].partition(":")
    assert (root / path).is_file()
    assert function == "copydesk"
    copydesk.validate_parameters(deployment["parameters"])
    assert all((root / given).exists() for given in deployment["parameters"]["inputs"])
    for schedule in deployment["schedules"]:
        check_cron(schedule["cron"], schedule["timezone"])


@pytest.mark.parametrize(
    ("package", "below", "because"),
    [
        ("sqlalchemy", (2, 1), "the scheduler silently creates no run"),
        ("fastapi", (0, 151), "from 0.155 every flow call fails"),
        ("prefect", (3, 9), "it needs a certifi that is not published"),
    ],
)
def test_pins(package: str, below: tuple[int, int], because: str) -> None:
    major, minor = version(package).split(".")[:2]
    assert (int(major), int(minor)) < below, because
