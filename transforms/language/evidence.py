"""The evidence of the n-gram votes: a figure for each text and language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transforms.language.ngrams import grams
from transforms.language.tables import NAT, Tables

# texts are joined up to this many characters: the arrays of a larger batch leave the processor's cache
BATCH = 30_000


# the words with a capital are names as often as not: they count a quarter
NAMED, OTHERWISE = 1, 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the n-grams of one text say, in nats, one figure a tag of the profiles.

    ``weight`` is the number of n-grams and words, of which those of capitalised words count a quarter.
    """

    weight: float
    langdetect: npt.NDArray[np.float32]
    plain: npt.NDArray[np.float32]
    news: npt.NDArray[np.float32]


def evidence(texts: Sequence[str], tables: Tables) -> Iterator[Evidence]:
    """Sum the evidence of each text; the texts are clean."""
    for start, end in _batches(texts):
        yield from _batch(texts[start:end], tables)


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = size = 0
    for position, text in enumerate(texts):
        if position > start and size + len(text) > BATCH:
            yield start, position
            start, size = position, 0
        size += len(text) + 16
    if start < len(texts):
        yield start, len(texts)


def _batch(texts: Sequence[str], tables: Tables) -> Iterator[Evidence]:
    found, size = grams(texts, tables.letters), np.int32(tables.index.size)
    rows = tables.index.rows(found.keys)
    known = rows >= 0
    places = (found.owners[known].astype(np.int32) * size + rows[known]) * np.int32(2) + found.named[known]
    places, counts = _counted(places)
    rows, every = (places >> 1) % size, counts.astype(np.float32)
    plain = every * np.where(places & 1, np.float32(NAMED), np.float32(OTHERWISE))
    bounds = np.searchsorted(places, np.arange(len(texts) + 1) * (2 * int(size)))
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        own = rows[start:end]
        langdetect, news = (table.weights.take(own, axis=0) for table in (tables.langdetect, tables.news))
        yield Evidence(
            float(plain[start:end].sum()) / OTHERWISE,
            every[start:end] @ langdetect / NAT,
            plain[start:end] @ langdetect / (NAT * OTHERWISE),
            plain[start:end] @ news / (NAT * OTHERWISE),
        )


def _counted(values: npt.NDArray[np.int32]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.intp]]:
    values = np.sort(values)
    firsts = np.flatnonzero(np.diff(values, prepend=np.int32(-1)))
    return values[firsts], np.diff(firsts, append=values.size)
