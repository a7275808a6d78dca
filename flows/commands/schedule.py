"""Run on a cron schedule, with Prefect's own means, until it is stopped."""

import argparse
from pathlib import Path

EXAMPLES = """\
Unattended machines may prefer a deployment in a work pool; prefect.yaml holds one, docs/scheduling.md tells how.

examples:
  copydesk schedule --cron "0 6 * * *" /data/incoming --lake /data/news
  copydesk schedule --cron "*/15 * * * *" --timezone Europe/Lisbon pages/
"""


def declare(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    command.add_argument("inputs", nargs="+", metavar="INPUT", help="file, folder or pattern")
    command.add_argument("--cron", required=True, help="five fields: minute hour day month weekday")
    command.add_argument("--timezone", default="UTC", help="IANA zone of the cron expression (UTC)")
    command.add_argument("--lake", type=Path, default=Path("lake"), metavar="DIR", help="where the tables lie (lake)")
    command.add_argument("--workers", type=int, default=2, metavar="N", help="worker processes")


def call(options: argparse.Namespace) -> int:
    """Serve the flow until stopped."""
    from flows.schedule import serve

    serve(options.cron, options.inputs, options.lake.absolute(), options.workers, timezone=options.timezone)
    return 0
