"""Names: how much the class and id words of an element speak for story or for furniture, learnt from many sites."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Final

import numpy as np

from transforms.blocks.features import Floats
from transforms.blocks.words import WEIGHTS, Hashes, Indices
from transforms.markup.elements import NAMING, Element
from transforms.markup.parts import parts_of

_KEYS: Final = {"class": 0, "id": 0, **{key: number for number, key in enumerate(NAMING, 1)}}
_NAMELESS: Final = len(_KEYS)  # stands for all other attributes
_NO_WORD: Final = np.uint64(0)
_KEYED: Final = np.append(np.uint64(0), WEIGHTS[: len(NAMING)])  # what the hash of a word gains by its attribute
_PART: Final = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")
# the words by which elements are asked for besides "<div": a part, with its attribute or without, and a whole name
_ASKED: Final = re.compile(rf"(?:({'|'.join(NAMING)})=)?([a-z]{{2,}})|([a-z]{{2,}}(?:-[a-z]{{2,}})+)")
_MOST: Final = 6  # names of an element; those after them style it
_SLOT: Final = np.uint64(48)  # a filter of 2^16 slots: what it lets through, half of all words, is searched for


class Table:
    """Log odds of words, ``known`` as it was given, looked up by hash; what ``words`` cannot give is never met."""

    def __init__(self, known: Mapping[str, float]) -> None:
        self.known = known
        self.elements = {word[1:]: value for word, value in known.items() if word.startswith("<")}
        asked = [(found, value) for word, value in known.items() if (found := _ASKED.fullmatch(word))]
        names = [found[2] or found[3] for found, _ in asked]
        self.longest = max(map(len, "-".join(names).split("-")))
        wholes = parts_of(names, np.ones(len(names), np.intp), self.longest).wholes
        keys = np.array([_KEYS.get(found[1], 0) for found, _ in asked], np.intp)
        hashes = np.append(_NO_WORD, wholes + _KEYED.take(keys))
        order = hashes.argsort()
        self.hashes = hashes.take(order)
        self._odds = np.array([0.0, *(value for _, value in asked)], np.float32).take(order)
        self._filled = np.zeros(1 << 16, np.bool_)
        self._filled[self.hashes >> _SLOT] = True

    def found(self, hashes: Hashes) -> tuple[Indices, Floats]:
        """Return which hashes may be known, and their log odds, 0 of those that are not."""
        at = self._filled.take((hashes >> _SLOT).view(np.intp)).nonzero()[0]
        near = hashes.take(at)
        place = self.hashes[:-1].searchsorted(near)
        return at, self._odds.take(place) * (self.hashes.take(place) == near)


@cache
def table() -> Table:
    """Load the packaged log odds of words."""
    return Table(json.loads(files(__package__).joinpath("names.json").read_text("utf-8")))


def words(element: Element) -> set[str]:
    """Return the words by which an element is named: of its class, id, role and the like, each class as a whole too."""
    named = [(key, whole) for key, value in element.attributes if key in _KEYS for whole in value.split()[:_MOST]]
    return {"<" + element.name}.union(*(_parts(key, whole) for key, whole in named))


def odds(elements: Sequence[Element], known: Table) -> Floats:
    """Return for each element the log odds of its most favourable, and of its most unfavourable word."""
    attributes = [element.attributes for element in elements]
    flat = list(chain.from_iterable(chain.from_iterable(attributes)))
    keys = np.array([_KEYS.get(key, _NAMELESS) for key in flat[::2]], np.intp)
    parts = parts_of(flat[1::2], _MOST * (keys < _NAMELESS), known.longest)
    keys = keys.take(parts.values)
    keyed = keys.nonzero()[0]
    hashes = (parts.hashes, parts.wholes, parts.hashes.take(keyed) + _KEYED.take(keys.take(keyed)))
    values = (parts.values, parts.values.take(parts.heads), parts.values.take(keyed))
    at, found = known.found(np.concatenate(hashes))
    owners = np.arange(len(elements)).repeat(np.array(list(map(len, attributes)), np.intp))
    owner = owners.take(np.concatenate(values).take(at))
    own = np.array([known.elements.get(element.name, 0.0) for element in elements], np.float32)
    best, worst = np.maximum(own, 0), np.minimum(own, 0)
    np.maximum.at(best, owner, found)
    np.minimum.at(worst, owner, found)
    return np.array((best, worst)).T


def _parts(key: str, whole: str) -> list[str]:
    """Return the words of a name: its parts, all of it, and with the attribute where that is no class or id."""
    parts = [part.lower() for part in _PART.findall(whole)]
    named = [*parts, "-".join(parts)] if len(parts) > 1 else parts
    return named if not _KEYS[key] else named + [f"{key}={part}" for part in parts]
