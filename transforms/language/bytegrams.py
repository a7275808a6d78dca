"""The third vote: py3langid's model, its n-grams of two to five bytes looked up for many texts at once.

At each byte the longest n-gram of the model that ends there counts. ``langid.npz`` holds the n-grams that tell
most, in steps of half a nat; training/langid_tables.py makes it of the installed py3langid.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from transforms.language.tables import Index, Rows, counted, packaged

LONGEST: Final = 5
# characters read of a text: more tells no more of them right (docs/lab-book.md)
READ: Final = 600
# weights are in parts of a nat, counts in parts of one: whole numbers, so sums are exact in any order
NAT: Final = 2
COUNT: Final = 16
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Model:
    """The n-grams, a row of weights for each and a column for each tag, and the weight of the tag itself."""

    index: Index
    tags: tuple[str, ...]
    weights: npt.NDArray[np.uint8]
    prior: npt.NDArray[np.float32]


@cache
def _read_once() -> Model:
    arrays = packaged("langid.npz")
    weights = np.ascontiguousarray(arrays["weights"].T)
    index = Index(np.cumsum(arrays["steps"], dtype=np.uint64))
    return Model(index, tuple(map(str, arrays["tags"])), weights, arrays["prior"].astype(np.float32) * COUNT)


def model() -> Model:
    """Return the packaged model; the first call reads it, in every thread the same."""
    with _lock:
        return _read_once()


def vote(texts: Sequence[str], read: Model) -> npt.NDArray[np.float32]:
    """Return what the n-grams of each text say, texts by tags: nats over the root of the bytes read."""
    encoded = [text[:READ].encode() for text in texts]
    places, counts = _counted(encoded, read)
    size = read.index.size
    bounds = np.searchsorted(places, np.arange(len(texts) + 1) * size).tolist()
    told = np.rint(np.log1p(counts) * COUNT).astype(np.float32)
    sums = np.tile(read.prior, (len(texts), 1))
    for text, (start, end) in enumerate(pairwise(bounds)):
        sums[text] += told[start:end] @ read.weights[places[start:end] % size].astype(np.float32)
    roots = np.sqrt([max(len(text), 1) for text in encoded], dtype=np.float32)[:, np.newaxis]
    scaled: npt.NDArray[np.float32] = sums / (NAT * COUNT * roots)
    return scaled


def _counted(encoded: Sequence[bytes], read: Model) -> tuple[Rows, npt.NDArray[np.intp]]:
    """Count the n-grams of the model in each text, by text and row in one number."""
    # an n-gram across the end of a text holds the byte 0, as no n-gram of the model does
    codes = np.frombuffer(b"\0".join((b"", *encoded, b"")), dtype=np.uint8)
    wide = codes.astype(np.uint64)
    keys, rows = wide.copy(), np.full(codes.size, -1, dtype=np.int32)
    for length in range(2, LONGEST + 1):
        keys = keys[1:] | wide[: 1 - length] << np.uint64(8 * (length - 1))
        longer = read.index.rows(keys)
        rows[length - 1 :] = np.where(longer >= 0, longer, rows[length - 1 :])
    known = np.flatnonzero(rows >= 0)
    owners = np.cumsum(codes == 0, dtype=np.int32)[known] - np.int32(1)
    return counted(owners * np.int32(read.index.size) + rows[known])
