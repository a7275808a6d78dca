"""What the address of a page says: a day or month, and whether it looks like an article's or a section's."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from transforms.dates.claim import Claim

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/\-_.]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?![\d])")
_MONTH = re.compile(r"/((?:19|20)\d\d)[/\-](0[1-9]|1[0-2])(?=/)")
_FIGURES = re.compile(r"\d{4,}")
MAX_STEPS, MAX_WORDS = 8, 12
SHAPE = ("address_steps", "address_words", "address_number")


def from_url(url: str | None) -> Iterator[Claim]:
    """Yield the day or month in an address: /2012/05/31/, 2012-05-31, 20120531, /2012/05/."""
    path = (url or "").split("?", 1)[0]
    day = _DAY.search(path)
    if day and (day[2] or len(day[0]) == 8):
        yield Claim("url", "url", "published", f"{day[1]}-{int(day[3]):02d}-{int(day[4]):02d}", "path")
        return
    month = _MONTH.search(path)
    if month:
        yield Claim("url", "url", "published", f"{month[1]}-{month[2]}", "path")


def shape_of(url: str | None) -> tuple[float, ...]:
    """Return the steps of a path (0 is a home page), the words of its last one, whether a number stands in it.

    Articles are told from sections by these; -1 each where no address is known.
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return -1.0, -1.0, -1.0
    if not parts.netloc:
        return -1.0, -1.0, -1.0
    steps = [step for step in parts.path.split("/") if step]
    last = steps[-1] if steps else ""
    words = last.count("-") + last.count("_") + last.count("+") + (1 if last else 0)
    numbered = bool(_FIGURES.search(last) or _FIGURES.search(parts.query))
    return float(min(len(steps), MAX_STEPS)), float(min(words, MAX_WORDS)), float(numbered)
