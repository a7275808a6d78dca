"""The publishers' table: read from CSV, checked row by row."""

import csv
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.fingerprint import ROOT
from schemas.publisher import Publisher

COLUMNS = tuple(Publisher.__dataclass_fields__)
DEFAULT = ROOT / "seeds" / "reference" / "publishers.csv"


class BadPublishers(ValueError):
    """The publishers' table cannot be used; the message names the file and the row."""


def read_publishers(path: Path) -> dict[str, Publisher]:
    """Read the table by host.

    Raises BadPublishers for a file that is not there or no text, a missing column, an unknown zone, a host given twice.
    """
    publishers: dict[str, Publisher] = {}
    for number, row in _rows(path):
        publisher = _publisher(path, number, row)
        if publisher.host in publishers:
            raise BadPublishers(f"{path}, line {number}: host {publisher.host!r} stands there twice")
        publishers[publisher.host] = publisher
    return publishers


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows with the line each ends on."""
    if not path.is_file():
        raise BadPublishers(f"{path}: no such file; name a table of {','.join(COLUMNS)}")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise BadPublishers(f"{path}: column {missing[0]} is missing; it needs {','.join(COLUMNS)}")
            yield from ((reader.line_num, row) for row in reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadPublishers(f"{path}: no CSV in UTF-8: {error}") from None


def _publisher(path: Path, number: int, row: dict[str, str]) -> Publisher:
    """Make a publisher of a row; every column of it must be there, though it may be empty but for the zone."""
    short = [name for name in COLUMNS if row[name] is None]
    if short:
        raise BadPublishers(f"{path}, line {number}: the row ends before its {short[0]}")
    publisher = Publisher(**{name: row[name].strip() for name in COLUMNS})
    try:
        ZoneInfo(publisher.zone)
    except (ValueError, OSError, ZoneInfoNotFoundError):  # OSError: "Europe" is a folder
        raise BadPublishers(f"{path}, line {number}: {publisher.host}: unknown zone {publisher.zone!r}") from None
    return publisher
