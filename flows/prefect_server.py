"""The lake's own Prefect server: a child process on 127.0.0.1 that lives no longer than its parent.

Prefect can start a server by itself, but then the client imports the whole server too (2 CPU s), starts it only
when the flow is called, and leaves it running for ever when the client is killed.
"""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Literal

Profile = Literal["run", "serve"]
TERMINAL = ["COMPLETED", "FAILED", "CRASHED", "CANCELLED"]


class ServerFailed(RuntimeError):
    """The Prefect server ended, or said nothing in time; the message names its log."""


class Server:
    """One server process, started at once and ready some seconds later."""

    def __init__(self, home: Path, profile: Profile) -> None:
        """Start a server whose environment, PREFECT_HOME included, is this process's; its log lies in home."""
        self.log = home / "server.log"
        home.mkdir(parents=True, exist_ok=True)
        with socket.create_server(("127.0.0.1", 0)) as listener, self.log.open("wb") as output:
            self.port: int = listener.getsockname()[1]
            fd = listener.fileno()
            # -P: else the folder of this file comes first on the path, and flows/settings.py would be `settings`
            self._process = subprocess.Popen(  # noqa: S603 (this very file)
                [sys.executable, "-P", __file__, str(fd), profile, str(home / "server.lock")],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=[fd],
                env={"PREFECT_SERVER_UI_API_URL": self.api_url, **os.environ},
                start_new_session=True,  # else Ctrl-C ends the server before the run can say it was cancelled
            )

    @property
    def pid(self) -> int:
        """Process id of the server."""
        return self._process.pid

    @property
    def api_url(self) -> str:
        """Address for PREFECT_API_URL."""
        return f"http://127.0.0.1:{self.port}/api"

    def wait(self, timeout: float) -> None:
        """Return once the server answers, within ``timeout`` seconds; else raise ServerFailed."""
        # the socket listens from the start, so this one request waits as long as the server needs
        self._ask("GET", "/api/health", None, timeout)

    def settle(self, flow_run: str, task_runs: int, *, timeout: float = 3.0) -> bool:
        """Wait until the server has recorded the end of a flow run's task runs; False if it does not in time.

        Their states reach it as events, which a stop would lose: Prefect would show a step as running for ever.
        """
        question = {
            "flow_runs": {"id": {"any_": [flow_run]}},
            "task_runs": {"state": {"type": {"any_": TERMINAL}}},
        }
        until = time.monotonic() + timeout
        try:
            while self._ask("POST", "/api/task_runs/count", question, timeout) < task_runs:
                if time.monotonic() > until:
                    return False
                time.sleep(0.05)
        except ServerFailed:  # what the run did stands without Prefect's record of it
            return False
        return True

    def stop(self) -> None:
        """Stop the server and wait until it is gone; does nothing the second time."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _ask(self, method: str, path: str, question: Any, timeout: float) -> Any:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, json.dumps(question), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            text = answer.read()
        except (OSError, HTTPException) as error:
            raise ServerFailed(f"the Prefect server does not answer ({error}); its log: {self.log}") from error
        finally:
            connection.close()
        if answer.status != 200:
            raise ServerFailed(f"the Prefect server answers {answer.status} to {path}; its log: {self.log}")
        return json.loads(text)


def main(fd: int, profile: str, lock: Path) -> None:
    """Serve Prefect's API on an inherited listening socket until standard input ends."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import uvicorn
    from prefect.server.api.server import create_app

    class Server(uvicorn.Server):
        """A server that waits while another one migrates the same database."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            """Start as its parent does, one at a time in the whole lake."""
            with lock.open("wb") as file:  # two servers that migrate one fresh database break it
                fcntl.flock(file, fcntl.LOCK_EX)
                await super().startup(sockets)

    app = create_app(ephemeral=profile == "run", final=True)
    config = uvicorn.Config(app, log_level="error", lifespan="on", timeout_graceful_shutdown=2)
    Server(config).run(sockets=[socket.socket(fileno=fd)])


def _end_with_parent() -> None:
    """Wait for the end of standard input, which the parent holds open as long as it lives, then stop."""
    os.read(0, 1)  # not sys.stdin: a thread that waits in it makes the interpreter abort when the server ends first
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
