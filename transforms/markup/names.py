"""Names: how much the class and id words of an element speak for story or for furniture, learnt from many sites."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import numpy as np

from transforms.blocks.features import Floats
from transforms.markup.elements import NAMING, Element

_PLAIN: Final = frozenset(("class", "id"))
_NAMES: Final = _PLAIN.union(NAMING)
_WORD: Final = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")
_LOWER: Final = re.compile(r"[a-z]{2,}")  # the same of what has no capital, a quarter faster
_MOST: Final = 6  # names of an element; those after them style it

Odds = tuple[float, float]
_NEITHER: Final[Odds] = (0.0, 0.0)


class Table:
    """Log odds of words; what it says of a class name is remembered, for sites share many."""

    def __init__(self, known: Mapping[str, float]) -> None:
        self.known = known
        self.odds = lru_cache(maxsize=1 << 16)(self._odds)

    def _odds(self, key: str, whole: str) -> Odds:
        best = worst = 0.0
        known = self.known
        for word in _parts(key, whole):
            value = known.get(word, 0.0)
            if value > best:
                best = value
            elif value < worst:
                worst = value
        return best, worst


@cache
def table() -> Table:
    """Load the packaged log odds of words."""
    return Table(json.loads(files(__package__).joinpath("names.json").read_text("utf-8")))


def words(element: Element) -> set[str]:
    """Return the words by which an element is named: of its class, id, role and the like, each class as a whole too."""
    named = [(key, whole) for key, value in element.attributes if key in _NAMES for whole in value.split()[:_MOST]]
    return {"<" + element.name}.union(*(_parts(key, whole) for key, whole in named))


def odds(elements: Sequence[Element], known: Table) -> Floats:
    """Return for each element the log odds of its most favourable, and of its most unfavourable word."""
    return np.array([_strongest(element, known) for element in elements], np.float32).reshape(-1, 2)


def _strongest(element: Element, known: Table) -> Odds:
    """Return the same of one element, in plain loops: with lists of its names it takes almost three times as long."""
    own = known.known.get("<" + element.name, 0.0)
    best, worst = (own, 0.0) if own > 0 else (0.0, own)
    for key, value in element.attributes:
        for whole in value.split(None, _MOST)[:_MOST] if key in _NAMES else ():
            good, bad = known.odds(key, whole)
            if good > best:
                best = good
            if bad < worst:
                worst = bad
    return best, worst


def _parts(key: str, whole: str) -> list[str]:
    """Return the words of a name: its parts, all of it, and with the attribute where that is no class or id."""
    parts = _LOWER.findall(whole) if whole.islower() else [part.lower() for part in _WORD.findall(whole)]
    named = [*parts, "-".join(parts)] if len(parts) > 1 else parts
    return named if key in _PLAIN else named + [f"{key}={part}" for part in parts]
