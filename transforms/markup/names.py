"""Names: how much the class and id words of an element speak for story or for furniture, learnt from many sites."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import numpy as np

from transforms.blocks.features import Floats
from transforms.markup.elements import NAMING, Element

_PLAIN: Final = frozenset(("class", "id"))
_NAMING: Final = frozenset(NAMING)
_WORD: Final = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")
_MOST: Final = 6  # names of an element; those after them style it

Odds = tuple[float, float]


class Table:
    """Log odds of words; what it says of a class name is remembered, for sites share many."""

    def __init__(self, known: Mapping[str, float]) -> None:
        self.known = known
        self.odds = lru_cache(maxsize=1 << 16)(self._odds)

    def _odds(self, key: str, whole: str) -> Odds:
        values = [self.known[word] for word in _parts(key, whole) if word in self.known]
        return max(values, default=0.0), min(values, default=0.0)


@cache
def table() -> Table:
    """Load the packaged log odds of words."""
    return Table(json.loads(files(__package__).joinpath("names.json").read_text("utf-8")))


def words(element: Element) -> set[str]:
    """Return the words by which an element is named: of its class, id, role and the like, each class as a whole too."""
    return {"<" + element.name}.union(*(_parts(key, whole) for key, whole in _named(element)))


def odds(elements: Sequence[Element], known: Table) -> Floats:
    """Return for each element the log odds of its most favourable, and of its most unfavourable word."""
    made = np.zeros((len(elements), 2), np.float32)
    for number, element in enumerate(elements):
        own = known.known.get("<" + element.name, 0.0)
        best, worst = max(own, 0.0), min(own, 0.0)
        for key, whole in _named(element):
            good, bad = known.odds(key, whole)
            if good > best:
                best = good
            if bad < worst:
                worst = bad
        made[number] = best, worst
    return made


def _named(element: Element) -> Iterator[tuple[str, str]]:
    """Yield each name of an element with the attribute it stands in."""
    for key, value in element.attributes:
        if key in _PLAIN or key in _NAMING:
            for whole in value.split(None, _MOST)[:_MOST]:
                yield key, whole


def _parts(key: str, whole: str) -> tuple[str, ...]:
    """Return the words of a name: its parts, all of it, and with the attribute where that is no class or id."""
    parts = [part.lower() for part in _WORD.findall(whole)]
    joined = ["-".join(parts)] if len(parts) > 1 else []
    return (*parts, *joined, *(f"{key}={part}" for part in parts if key not in _PLAIN))
