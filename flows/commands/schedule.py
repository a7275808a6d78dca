"""Run on a cron schedule, with Prefect's own means, until it is stopped."""

import argparse

from flows.options import declare_reading, settings_of

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
    declare_reading(command, workers=2)


def call(options: argparse.Namespace) -> int:
    """Serve the flow until stopped."""
    from flows.schedule import serve

    serve(options.cron, settings_of(options), timezone=options.timezone)
    return 0
