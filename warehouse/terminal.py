"""Tables on a terminal; scraped text cannot move the cursor, change colours or forge lines."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warehouse.printable import CONTROL

CELL = 200
SEPARATOR = 3  # cells between two columns


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
    """Print rows as a table as wide as the terminal, or record by record where the columns do not fit."""
    console = Console(file=out, highlight=False)
    narrowest = sum(max(len(name), 4) + 3 for name in names)
    if narrowest <= console.width:
        console.print(_table(names, rows, console.width))
    else:
        _print_records(console, names, rows)
    console.print(Text(f"{len(rows)} rows shown, there are more" if more else f"{len(rows)} rows", style="dim"))


def _table(names: Sequence[str], rows: Sequence[Sequence[Any]], room: int) -> Table:
    """Lay rows out as a table: numbers to the right, the widest texts cut to what room there is, no name cut."""
    cells = [[printable(value) for value in row] for row in rows]
    table = Table(show_edge=False, header_style="bold", pad_edge=False)
    for position, (name, width) in enumerate(zip(names, _widths(names, cells, room), strict=True)):
        number = all(isinstance(row[position], int | float) or row[position] is None for row in rows)
        justify: Literal["right", "left"] = "right" if number else "left"
        table.add_column(printable(name), justify=justify, width=width, overflow="ellipsis", no_wrap=True)
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _widths(names: Sequence[str], cells: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return the columns' widths: as wide as their cells, or as the widest equal share that fits the room."""
    wanted = [max(cell_len(name), *(cell_len(row[at]) for row in cells), 1) for at, name in enumerate(names)]
    room -= SEPARATOR * (len(names) - 1)
    share = max(wanted)
    while share > 1 and sum(min(width, max(share, len(names[at]))) for at, width in enumerate(wanted)) > room:
        share -= 1
    return [min(width, max(share, len(names[at]))) for at, width in enumerate(wanted)]


def _print_records(console: Console, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    width = max(len(name) for name in names)
    for number, row in enumerate(rows, start=1):
        console.print(Text(f"row {number}", style="bold underline"))
        for name, value in zip(names, row, strict=True):
            console.print(Text.assemble((f"{name:<{width}}  ", "dim"), printable(value)), soft_wrap=True)
