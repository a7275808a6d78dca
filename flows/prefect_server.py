"""The lake's own Prefect server: a child process on 127.0.0.1 that lives no longer than its parent.

Prefect can start a server itself, but then the client imports the whole server too (2 CPU s), starts it only
when the flow is called, and leaves it running when the client is killed.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Literal

Profile = Literal["run", "serve"]


class ServerFailed(RuntimeError):
    """The Prefect server ended, or said nothing in time; the message names its log."""


class Server:
    """One server process, started at once and ready some seconds later."""

    def __init__(self, log: Path, profile: Profile) -> None:
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        with socket.create_server(("127.0.0.1", 0)) as listener, log.open("wb") as output:
            self.port: int = listener.getsockname()[1]
            fd = listener.fileno()
            self._process = subprocess.Popen(  # noqa: S603 (our own module and two words of ours)
                [sys.executable, "-m", "flows.prefect_server", str(fd), profile],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=[fd],
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
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:  # the socket listens from the start, so this one request waits as long as the server needs
            connection.request("GET", "/api/health")
            answer = connection.getresponse()
            answer.read()
        except (OSError, HTTPException) as error:
            raise ServerFailed(f"the Prefect server does not answer ({error}); its log is {self.log}") from error
        finally:
            connection.close()
        if answer.status != 200:
            raise ServerFailed(f"the Prefect server answers {answer.status}; its log is {self.log}")

    def stop(self) -> None:
        """Stop the server and wait until it is gone; does nothing the second time."""
        if self._process.stdin is not None and not self._process.stdin.closed:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _end_with_parent() -> None:
    """Wait for the end of standard input, which the parent holds open as long as it lives, then stop."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def main(fd: int, profile: str) -> None:
    """Serve Prefect's API on an inherited listening socket until standard input ends."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app(ephemeral=profile == "run", final=True)
    config = uvicorn.Config(app, log_level="error", lifespan="on", timeout_graceful_shutdown=2)
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=fd)])


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
