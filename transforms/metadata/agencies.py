"""Wire agencies: their names in bylines, sources and datelines, as a table."""

import json
import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from transforms.clean import fold

_TABLE: Final[dict[str, list[str]]] = json.loads(files(__package__).joinpath("agencies.json").read_text("utf-8"))
AGENCIES: Final = {fold(name): agency for agency, names in _TABLE.items() for name in (agency, *names)}
_WRITTEN: Final = sorted({name for agency, names in _TABLE.items() for name in (agency, *names)}, key=len, reverse=True)
_NAMES: Final = "|".join(re.escape(name.strip("/")) for name in _WRITTEN)
# a dateline names its agency in brackets, between dashes or slashes: "BERLIN (dpa) -", "PARIS, Jan 3 (Reuters)"
_DATELINE: Final = re.compile(rf"[(/–—\[]\s*({_NAMES})(?:[/-]\w{{2,4}})?\s*[)/–—\]:]|^({_NAMES})\s*[-–—:]\s")
_CREDIT: Final = re.compile(
    rf"(?:©|\(c\)|copyright|quelle:|source:|fuente:|fonte:|источник:)[\s\d,]{{0,12}}(?:by\s+)?({_NAMES})\b",
    re.IGNORECASE,
)
MAX_DATELINE: Final = 160  # characters of a story in which a dateline stands


def agency_of(name: str) -> str | None:
    """Return the agency a whole name stands for, by its short name."""
    return AGENCIES.get(fold(name).strip(" .,()/*"))


def in_dateline(opening: str) -> str | None:
    """Return the agency that the opening of a story names in brackets or between dashes."""
    found = _DATELINE.search(opening[:MAX_DATELINE])
    return agency_of(found[1] or found[2]) if found else None


def in_credit(text: str) -> str | None:
    """Return the agency that a copyright line or a source line names."""
    found = _CREDIT.search(text[:400])
    return agency_of(found[1]) if found else None


def first_agency(names: Iterable[str]) -> str | None:
    """Return the agency of the first name that is one."""
    return next((agency for name in names if (agency := agency_of(name))), None)
