"""The things a page describes in JSON-LD, with their types and dates."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

DATES = ("datePublished", "dateModified", "dateCreated", "uploadDate")
MAX_DEPTH, MAX_THINGS = 12, 200
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
    found: list[Thing] = []
    for node in tree.css("script[type*='ld+json' i]"):
        source = node.text(deep=True)
        if any(name in source for name in DATES):
            found += _parsed(source)
    return found[:MAX_THINGS]


def _parsed(source: str) -> list[Thing]:
    for text in (source, _TRAILING_COMMA.sub(r"\1", _WRAPPING.sub("", source))):
        try:
            return list(_walk(json.loads(text, strict=False), 0, nested=False))
        except (ValueError, RecursionError):
            continue
    return _searched(source)


def _searched(source: str) -> list[Thing]:
    kinds: set[str] = set()
    dates: dict[str, str] = {}
    for name, value in _PAIR.findall(source):
        if name == "@type":
            kinds.add(value.casefold())
        else:
            dates.setdefault(name, value)
    return [Thing(frozenset(kinds), dates, nested=False)] if dates else []


def _walk(value: Any, depth: int, *, nested: bool) -> Iterator[Thing]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1, nested=nested)
    elif isinstance(value, dict):
        dates = {name: str(value[name]) for name in DATES if isinstance(value.get(name), str | int)}
        if dates:
            yield Thing(_types(value.get("@type")), dates, nested)
        for name, part in value.items():
            if isinstance(part, dict | list):
                yield from _walk(part, depth + 1, nested=nested or name not in ("@graph", "mainEntity"))


def _types(value: Any) -> frozenset[str]:
    names = value if isinstance(value, list) else [value]
    return frozenset(str(name).rsplit("/", 1)[-1].casefold() for name in names if name)
