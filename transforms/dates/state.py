"""Dates in the data that a page's scripts are fed with: "publishedAt":"2024-04-08T06:59:34", escaped or not."""

import re
from collections.abc import Iterator

from transforms.dates.claim import Claim, Role

# found by a part of the name that has no capital: one search of a plain string costs a tenth of a pattern's
PARTS: tuple[tuple[str, str, Role], ...] = (
    ("ublish", "script_published", "published"), ("ublicat", "script_published", "published"),
    ("reated", "script_created", "published"), ("odified", "script_modified", "modified"),
)  # fmt: skip
MAX_HITS, MAX_FOUND = 60, 4  # of each part: a page's own data stand before those of its teasers
MAX_NAME = 40  # characters of a name before the part it is found by
_QUOTE = r"(?:\\*[\"']|&quot;|&#34;)"
_VALUE = re.compile(
    rf"(\w{{4,24}}){_QUOTE}\s?:\s?{_QUOTE}([12]\d{{3}}-\d\d-\d\d(?:[T ]\d\d:\d\d[\d:.]{{0,11}}(?:Z|[+-]\d\d:?\d\d)?)?)"
    rf"{_QUOTE}"
)
_NAME = re.compile(r"[\w-]*\Z")
_LINKED_DATA = re.compile(r"<script\b[^>]{0,400}ld(?:\+|&#x2b;|&#43;)json", re.IGNORECASE)


def from_scripts(html: str) -> Iterator[Claim]:
    """Yield the dates that the source of a page gives under such names, the first few of each.

    JSON-LD is left out: it is read as what it is.
    """
    fed = "\n".join(_without_linked_data(html))
    for part, kind, role in PARTS:
        for name, value in _values(fed, part):
            yield Claim("script", kind, role, value, name)


def _without_linked_data(html: str) -> Iterator[str]:
    """Yield what stands between the scripts of JSON-LD."""
    start = 0
    while match := _LINKED_DATA.search(html, start):
        yield html[start : match.start()]
        start = html.find("</script", match.end())
        if start < 0:
            return
    yield html[start:]


def _values(html: str, part: str) -> Iterator[tuple[str, str]]:
    at, found = html.find(part), 0
    for _ in range(MAX_HITS):
        if at < 0 or found == MAX_FOUND:
            return
        match = _VALUE.match(html, at)
        if match:
            found += 1
            before = _NAME.search(html, max(0, at - MAX_NAME), at)
            yield f"{before[0] if before else ''}{match[1]}", match[2]
        at = html.find(part, at + len(part))
