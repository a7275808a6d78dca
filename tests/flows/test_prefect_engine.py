"""The Prefect engine against a real server of its own, in a home of its own."""

import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import FlowRun, TaskRun
from prefect.logging.handlers import APILogHandler
from prefect.runtime import flow_run
from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

import flows.news
from flows.engine import Engine, PlainEngine
from flows.news import run_under_prefect
from flows.prefect_engine import PrefectEngine
from flows.prefect_server import Server
from flows.prefect_settings import STARTUP_SECONDS, defaults
from flows.settings import Settings
from work_to_do import Flaky, Refused, double, refuse_three

BIG = "x" * 3_000_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    state = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("PREFECT_")]:
            patch.delenv(name)
        for name, value in defaults(state, "run").items():
            patch.setenv(name, value)
        server = Server(state / "prefect", "run")
        try:
            server.wait(STARTUP_SECONDS)
            quiet = {PREFECT_API_URL: server.api_url, PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}
            with temporary_settings(quiet):
                yield server
                APILogHandler().flush()  # what the last flow logged, while there is a server that takes it
        finally:
            server.stop()


def in_flow(work: Callable[[PrefectEngine], Any], engine: PrefectEngine | None = None) -> tuple[Any, str]:
    """Return what work gives in a flow run, and the flow run's id."""
    engine = engine or PrefectEngine()

    @flow(name="test", persist_result=False)
    def run() -> tuple[Any, str]:
        return work(engine), flow_run.id

    value, run_id = run()
    return value, str(run_id)


def task_runs(server: Server, run_id: str, count: int) -> dict[str, TaskRun]:
    assert server.settle(run_id, count, timeout=20)
    with get_client(sync_client=True) as client:
        runs = client.read_task_runs(flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=[run_id])))
    return {run.name: run for run in runs}


def last_flow_run() -> FlowRun:
    with get_client(sync_client=True) as client:
        return max(client.read_flow_runs(), key=lambda run: run.created or run.expected_start_time)


def work_everything(engine: Engine) -> list[object]:
    return [
        engine.run(double, 4),
        engine.run(sorted, [3, 1, 2], reverse=True),
        engine.run(dict, a=1),
        engine.run(double, number=5),
        list(engine.map(double, range(9), workers=3)),
        list(engine.map(str, ["b", "a"], workers=1)),
        list(engine.map(double, [], workers=2)),
        engine.show("summary", "# all"),
    ]


def test_same_values_as_the_plain_engine(server: Server) -> None:
    assert in_flow(work_everything)[0] == work_everything(PlainEngine())


def test_values_come_in_the_order_of_the_items_not_of_the_ends(server: Server) -> None:
    second_is_done = threading.Event()

    def slow_first(number: int) -> int:
        if number == 0:
            assert second_is_done.wait(20)
        else:
            second_is_done.set()
        return number

    assert in_flow(lambda engine: list(engine.map(slow_first, [0, 1, 2, 3], workers=2)))[0] == [0, 1, 2, 3]


def test_no_more_threads_than_workers(server: Server) -> None:
    busy, most, lock = 0, 0, threading.Lock()

    def count(_: int) -> None:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        threading.Event().wait(0.02)
        with lock:
            busy -= 1

    in_flow(lambda engine: list(engine.map(count, range(8), workers=2)))
    assert 1 <= most <= 2


@pytest.mark.parametrize(
    "work",
    [
        lambda engine: engine.run(refuse_three, 3),
        lambda engine: list(engine.map(refuse_three, range(6), workers=2)),
    ],
    ids=["run", "map"],
)
def test_an_exception_comes_back_as_it_was_raised(server: Server, work: Callable[[Engine], object]) -> None:
    with pytest.raises(Refused) as caught:
        in_flow(work)
    assert caught.value.shard == 3
    assert last_flow_run().state_name == "Failed"


