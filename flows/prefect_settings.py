"""What copydesk asks of Prefect: its environment, set before Prefect is imported, and a server of its own.

This module imports neither Prefect nor anything slow. Figures: docs/scheduling.md, benchmarks/flow_startup.py
"""

import atexit
import os
from pathlib import Path

from flows.prefect_server import Profile, Server

# a fresh home is migrated first: 5 to 16 s on two idle cores, more on a busy machine
STARTUP_SECONDS = 120

COMMON = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",  # nothing is reported to anyone
    "DO_NOT_TRACK": "1",  # the client's own counting, which the setting above does not cover
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(STARTUP_SECONDS),
    "PREFECT_API_REQUEST_TIMEOUT": str(STARTUP_SECONDS),  # the first request waits for the start
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
}
PROFILES: dict[Profile, dict[str, str]] = {
    "run": {
        "PREFECT_LOGGING_LEVEL": "WARNING",
        # a failed step's traceback goes to the run's log in Prefect; the command line says in a line what failed
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
        "PREFECT_SERVER_UI_ENABLED": "false",
        "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",  # automations: a one-off server has none
        # Block types serve stored credentials and results; registering them costs 1 to 2 CPU s in a fresh home.
        # With the first alone Prefect notes the types as registered, and skips them for good: both, or neither.
        "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
        "PREFECT_SERVER_MEMOIZE_BLOCK_AUTO_REGISTRATION": "false",
    },
    "serve": {"PREFECT_LOGGING_LEVEL": "INFO"},
}


def defaults(state: Path, profile: Profile) -> dict[str, str]:
    """Return the variables of a profile: ``run`` for one run, ``serve`` for a scheduler with its UI."""
    return {"PREFECT_HOME": str(state.absolute() / "prefect"), **COMMON, **PROFILES[profile]}


def embed(state: Path, profile: Profile = "run") -> Server | None:
    """Start the lake's own Prefect server, or return None when PREFECT_API_URL names the user's.

    Call it before Prefect is imported, and do other work while the server starts. What the user has set wins;
    with a server of theirs nothing is set at all. The server ends when this process does.
    """
    if os.environ.get("PREFECT_API_URL"):
        return None
    for name, value in defaults(state, profile).items():
        os.environ.setdefault(name, value)
    server = Server(Path(os.environ["PREFECT_HOME"]), profile)
    os.environ["PREFECT_API_URL"] = server.api_url
    atexit.register(server.stop)  # Prefect sends its last events as threads end, which is before atexit
    return server
