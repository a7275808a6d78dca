"""The publishers' table: read from CSV, checked row by row."""

import csv
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.fingerprint import ROOT
from schemas.publisher import Publisher

DEFAULT = ROOT / "seeds" / "reference" / "publishers.csv"


class BadPublishers(ValueError):
    """The publishers' table cannot be used; the message names the file and the row."""


def read_publishers(path: Path) -> dict[str, Publisher]:
    """Read the table by host. Raises BadPublishers for a missing column, an unknown zone or a host given twice."""
    publishers: dict[str, Publisher] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            publisher = _publisher(path, number, row)
            if publisher.host in publishers:
                raise BadPublishers(f"{path}, line {number}: host {publisher.host!r} stands there twice")
            publishers[publisher.host] = publisher
    return publishers


def _publisher(path: Path, number: int, row: dict[str, str]) -> Publisher:
    try:
        publisher = Publisher(**{name: row[name].strip() for name in Publisher.__dataclass_fields__})
        ZoneInfo(publisher.zone)
    except KeyError as error:
        raise BadPublishers(f"{path}: column {error} is missing; it needs host,name,country,zone,language") from None
    except (ValueError, ZoneInfoNotFoundError, AttributeError) as error:
        raise BadPublishers(f"{path}, line {number}: {error}") from None
    return publisher
