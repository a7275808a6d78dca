"""The packaged tables of letters and n-grams, read once a process.

They are made by training/language.py: ``letters.npz`` and ``langdetect.npz`` from the files of langdetect
(a test compares them), ``news.npz`` from labelled news texts.
"""

import io
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar, Final

import numpy as np
import numpy.typing as npt

from transforms.language.letters import Letters

Keys = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]
Arrays = Mapping[str, npt.NDArray[Any]]
# one nat of evidence: weights are whole numbers, so sums are exact and the same in any order on any machine
NAT: Final = 32
# langdetect adds alpha / BASE_FREQ = 0.5 / 10000 to each probability
FLOOR: Final = 0.5 / 10_000
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the n-gram votes read.

    ``weights`` has a row for each n-gram of the index, a column for each tag, langdetect's before the news'.
    """

    letters: Letters
    index: "Index"
    langdetect: tuple[str, ...]
    news: tuple[str, ...]
    weights: Weights


class Index:
    """Finds the row of an n-gram by its key, in hash tables without chains.

    A key that finds its place taken goes on to the next, smaller table.
    """

    MULTIPLIER: ClassVar[np.uint64] = np.uint64(0x9E3779B97F4A7C15)

    def __init__(self, keys: Keys) -> None:
        self.size = keys.size
        self._keys = keys
        self._levels: list[tuple[np.uint64, Rows]] = []
        left, bits = np.arange(keys.size, dtype=np.int32), 18
        while left.size:
            shift, slots = np.uint64(64 - bits), np.full(1 << bits, -1, dtype=np.int32)
            places = keys[left] * self.MULTIPLIER >> shift
            slots[places] = left
            self._levels.append((shift, slots))
            left, bits = left[slots[places] != left], max(bits - 2, 10)

    def rows(self, keys: Keys) -> Rows:
        """Return the row of each key, -1 for those without one."""
        hashes = keys * self.MULTIPLIER
        rows, open_ = self._look_up(0, keys, hashes)
        for level in range(1, len(self._levels)):
            found, still = self._look_up(level, keys[open_], hashes[open_])
            rows[open_] = found
            open_ = open_[still]
        rows[open_] = -1
        return rows

    def _look_up(self, level: int, keys: Keys, hashes: Keys) -> tuple[Rows, npt.NDArray[np.intp]]:
        """Return what stands at each key's place, and the positions where that is another key's row.

        Where nothing stands, the key is in no table."""
        shift, slots = self._levels[level]
        rows = slots.take((hashes >> shift).view(np.int64))
        return rows, np.flatnonzero((rows >= 0) & (self._keys.take(rows, mode="wrap") != keys))


def counted(values: Rows) -> tuple[Rows, npt.NDArray[np.intp]]:
    """Return the different values, none below 0, in order, and how often each is there."""
    values = np.sort(values)
    firsts = np.flatnonzero(np.diff(values, prepend=np.int32(-1)))
    return values[firsts], np.diff(firsts, append=values.size)


def order(keys: Keys) -> npt.NDArray[np.intp]:
    """Return 0 to 2 for n-grams of one to three letters, 3 for words."""
    return np.searchsorted(np.array([1 << 16, 1 << 32, 1 << 63], dtype=np.uint64), keys, side="right")


def packaged(name: str) -> Arrays:
    """Read one packaged file."""
    content = (files("transforms.language") / "data" / name).read_bytes()
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return dict(arrays)


def _langdetect(arrays: Arrays, rows: npt.NDArray[np.intp], weights: Weights) -> None:
    """Weigh langdetect's n-grams: log(FLOOR + p) over log(FLOOR), which only shifts all languages alike."""
    gram, tag = arrays["gram"], arrays["tag"]
    p = arrays["freq"] / arrays["n_words"][tag, order(arrays["keys"])[gram]]
    weights[rows[gram], tag] = np.rint(np.log1p(p / FLOOR) * NAT)


def _news(arrays: Arrays, rows: npt.NDArray[np.intp], weights: Weights) -> None:
    weights[rows] = arrays["floor"][order(arrays["keys"])]
    weights[rows[arrays["gram"]], arrays["tag"]] = arrays["weight"]


def assemble(letters: Arrays, langdetect: Arrays, news: Arrays) -> Tables:
    """Join the tables on one index."""
    keys = np.union1d(langdetect["keys"], news["keys"])
    first = len(langdetect["tags"])
    weights = np.zeros((keys.size, first + len(news["tags"])), dtype=np.float32)
    _langdetect(langdetect, np.searchsorted(keys, langdetect["keys"]), weights[:, :first])
    _news(news, np.searchsorted(keys, news["keys"]), weights[:, first:])
    first_tags, news_tags = (tuple(map(str, arrays["tags"])) for arrays in (langdetect, news))
    read = Letters(letters["normal"], letters["kind"], letters["capital"])
    return Tables(read, Index(keys), first_tags, news_tags, weights)


@cache
def _read_once() -> Tables:
    return assemble(*(packaged(f"{name}.npz") for name in ("letters", "langdetect", "news")))


def tables() -> Tables:
    """Return the packaged tables; the first call reads them, in every thread the same."""
    with _lock:
        return _read_once()
