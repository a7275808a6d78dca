"""Ask the published warehouse in SQL. It is opened read-only; files and the network are out of its reach."""

import argparse
import sys
from pathlib import Path

EXAMPLES = """\
On a terminal the answer is a table; elsewhere, or with --format, it is CSV, JSON lines or Parquet. In CSV a text that
starts with =, +, -, @, a tab or a carriage return gets an apostrophe in front, so that no spreadsheet runs it.
Each form holds one answer: several statements are refused, and none of them is run.

examples:
  copydesk sql "select * from accounting"
  copydesk sql "describe articles"
  echo "from sources" | copydesk sql --format json
"""


def declare(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    command.add_argument("query", nargs="?", default="-", help="one SQL statement; - or nothing: standard input")
    command.add_argument("--lake", type=Path, default=Path("lake"), metavar="DIR", help="the lake (lake)")
    command.add_argument("--format", choices=("table", "csv", "json", "parquet"), help="form of the answer")


def call(options: argparse.Namespace) -> int:
    """Answer one query."""
    from warehouse.query import answer

    query = sys.stdin.read() if options.query == "-" else options.query
    form = options.format or ("table" if sys.stdout.isatty() else "csv")
    answer(options.lake, query, form, sys.stdout)
    return 0
