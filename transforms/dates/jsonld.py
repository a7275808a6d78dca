"""The things a page describes in JSON-LD, with their types and dates."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

DATES = ("datePublished", "dateModified", "dateCreated", "uploadDate")
MAX_DEPTH, MAX_THINGS = 12, 200
_PARTS, _WRITTEN = (dict, list), (str, int)
_SAME = ("@graph", "mainEntity")  # what stands in these is no part of the thing around it
_WRAPPING = re.compile(r"^\s*(?:<!--|<!\[CDATA\[|//\s*<!\[CDATA\[)\s*|\s*(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_PAIR = re.compile(r'"(@type|datePublished|dateModified|dateCreated|uploadDate)"\s*:\s*"([^"\\]{1,64})"')


@dataclass(frozen=True, slots=True)
class Thing:
    """One described thing that has dates; ``types`` are in lower case, ``nested`` says it is part of another."""

    types: frozenset[str]
    dates: dict[str, str]
    nested: bool


def things(tree: LexborHTMLParser) -> list[Thing]:
    """Return the dated things of a page in page order; broken JSON is mended or searched for its pairs."""
    return things_in(node.text(deep=True) for node in tree.css("script[type*='ld+json' i]"))


def things_in(sources: Iterable[str]) -> list[Thing]:
    """Return the dated things that pieces of JSON-LD describe."""
    found: list[Thing] = []
    for source in sources:
        if any(name in source for name in DATES):
            found += _parsed(source)
    return found[:MAX_THINGS]


def _parsed(source: str) -> list[Thing]:
    for mend in (str, _mended):  # mending costs ten times the reading, and few pages need it
        try:
            parsed = json.loads(mend(source), strict=False)
        except (ValueError, RecursionError):
            continue
        return _walk(parsed) if isinstance(parsed, _PARTS) else []
    return _searched(source)


def _mended(source: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", _WRAPPING.sub("", source))


def _searched(source: str) -> list[Thing]:
    kinds: set[str] = set()
    dates: dict[str, str] = {}
    for name, value in _PAIR.findall(source):
        if name == "@type":
            kinds.add(value.casefold())
        else:
            dates.setdefault(name, value)
    return [Thing(frozenset(kinds), dates, nested=False)] if dates else []


def _walk(value: Any) -> list[Thing]:
    """Return the dated things of parsed JSON-LD, in its order."""
    found: list[Thing] = []
    ahead: list[tuple[Any, int, bool]] = [(value, 0, False)]
    while ahead and len(found) < MAX_THINGS:
        value, depth, nested = ahead.pop()
        if isinstance(value, list):
            parts = [(item, depth + 1, nested) for item in value if isinstance(item, _PARTS)]
        else:
            dates = {name: str(value[name]) for name in DATES if isinstance(value.get(name), _WRITTEN)}
            if dates:
                found.append(Thing(_types(value.get("@type")), dates, nested))
            parts = [
                (part, depth + 1, nested or name not in _SAME)
                for name, part in value.items()
                if isinstance(part, _PARTS)
            ]
        if depth < MAX_DEPTH:
            ahead += reversed(parts)
    return found


def _types(value: Any) -> frozenset[str]:
    names = value if isinstance(value, list) else [value]
    return frozenset(str(name).rsplit("/", 1)[-1].casefold() for name in names if name)
