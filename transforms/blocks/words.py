"""Words as hashes: every word of a page numbered in a few array operations."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.blocks.characters import DIGIT, IDEOGRAPH, LETTER, LOWER, LOWER_OF, UPPER, Bytes, Codes

Hashes = NDArray[np.uint64]
Indices = NDArray[np.intp]
Flags = NDArray[np.bool_]

_LONGEST: Final = 64  # letters that tell words apart; the weights repeat after that
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0xD6E8FEB86659FD93)
_SHIFT: Final = np.uint64(32)
_SLOT: Final = np.uint64(50)
_SLOTS: Final = 1 << 14
_WORD = np.zeros(16, np.bool_)
_WORD[[LOWER, UPPER, LETTER, IDEOGRAPH, DIGIT]] = True


def _weights() -> Hashes:
    with np.errstate(over="ignore"):
        return np.cumprod(np.full(_LONGEST, _ODD, np.uint64), dtype=np.uint64) | np.uint64(1)


WEIGHTS: Final = _weights()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order; a letter of a script without spaces is a word.

    ``hashes`` are case-folded and the same in every process.
    """

    starts: Indices
    lengths: Indices
    hashes: Hashes


def words_of(codes: Codes, classes: Bytes) -> Words:
    """Find and number the words of a text."""
    inside = _WORD.take(classes)  # half the time of an index, which reads numbers of a byte one by one
    alone = classes == IDEOGRAPH
    opens = inside.copy()
    opens[1:] &= ~inside[:-1] | alone[1:] | alone[:-1]
    at = inside.nonzero()[0]
    first = opens.take(at)
    heads = first.nonzero()[0]
    starts = at.take(heads)
    if not len(starts):
        return Words(starts, starts, np.empty(0, np.uint64))
    number = np.cumsum(first) - 1
    within = np.arange(len(at)) - heads.take(number)
    letters = LOWER_OF.take(codes.take(at)).astype(np.uint64) * WEIGHTS.take(within & (_LONGEST - 1))
    hashes = stir(np.add.reduceat(letters, heads))
    lengths = np.append(heads[1:], len(at)) - heads
    return Words(starts, lengths, hashes)


def stir(values: Hashes) -> Hashes:
    """Mix hashes, so that all of their bits tell them apart, the first ones too."""
    values = (values ^ (values >> _SHIFT)) * _MIX
    return values ^ (values >> _SHIFT)


def among(hashes: Hashes, wanted: Hashes) -> Flags:
    """Return which hashes are among those wanted, which are sorted: what passes a coarse filter is looked up."""
    filled = np.zeros(_SLOTS, np.bool_)
    filled[(wanted >> _SLOT).view(np.intp)] = True
    found = filled.take((hashes >> _SLOT).view(np.intp))
    at = found.nonzero()[0]
    place = np.searchsorted(wanted[:-1], hashes[at])
    found[at] = wanted[place] == hashes[at]
    return found


def runs_of(hashes: Hashes, longest: int) -> list[Hashes]:
    """Number the runs of 1 to ``longest`` words that start at each word; those off the end are left out."""
    runs = [hashes]
    for size in range(1, longest):
        last = runs[-1]
        if len(last) < 2:
            break
        runs.append(stir(last[:-1] * _ODD + hashes[size:]))
    return runs
