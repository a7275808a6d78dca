"""The packaged tables of letters and n-grams, read once a process.

They are made by training/language.py: ``letters.npz`` and ``langdetect.npz`` from the files of langdetect
(a test compares them), ``news.npz`` from labelled news texts.
"""

import io
import threading
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar, Final

import numpy as np
import numpy.typing as npt

from transforms.language.letters import Letters

Keys = npt.NDArray[np.uint64]
Weights = npt.NDArray[np.float32]
# one nat of evidence: weights are whole numbers, so sums are exact and the same in any order on any machine
NAT: Final = 32
# langdetect adds alpha / BASE_FREQ = 0.5 / 10000 to each probability
FLOOR: Final = 0.5 / 10_000
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Profiles:
    """The evidence that each n-gram gives for each language.

    ``weights`` has a row for each n-gram of the index and a column for each tag.
    """

    tags: tuple[str, ...]
    weights: Weights


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the n-gram votes read."""

    letters: Letters
    index: "Index"
    langdetect: Profiles
    news: Profiles


class Index:
    """Finds the row of an n-gram by its key, in hash tables without chains.

    A key that finds its place taken goes on to the next, smaller table.
    """

    MULTIPLIER: ClassVar[np.uint64] = np.uint64(0x9E3779B97F4A7C15)

    def __init__(self, keys: Keys) -> None:
        self.size = keys.size
        self._keys = keys
        self._levels: list[tuple[np.uint64, npt.NDArray[np.int32]]] = []
        left, bits = np.arange(keys.size, dtype=np.int32), 18
        while left.size:
            shift, slots = np.uint64(64 - bits), np.full(1 << bits, -1, dtype=np.int32)
            places = keys[left] * self.MULTIPLIER >> shift
            slots[places] = left
            self._levels.append((shift, slots))
            left, bits = left[slots[places] != left], max(bits - 2, 10)

    def rows(self, keys: Keys) -> npt.NDArray[np.int32]:
        """Return the row of each key, -1 for those without one."""
        hashes = keys * self.MULTIPLIER
        rows, open_ = self._look_up(0, keys, hashes)
        for level in range(1, len(self._levels)):
            found, still = self._look_up(level, keys[open_], hashes[open_])
            rows[open_] = found
            open_ = open_[still]
        rows[open_] = -1
        return rows

    def _look_up(self, level: int, keys: Keys, hashes: Keys) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.intp]]:
        """Return what stands at each key's place, and the positions where that is another key's row."""
        shift, slots = self._levels[level]
        rows = slots.take((hashes >> shift).view(np.int64))
        return rows, np.flatnonzero(self._keys.take(rows, mode="wrap") != keys)


def order(keys: Keys) -> npt.NDArray[np.intp]:
    """Return 0 to 2 for n-grams of one to three letters, 3 for words."""
    return np.searchsorted(np.array([1 << 16, 1 << 32, 1 << 63], dtype=np.uint64), keys, side="right")


def _packaged(name: str) -> dict[str, npt.NDArray[Any]]:
    content = (files("transforms.language") / "data" / name).read_bytes()
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return dict(arrays)


def _langdetect(arrays: dict[str, npt.NDArray[Any]], rows: npt.NDArray[np.int32], size: int) -> Profiles:
    """Weigh langdetect's n-grams: log(FLOOR + p) over log(FLOOR), which only shifts all languages alike."""
    keys, gram, tag, freq = (arrays[name] for name in ("keys", "gram", "tag", "freq"))
    p = freq / arrays["n_words"][tag, order(keys[gram])]
    weights = np.zeros((size, arrays["tags"].size), dtype=np.float32)
    weights[rows[gram], tag] = np.rint(np.log1p(p / FLOOR) * NAT)
    return Profiles(tuple(arrays["tags"].tolist()), weights)


def _news(arrays: dict[str, npt.NDArray[Any]], rows: npt.NDArray[np.int32], size: int) -> Profiles:
    weights = np.zeros((size, arrays["tags"].size), dtype=np.float32)
    weights[rows] = arrays["floor"][order(arrays["keys"])]
    weights[rows[arrays["gram"]], arrays["tag"]] = arrays["weight"]
    return Profiles(tuple(arrays["tags"].tolist()), weights)


def _read() -> Tables:
    letters, langdetect, news = (_packaged(f"{name}.npz") for name in ("letters", "langdetect", "news"))
    keys = np.union1d(langdetect["keys"], news["keys"])
    return Tables(
        Letters(letters["normal"], letters["kind"], letters["capital"]),
        Index(keys),
        _langdetect(langdetect, np.searchsorted(keys, langdetect["keys"]).astype(np.int32), keys.size),
        _news(news, np.searchsorted(keys, news["keys"]).astype(np.int32), keys.size),
    )


@cache
def _read_once() -> Tables:
    return _read()


def tables() -> Tables:
    """Return the packaged tables; the first call reads them, in every thread the same."""
    with _lock:
        return _read_once()
