"""Scheduled runs: this process serves the flow as a deployment until it is stopped."""

import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError
from pydantic import ValidationError

from flows.inputs import NoInputs
from flows.prefect_settings import STARTUP_SECONDS, embed
from flows.publishers import read_publishers
from flows.settings import Settings

PATTERN = re.compile(r"[*?[]")
EXAMPLE = '"0 6 * * 1-5" is six o\'clock from Monday to Friday'


class BadCron(ValueError):
    """A cron expression that cannot be read or never comes true; the message names it and shows a good one."""


class BadZone(ValueError):
    """A time zone that is no IANA name."""


def check_cron(cron: str, timezone: str) -> None:
    """Raise BadCron or BadZone for a schedule that Prefect would refuse, or take and never run."""
    try:
        ZoneInfo(timezone)
    except (KeyError, ValueError) as error:  # ZoneInfoNotFoundError is a KeyError
        raise BadZone(f"unknown time zone {timezone!r}: give an IANA name such as Europe/Lisbon") from error
    if len(cron.split()) != 5:  # Prefect takes a sixth field too, and reads it as seconds
        raise BadCron(f"cron expression {cron!r} has not five fields; {EXAMPLE}")
    try:
        next(CronSim(cron, datetime(2000, 1, 1, tzinfo=UTC)))
    except CronSimError as error:
        raise BadCron(f"cron expression {cron!r}: {str(error).lower()}; {EXAMPLE}") from error
    except StopIteration as error:
        raise BadCron(f"cron expression {cron!r} never comes true; {EXAMPLE}") from error


def serve(cron: str, settings: Settings, *, timezone: str = "UTC", name: str = "scheduled") -> None:
    """Run the flow whenever ``cron`` says, one run at a time, until SIGINT or SIGTERM.

    Without PREFECT_API_URL the server and its scheduler are a child process with its home in the lake. Raises BadCron,
    BadZone, NoInputs and BadPublishers before anything is started.
    """
    check_cron(cron, timezone)
    _check_inputs(settings.inputs)
    if settings.publishers:
        read_publishers(settings.publishers)
    server = embed(settings.lake / "state", "serve")
    from flows.serving import serve_flow  # after embed: Prefect reads its environment when it is imported

    if server:
        server.wait(STARTUP_SECONDS)
    dashboard = os.environ["PREFECT_API_URL"].removesuffix("/api")
    print(f"copydesk: {cron!r} ({timezone}); Prefect at {dashboard}; Ctrl-C stops", flush=True)
    try:
        serve_flow(cron, timezone, parameters_of(settings), name)
    except ValidationError as error:  # fields that Prefect's cron does not read, such as LW
        raise BadCron(f"Prefect cannot read the cron expression {cron!r}; {EXAMPLE}") from error


def parameters_of(settings: Settings) -> dict[str, Any]:
    """Return the parameters of the flow that make these settings, in any working folder."""
    return {
        "inputs": [str(Path(given).absolute()) for given in settings.inputs],
        "lake": str(settings.lake.absolute()),
        "workers": settings.workers,
        "publishers": str(settings.publishers.absolute()) if settings.publishers else None,
        "fetched_at": settings.fetched_at.isoformat() if settings.fetched_at else None,
        "wait": settings.wait,
    }


def _check_inputs(inputs: Sequence[str]) -> None:
    """Refuse what no run could read; a folder may be empty until then, and a pattern match nothing."""
    if "-" in inputs:
        raise NoInputs("a scheduled run cannot read standard input: give files, folders or patterns")
    for given in inputs:
        if not os.path.lexists(given) and not PATTERN.search(given):
            raise NoInputs(f"{given}: no such file or folder")
