"""What a run of copydesk asks of Prefect: its environment, set before Prefect is imported.

This module imports neither Prefect nor anything slow. Figures: docs/scheduling.md, benchmarks/flow_startup.py.
"""

import atexit
import os
from pathlib import Path

from flows.prefect_server import Profile, Server

# a fresh home is migrated first: 5 to 16 s on an idle machine of two cores, more on a busy one
STARTUP_SECONDS = 120

QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",  # nothing is reported to anyone
    "DO_NOT_TRACK": "1",  # the client's own counting, which the setting above does not cover
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_LOGGING_LEVEL": "WARNING",  # the command line shows the progress
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_CLI_PROMPT": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(STARTUP_SECONDS),
    "PREFECT_API_REQUEST_TIMEOUT": str(STARTUP_SECONDS),  # the first request waits for the start
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
}

ONE_OFF = {
    # block types serve stored credentials and results; registering them costs 1 to 2 CPU s in a fresh home.
    # Both are needed: with the first alone Prefect notes the types as registered and later skips them for good.
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    "PREFECT_SERVER_MEMOIZE_BLOCK_AUTO_REGISTRATION": "false",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",  # automations: a one-off server has none
    "PREFECT_SERVER_UI_ENABLED": "false",
}

SERVING = {
    "PREFECT_LOGGING_LEVEL": "INFO",  # a service says when it runs what
}


def defaults(state: Path, profile: Profile) -> dict[str, str]:
    """Return the variables of a profile: ``run`` for one run, ``serve`` for a scheduler with its UI."""
    special = ONE_OFF if profile == "run" else SERVING
    return {"PREFECT_HOME": str((state / "prefect").resolve()), **QUIET, **special}


def embed(state: Path, profile: Profile = "run") -> Server | None:
    """Start the lake's own Prefect server, or return None when PREFECT_API_URL names the user's.

    Call it before Prefect is imported, and do other work while the server starts. What the user has set wins;
    with a server of theirs nothing is set at all. The server ends when this process does.
    """
    if os.environ.get("PREFECT_API_URL"):
        return None
    for name, value in defaults(state, profile).items():
        os.environ.setdefault(name, value)
    server = Server(Path(os.environ["PREFECT_HOME"]) / "server.log", profile)
    os.environ["PREFECT_API_URL"] = server.api_url
    atexit.register(server.stop)  # runs after Prefect has sent its last events, which threads do before atexit
    return server
