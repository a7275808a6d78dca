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
_QUOTE = r"(?:\\*[\"']|&quot;|&#34;)"
_VALUE = re.compile(
    rf"(\w{{4,24}}){_QUOTE}\s?:\s?{_QUOTE}([12]\d{{3}}-\d\d-\d\d(?:[T ]\d\d:\d\d[\d:.]{{0,11}}(?:Z|[+-]\d\d:?\d\d)?)?)"
    rf"{_QUOTE}"
)


def from_scripts(html: str) -> Iterator[Claim]:
    """Yield the dates that the source of a page gives under such names, the first few of each."""
    for part, kind, role in PARTS:
        for name, value in _values(html, part):
            yield Claim("meta", kind, role, value, f"script:{name}"[:80])


def _values(html: str, part: str) -> Iterator[tuple[str, str]]:
    at, found = html.find(part), 0
    for _ in range(MAX_HITS):
        if at < 0 or found == MAX_FOUND:
            return
        match = _VALUE.match(html, at)
        if match:
            found += 1
            yield html[at - 1] + match[1], match[2]
        at = html.find(part, at + len(part))
