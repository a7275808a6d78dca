"""Tables on a terminal; scraped text cannot move the cursor, change colours or forge lines."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
CELL = 200


def printable(value: Any) -> str:
    """Return a value as one line of visible characters."""
    if value is None:
        return "–"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%SZ")
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1e6 else f"{value:.0f}"
    line = CONTROL.sub(" ", str(value))
    return line if len(line) <= CELL else line[: CELL - 1] + "…"


def print_table(names: Sequence[str], rows: Sequence[Sequence[Any]], out: TextIO, *, more: bool) -> None:
    """Print rows as a table as wide as the terminal; numbers to the right, long texts cut."""
    console = Console(file=out, highlight=False)
    table = Table(show_edge=False, header_style="bold", pad_edge=False)
    for position, name in enumerate(names):
        number = all(isinstance(row[position], int | float) or row[position] is None for row in rows)
        table.add_column(printable(name), justify="right" if number else "left", overflow="ellipsis", no_wrap=True)
    for row in rows:
        table.add_row(*(Text(printable(value)) for value in row))
    console.print(table)
    console.print(Text(f"{len(rows)} rows shown, there are more" if more else f"{len(rows)} rows", style="dim"))
