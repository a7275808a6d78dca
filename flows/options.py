"""What the commands that read documents take alike: their arguments, and the settings that these make."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.settings import Settings

ROW_KEYS = """\
{"id", "html" or "text" or "content" with its "media_type", "url", "fetched_at"}"""


def declare_reading(command: argparse.ArgumentParser, *, workers: int) -> None:
    """Declare where a run writes and how it reads; ``workers`` is how many processes it has unless told."""
    command.add_argument("--lake", type=Path, default=Path("lake"), metavar="DIR", help="where the tables lie (lake)")
    command.add_argument("--workers", type=positive, default=workers, metavar="N", help=f"worker processes ({workers})")
    command.add_argument(
        "--fetched-at", type=instant, metavar="TIME",
        help="when the pages were fetched, ISO 8601, for inputs that do not say; dates later than this are refused",
    )  # fmt: skip
    command.add_argument("--publishers", type=Path, metavar="CSV", help="table of host,name,country,zone,language")
    command.add_argument("--wait", action="store_true", help="wait while another process writes the lake")


def settings_of(options: argparse.Namespace) -> "Settings":
    """Return the settings that these arguments make."""
    from flows.settings import Settings  # imports the readers, which --help does without

    return Settings(
        inputs=tuple(options.inputs), lake=options.lake.absolute(), workers=options.workers, wait=options.wait,
        fetched_at=options.fetched_at, **({"publishers": options.publishers} if options.publishers else {}),
    )  # fmt: skip


def positive(text: str) -> int:
    """Read a number of workers. Raises ArgumentTypeError."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of workers; at least one worker is needed")
    return int(text)


def instant(text: str) -> datetime:
    """Read a time in ISO 8601. Raises ArgumentTypeError."""
    from transforms.formats.source import instant_of  # 0.1 CPU s that --help does without

    found = instant_of(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no time in ISO 8601, such as 2025-03-09T14:30Z")
    return found
