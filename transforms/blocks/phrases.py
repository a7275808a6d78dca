"""Known furniture phrases and function words of many languages, looked up by hash."""

import json
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Final

import numpy as np

from transforms.blocks.characters import CLASS_OF, Bytes, codes_of
from transforms.blocks.words import Hashes, runs_of, words_of

LONGEST: Final = 5  # words; longer phrases are known by their first five
CATEGORIES: Final = (
    "related", "share", "newsletter", "comment", "legal", "navigation", "promotion", "byline", "dateline",
    "caption", "login", "widget", "error", "paywall", "consent",
)  # fmt: skip
_SLOTS: Final = 1 << 18  # 256 kB; one word in 50 of unseen text meets a taken slot
_SHIFT: Final = np.uint64(46)


@cache
def tables() -> tuple[Bytes, Bytes]:
    """Return the category of each phrase slot (from 1, 0 for none), and 1 for each of a function word."""
    phrases, words = np.zeros(_SLOTS, np.uint8), np.zeros(_SLOTS, np.uint8)
    for number, category in enumerate(CATEGORIES):
        phrases[_slots_of(listed(category))] = number + 1
    words[_slots_of(list(chain.from_iterable(_read("function_words.json").values())))] = 1
    return phrases, words


def listed(category: str) -> list[str]:
    """Return the phrases of one category in every language."""
    return list(chain.from_iterable(_read("phrases.json")[category].values()))


def slots(hashes: Hashes) -> Hashes:
    """Return the table slot of each hash."""
    return hashes >> _SHIFT


def _read(name: str) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = json.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return found


def _slots_of(phrases: list[str]) -> Hashes:
    """Return the slots of all phrases, each known by the run of words it is."""
    codes = codes_of("\n".join(phrases))
    words = words_of(codes, CLASS_OF[codes])
    runs = runs_of(words.hashes, LONGEST)
    lines = np.searchsorted(np.flatnonzero(codes == ord("\n")), words.starts)
    heads = np.flatnonzero(np.diff(lines, prepend=-1))
    sizes = np.minimum(np.diff(np.append(heads, len(lines))), LONGEST)
    return slots(np.array([runs[size - 1][head] for head, size in zip(heads, sizes, strict=True)], np.uint64))
