"""Parts: the words that class names are made of, found and numbered for all values of a page at once."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from transforms.blocks.characters import Bytes
from transforms.blocks.words import WEIGHTS, Hashes, Indices, stir

_OTHER, _SPACE, _VALUE, _LOWER, _UPPER = range(5)
_EIGHT: Final = 8  # letters that are read as one number
_LETTERS: Final = np.array([(1 << 8 * count) - 1 for count in range(_EIGHT + 1)], np.uint64)  # masks of so many
_STEP: Final = np.array([0, 1, 1 << 32, 0, 0])  # names are numbered by the values and the spaces up to them
_PLACES: Final = np.append(np.uint64(1), WEIGHTS)  # what a part counts by its place in the name


def _kind(sign: str) -> int:
    if sign.isalpha():
        return _LOWER if sign.islower() else _UPPER
    return _VALUE if sign == '"' else _SPACE if sign.isspace() else _OTHER


_KINDS: Final = bytes(map(_kind, map(chr, range(128)))) + bytes(128)


class Parts(NamedTuple):
    """The parts of names in order: the hash of each and the number of its value; where names start, and their hashes.

    Hashes are case-folded and the same in every process; that of a name of one part is that of the part.
    """

    hashes: Hashes
    values: Indices
    heads: Indices
    wholes: Hashes


def parts_of(values: Sequence[str], most: Indices, longest: int) -> Parts:
    """Find the parts of the first ``most`` names of each value; no value holds a quotation mark, as it is written.

    A part is ``[A-Z]?[a-z]{2,}|[A-Z]{2,}``: a run of small letters, with the capital before it if that stands alone, or
    one of capitals. Those of more than ``longest`` letters are told from all shorter ones, but not from each other.
    """
    text = '" '.join(["", *values])
    plain = text if text.isascii() else " ".join(text.split())  # wide spaces part names as well
    signs = b" " + plain.encode("ascii", "replace") + b" " * (longest + 2 * _EIGHT)
    kinds = np.frombuffer(signs.translate(_KINDS), np.uint8)
    edges = (kinds[1:] != kinds[:-1]).nonzero()[0]
    starts, ends = edges[:-1], edges[1:]
    runs, sizes = kinds.take(ends), ends - starts
    at, names, owners = _named(runs, sizes, most)
    capital = ((runs == _UPPER) & (sizes == 1)).take(at - 1)
    hashes = _hashes(signs.lower(), starts.take(at) - capital, sizes.take(at) + capital, longest)
    return Parts(hashes, owners, *_wholes(hashes, names))


def _named(runs: Bytes, sizes: Indices, most: Indices) -> tuple[Indices, Indices, Indices]:
    """Return which runs of signs are parts, and the number of the name and of the value of each."""
    numbers = _STEP.take(runs).cumsum()
    last = numbers[runs == _VALUE] + most
    at = ((runs >= _LOWER) & (sizes > 1)).nonzero()[0]
    names = numbers.take(at)
    owners = (names >> 32) - 1
    kept = (names <= last.take(owners)).nonzero()[0]
    return at.take(kept), names.take(kept), owners.take(kept)


def _hashes(signs: bytes, starts: Indices, sizes: Indices, longest: int) -> Hashes:
    """Number parts by their letters, read eight at a time; ``starts`` are those of the signs before them.

    Columns of single letters, as words of a text are numbered by, are seven times as long.
    """
    eights = np.ndarray((len(signs) - _EIGHT,), "<u8", signs, 1, (1,))
    hashes = eights[starts] & _LETTERS.take(sizes, mode="clip")
    for read in range(_EIGHT, longest + 1, _EIGHT):
        at = (sizes > read).nonzero()[0]
        letters = eights[starts.take(at) + read] & _LETTERS.take(sizes.take(at) - read, mode="clip")
        hashes[at] += letters * WEIGHTS[read // _EIGHT % len(WEIGHTS)]
    return stir(hashes)


def _wholes(hashes: Hashes, names: Indices) -> tuple[Indices, Hashes]:
    """Return where each name starts, and its hash: that of its parts in their order."""
    first = np.ones(len(names), np.bool_)
    np.not_equal(names[1:], names[:-1], out=first[1:])
    heads = first.nonzero()[0]
    rank = np.arange(len(names)) - heads.take(np.cumsum(first) - 1)
    return heads, np.add.reduceat(hashes * _PLACES.take(rank, mode="clip"), heads)
