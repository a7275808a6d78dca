"""The n-grams of langdetect (one to three letters within a word) and the words, for many texts at once.

A key holds an n-gram in one number, 16 bits a character; the key of a word is a hash with the highest bit
set. Words are parted by one space, which their first and last n-grams include; an n-gram that ends on the
second of two capitals is left out; where other letters prevail, Latin ones are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from transforms.language.letters import END, LATIN, OTHER, Letters

SPACE = 32
WORD = np.uint64(1 << 63)
# letters of a word that its hash takes in
LONGEST_WORD = 24
POWERS = np.cumprod(np.full(LONGEST_WORD, 0x9E3779B97F4A7C15, dtype=np.uint64))


@dataclass(frozen=True, slots=True)
class Grams:
    """The n-grams and words of some texts: key, position of the text, and whether the word has a capital."""

    keys: npt.NDArray[np.uint64]
    owners: npt.NDArray[np.int64]
    named: npt.NDArray[np.bool_]


def grams(texts: Sequence[str], letters: Letters) -> Grams:
    """Take the texts apart; they are clean: none holds END."""
    joined = END.join(("", *texts, ""))
    codes = np.frombuffer(joined.encode("utf-32-le", "replace"), dtype=np.uint32)
    codes = np.minimum(codes, 0xFFFF)
    codes = codes[~_latin_among_others(codes, letters)]
    chars, ends = letters.normal[codes], codes == 0
    blank = chars == SPACE
    kept = np.concatenate(([True], ends[1:] | ~(blank[1:] & blank[:-1])))
    return _grams(chars[kept], ends[kept], letters)


def _latin_among_others(codes: npt.NDArray[np.uint32], letters: Letters) -> npt.NDArray[np.bool_]:
    """Mark the characters A to z of texts in which other letters are more than twice as many."""
    kind = letters.kind[codes]
    starts = np.flatnonzero(codes == 0)
    latin = kind == LATIN
    few = np.add.reduceat(latin, starts, dtype=np.int64) * 2
    others = few < np.add.reduceat(kind == OTHER, starts, dtype=np.int64)
    marked: npt.NDArray[np.bool_] = latin & np.repeat(others, np.diff(starts, append=codes.size))
    return marked


def _grams(chars: npt.NDArray[np.uint16], ends: npt.NDArray[np.bool_], letters: Letters) -> Grams:
    capital, inner = letters.capital[chars], chars != SPACE
    usable = ~ends
    usable[1:] &= ~(capital[1:] & capital[:-1])
    one = np.flatnonzero(usable & inner)
    two = np.flatnonzero(usable[1:]) + 1
    three = np.flatnonzero(usable[2:] & inner[1:-1]) + 2
    first = np.flatnonzero(inner[1:] & ~inner[:-1]) + 1
    wide = chars.astype(np.uint64)
    pairs = wide[:-1] << np.uint64(16) | wide[1:]
    triples = pairs[:-1] << np.uint64(16) | wide[2:]
    places = np.concatenate((one, two, three, first))
    word = np.cumsum(inner & np.append(True, ~inner[:-1])) - 1
    return Grams(
        np.concatenate((wide[one], pairs[two - 1], triples[three - 2], _words(wide, inner, first, word))),
        (np.cumsum(ends) - 1)[places],
        capital[first][word[places]],
    )


def _words(wide: Any, inner: Any, first: Any, word: Any) -> npt.NDArray[np.uint64]:
    """Hash each word."""
    place = np.flatnonzero(inner)
    depth = np.minimum(place - first[word[place]], LONGEST_WORD - 1)
    parts = wide[place] * POWERS[depth]
    return np.add.reduceat(parts, np.flatnonzero(depth == 0)) | WORD if place.size else wide[:0]
