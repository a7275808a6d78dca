"""The flow: the pipeline as Prefect runs it, from a deployment or from the command line."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from prefect import flow
from prefect.runtime import flow_run
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from pydantic import Field

from flows.pipeline import pipeline
from flows.prefect_engine import PrefectEngine
from flows.prefect_server import Server
from flows.prefect_settings import STARTUP_SECONDS
from flows.progress import Watch
from flows.publishers import DEFAULT
from flows.settings import Settings
from warehouse.summary import Summary


@flow(name="copydesk", persist_result=False)
def copydesk(
    inputs: Annotated[list[str], Field(description="files, folders and patterns to read")],
    lake: Annotated[str, Field(description="folder of the tables, the warehouse and the report")] = "lake",
    workers: Annotated[int, Field(description="worker processes", ge=1)] = 2,
    publishers: Annotated[str | None, Field(description="table of publishers; the packaged one unless given")] = None,
    fetched_at: Annotated[datetime | None, Field(description="when the pages were fetched; UTC unless it says")] = None,
    wait: Annotated[bool, Field(description="wait while another process writes the lake")] = False,
) -> None:
    """Read news pages into a lake, check them, publish the warehouse and its report."""
    settings = Settings(
        inputs=tuple(inputs), lake=Path(lake).absolute(), workers=workers, wait=wait,
        publishers=Path(publishers) if publishers else DEFAULT,
        fetched_at=fetched_at.replace(tzinfo=fetched_at.tzinfo or UTC) if fetched_at else None,
    )  # fmt: skip
    pipeline(settings, PrefectEngine())


def run_under_prefect(
    settings: Settings,
    watch: Watch | None = None,
    *,
    server: Server | None = None,
    warm: Callable[[], None] | None = None,
) -> Summary:
    """Run the pipeline once as a flow run and return its summary; what the pipeline raises is raised.

    ``warm`` is called in a thread while ``server`` starts: for imports that the run will need.
    """
    warming = threading.Thread(target=warm or (lambda: None), daemon=True)
    warming.start()
    if server:
        server.wait(STARTUP_SECONDS)
    engine, ids = PrefectEngine(), list[str]()

    @flow(name="copydesk", persist_result=False)
    def _once(inputs: list[str], lake: str, workers: int) -> Summary:  # noqa: ARG001 (shown in Prefect)
        ids.append(flow_run.id)
        return pipeline(settings, engine, watch)

    # The heartbeat tells a server from a killed run; its thread is waited for, a second, at the end of every flow.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        try:
            return _once(list(settings.inputs), str(settings.lake), settings.workers)
        finally:
            warming.join()
            if server and ids:
                server.settle(ids[0], len(engine.begun))
