"""The languages that the votes know, under one name each."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

# names the detectors give a language, and the one it has here: the primary tag, the script being known
SAME: Final = {
    "no": "nb", "iw": "he", "jw": "jv", "in": "id", "mo": "ro", "sh": "sr", "fil": "tl",
    "zh-cn": "zh", "zh-tw": "zh", "zh-Hant": "zh", "sr-Latn": "sr", "sr-ME": "sr",
}  # fmt: skip

# languages so alike that a piece of one is taken for another now and then: no text is a mixture of them
KIN: Final = tuple(frozenset(tags.split()) for tags in ("hr bs sr", "id ms", "nb nn da", "zu xh nd ss", "nso st tn"))
# log-odds of how much news is written in a language against its nearest kin, where the words hardly tell
RARE: Final = {"bs": -1.5, "ms": -0.5, "mey": -1.0}


def akin(tag: str, other: str) -> bool:
    """Tell whether two tags stand for the same language or for near kin."""
    pair = {primary(tag), primary(other)}
    return len(pair) == 1 or any(pair <= group for group in KIN)


def primary(tag: str) -> str:
    """Return the tag under which a detector's language competes."""
    return SAME.get(tag) or tag.partition("-")[0]


class Columns:
    """Where the columns of a profile stand among all languages; of two for one the larger counts."""

    def __init__(self, tags: Sequence[str], languages: Sequence[str]) -> None:
        places = np.array([languages.index(primary(tag)) for tag in tags])
        self._order = np.argsort(places, kind="stable")
        self.places, self._firsts = np.unique(places[self._order], return_index=True)
        self._count = len(languages)
        self.known = np.zeros(self._count, dtype=bool)
        self.known[self.places] = True

    def spread(self, values: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Lay out values (texts by tags) over all languages; -inf where the profile has none."""
        wide = np.full((values.shape[0], self._count), -np.inf)
        wide[:, self.places] = np.maximum.reduceat(values[:, self._order], self._firsts, axis=1)
        return wide