def test_after_a_failure_no_further_item_is_begun(server: Server) -> None:
    begun: list[int] = []

    def fail(number: int) -> None:
        begun.append(number)
        raise Refused("no", shard=number)

    with pytest.raises(Refused):
        in_flow(lambda engine: list(engine.map(fail, range(200), workers=1)))
    assert len(begun) < 200


def test_steps_are_task_runs_and_their_values_stay_here(server: Server) -> None:
    lock = threading.Lock()  # neither can be pickled, hashed by content or sent

    def hold(text: str, _lock: object) -> tuple[str, object]:
        return text, lock

    def work(engine: PrefectEngine) -> None:
        assert engine.run(hold, BIG, lock) == (BIG, lock)
        assert list(engine.map(partial(hold, _lock=lock), [BIG, BIG], workers=2)) == [(BIG, lock)] * 2

    before = size(server)
    runs = task_runs(server, in_flow(work)[1], 3)
    assert set(runs) == {"hold", "hold-0", "hold-1"}
    assert {run.state_name for run in runs.values()} == {"Completed"}
    assert all(run.state is not None and run.state.data is None for run in runs.values())
    assert size(server) - before < len(BIG)


def size(server: Server) -> int:
    return sum(file.stat().st_size for file in server.log.parent.rglob("*") if file.is_file())


def test_artifacts(server: Server) -> None:
    def work(engine: PrefectEngine) -> None:
        engine.show("copydesk-summary", "| a |\n|---|\n| 1 |")
        engine.link("copydesk-report", "file:///lake/report.html", "report")

    _, run_id = in_flow(work)
    with get_client(sync_client=True) as client:
        kept = {str(a.key): a for a in client.read_artifacts() if str(a.flow_run_id) == run_id}
    assert kept["copydesk-summary"].type == "markdown"
    assert kept["copydesk-summary"].data == "| a |\n|---|\n| 1 |"
    assert kept["copydesk-report"].data == "[report](file:///lake/report.html)"


@pytest.mark.parametrize(
    ("errors", "retries", "ends"),
    [
        ([OSError("busy")], 1, "written"),
        ([OSError("busy"), OSError("busy")], 1, OSError),
        ([ValueError("wrong")], 1, ValueError),
        ([OSError("busy")], 0, OSError),
    ],
)
def test_only_storage_errors_are_retried(
    server: Server, errors: list[Exception], retries: int, ends: str | type[Exception]
) -> None:
    step = Flaky(*errors)

    def work(engine: PrefectEngine) -> str:
        return engine.run(step)

    if isinstance(ends, str):
        assert in_flow(work, PrefectEngine(retries=retries))[0] == ends
    else:
        with pytest.raises(ends):
            in_flow(work, PrefectEngine(retries=retries))


def small_pipeline(settings: Settings, engine: Engine, _watch: object) -> list[int]:
    return list(engine.map(refuse_three, range(int(settings.inputs[0])), workers=settings.workers))


def test_run_under_prefect_returns_what_the_pipeline_returns(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warmed = threading.Event()
    monkeypatch.setattr(flows.news, "pipeline", small_pipeline)
    settings = Settings(inputs=("3",), lake=tmp_path, workers=2)
    assert run_under_prefect(settings, server=server, warm=warmed.set) == [0, 1, 2]
    assert warmed.is_set()
    run = last_flow_run()
    assert (run.state_name, run.parameters) == (
        "Completed",
        {"inputs": ["3"], "lake": str(tmp_path), "workers": 2},
    )
    assert {run.state_name for run in task_runs(server, str(run.id), 3).values()} == {"Completed"}


def test_run_under_prefect_fails_as_the_pipeline_fails(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flows.news, "pipeline", small_pipeline)
    with pytest.raises(Refused) as caught:
        run_under_prefect(Settings(inputs=("5",), lake=tmp_path, workers=1), server=server)
    assert caught.value.shard == 3
    assert last_flow_run().state_name == "Failed"


def test_settle_gives_up_in_time(server: Server) -> None:
    _, run_id = in_flow(lambda engine: engine.run(double, 1))
    assert not server.settle(run_id, 99, timeout=0.2)
