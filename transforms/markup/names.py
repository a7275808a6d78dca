"""Names: how much the class and id words of an element speak for story or for furniture, learnt from many sites."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from transforms.blocks.features import Floats
from transforms.markup.elements import Element

_PLAIN: Final = frozenset(("class", "id"))
_NAMING: Final = frozenset((
    "role", "itemprop", "itemtype", "data-component", "data-testid", "data-test", "data-type", "data-block",
    "data-module", "data-role", "data-name", "data-qa", "data-area", "data-region", "data-tb-region",
))  # fmt: skip
_WORD: Final = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")
_MOST: Final = 600  # characters of a value

Table = Mapping[str, float]
Odds = tuple[float, float]


@cache
def table() -> Table:
    """Load the packaged log odds of words."""
    found: Table = json.loads(files(__package__).joinpath("names.json").read_text("utf-8"))
    return found


def words(element: Element) -> set[str]:
    """Return the words by which an element is named: of its class, id, role and the like, each class as a whole too."""
    found = {"<" + element.name}
    for key, value in element.attributes:
        found.update(_words(key, value))
    return found


def _words(key: str, value: str) -> Iterator[str]:
    if key in _PLAIN or key in _NAMING:
        for whole in value[:_MOST].split():
            yield from _parts("" if key in _PLAIN else key, whole)
    else:
        yield key + "="


def _parts(key: str, whole: str) -> list[str]:
    """Return the words of one class name or the like."""
    parts = [part.lower() for part in _WORD.findall(whole)]
    joined = ["-".join(parts)] if len(parts) > 1 else []
    return parts + joined + ([f"{key}={part}" for part in parts] if key else [])


def odds(elements: Sequence[Element], known: Table) -> Floats:
    """Return for each element the log odds of its most favourable, and of its most unfavourable word."""
    seen: dict[tuple[str, str], Odds] = {}
    made = np.zeros((len(elements), 2), np.float32)
    for number, element in enumerate(elements):
        best = worst = known.get("<" + element.name, 0.0)
        for pair in element.attributes:
            found = seen.get(pair)
            if found is None:
                found = seen[pair] = _odds(*pair, known)
            best, worst = max(best, found[0]), min(worst, found[1])
        made[number] = max(best, 0.0), min(worst, 0.0)
    return made


def _odds(key: str, value: str, known: Table) -> Odds:
    values = [known[word] for word in _words(key, value) if word in known]
    return max(values, default=0.0), min(values, default=0.0)
