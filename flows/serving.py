"""The process that serves the scheduled flow. Importing it imports Prefect, which reads its environment then."""

import asyncio
import signal
from contextlib import suppress
from typing import Any

from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.news import copydesk


class Serving(Runner):
    """A runner that SIGTERM stops as Ctrl-C does: runs are cancelled and the deployment is paused."""

    def handle_sigterm(self, *_: Any) -> None:
        """Interrupt the loop; Prefect 3.8 instead calls its own stop() without a loop, which prints a traceback."""
        signal.raise_signal(signal.SIGINT)


def serve_flow(cron: str, timezone: str, parameters: dict[str, Any], name: str) -> None:
    """Serve the flow as a deployment, one run at a time, until SIGINT or SIGTERM; ValueError for a bad cron."""
    runner = Serving(name=name, pause_on_shutdown=True, limit=1)  # a lake has one writer
    runner.add_flow(
        copydesk,
        name=name,
        schedule=Cron(cron, timezone=timezone),
        parameters=parameters,
        entrypoint_type=EntrypointType.MODULE_PATH,  # found from any working directory
    )
    # a parent that runs us in its background may have left SIGINT ignored, and then neither signal would stop us
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        asyncio.run(runner.start())
