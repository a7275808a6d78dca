"""Known furniture phrases and function words of many languages, looked up by hash."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.blocks.characters import CLASS_OF, Bytes, codes_of
from transforms.blocks.words import Hashes, runs_of, words_of

Flags = NDArray[np.bool_]

LONGEST: Final = 5  # words; longer phrases are known by their first five
CATEGORIES: Final = (
    "related", "share", "newsletter", "comment", "legal", "navigation", "promotion", "byline", "dateline",
    "caption", "login", "widget", "error", "paywall", "consent",
)  # fmt: skip
_SHIFT: Final = np.uint64(46)  # a filter of 2^18 slots: what it lets through is looked up exactly


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers from 1 for known hashes, 0 for all others; ``known`` is sorted, ``filled`` says which slots are."""

    known: Hashes
    numbers: Bytes
    filled: Flags

    def of(self, hashes: Hashes) -> Bytes:
        """Return the number of each hash."""
        found = np.zeros(len(hashes), np.uint8)
        at = self.filled.take((hashes >> _SHIFT).view(np.intp)).nonzero()[0]
        near = hashes.take(at)
        place = np.searchsorted(self.known[:-1], near)
        found[at] = self.numbers.take(place) * (self.known.take(place) == near)
        return found


@cache
def tables() -> tuple[Table, Table]:
    """Return the category of every phrase (from 1), and 1 for every function word."""
    known: dict[int, int] = {}
    for number, category in enumerate(CATEGORIES):
        known |= dict.fromkeys(_hashes_of(listed(category)), number + 1)
    return _table(known), _table(dict.fromkeys(_hashes_of(function_words()), 1))


def function_words() -> list[str]:
    """Return the function words of every language."""
    return list(chain.from_iterable(_read("function_words.json").values()))


def listed(category: str) -> list[str]:
    """Return the phrases of one category in every language."""
    return list(chain.from_iterable(_read("phrases.json")[category].values()))


def _table(numbers: dict[int, int]) -> Table:
    known = np.array(sorted(numbers), np.uint64)
    filled = np.zeros(1 << 18, np.bool_)
    filled[known >> _SHIFT] = True
    return Table(known, np.array([numbers[one] for one in known.tolist()], np.uint8), filled)


def _read(name: str) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = json.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return found


def _hashes_of(phrases: list[str]) -> list[int]:
    """Return the hashes of all phrases, each known by the run of words it is."""
    codes = codes_of("\n".join(phrases))
    words = words_of(codes, CLASS_OF[codes])
    runs = runs_of(words.hashes, LONGEST)
    lines = np.searchsorted((codes == ord("\n")).nonzero()[0], words.starts)
    heads = np.diff(lines, prepend=-1).nonzero()[0]
    sizes = np.minimum(np.diff(np.append(heads, len(lines))), LONGEST)
    return [int(runs[size - 1][head]) for head, size in zip(heads, sizes, strict=True)]
