"""The evidence of the n-gram votes: a figure for each text and language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from transforms.language.ngrams import grams
from transforms.language.tables import NAT, Tables, counted

# the words with a capital are names as often as not: they count a quarter
NAMED, OTHERWISE = np.float32(1), np.float32(4)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the n-grams of some texts say, in nats: texts by tags of the profile.

    ``langdetect`` is what langdetect itself would sum up; ``plain`` the same with the words that have a
    capital counted a quarter, as in ``news``; ``weight`` how many n-grams and words that were.
    """

    weight: npt.NDArray[np.float64]
    langdetect: npt.NDArray[np.float32]
    plain: npt.NDArray[np.float32]
    news: npt.NDArray[np.float32]


def evidence(texts: Sequence[str], tables: Tables) -> Evidence:
    """Sum the evidence of each text; the texts are clean."""
    found, size = grams(texts, tables.letters), np.int32(tables.index.size)
    rows = tables.index.rows(found.keys)
    known = rows >= 0
    places = (found.owners[known].astype(np.int32) * size + rows[known]) * np.int32(2) + found.named[known]
    places, counts = counted(places)
    rows, every = (places >> 1) % size, counts.astype(np.float32)
    plain = every * np.where(places & 1, NAMED, OTHERWISE)
    bounds = np.searchsorted(places, np.arange(len(texts) + 1) * (2 * int(size))).tolist()
    columns, split = tables.weights.shape[1], len(tables.langdetect)
    exact, weighed = np.zeros((len(texts), split), np.float32), np.zeros((len(texts), columns), np.float32)
    for text, (start, end) in enumerate(pairwise(bounds)):
        weights = tables.weights.take(rows[start:end], axis=0)
        exact[text], weighed[text] = every[start:end] @ weights[:, :split], plain[start:end] @ weights
    total = np.diff(np.concatenate(([0.0], np.cumsum(plain, dtype=np.float64)))[bounds])
    weighed /= NAT * OTHERWISE
    return Evidence(total / OTHERWISE, exact / np.float32(NAT), weighed[:, :split], weighed[:, split:])


def batches(texts: Sequence[str], characters: int) -> Iterator[tuple[int, int]]:
    """Part texts into runs of about so many characters; yield where each starts and ends."""
    start = size = 0
    for position, text in enumerate(texts):
        if position > start and size + len(text) > characters:
            yield start, position
            start, size = position, 0
        size += len(text) + 16
    if start < len(texts):
        yield start, len(texts)
