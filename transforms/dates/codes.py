"""The characters of a text as numbers: which are digits or spaces, where words begin; a third of the time of `re`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
Span = tuple[int, int]
SHORT = 400  # characters up to which `re` is faster
_RUN = re.compile("[0-9]+")
_ZERO, _SPACE, _BITS, _PRIME = 48, 32, 0xFFFF, 31


def codes_of(text: str) -> Array:
    """Return the code point of each character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def table_of(characters: Iterable[str]) -> Array:
    """Return a table that says of each code point whether it is one of some characters."""
    table = np.zeros(0x110000, bool)
    table[[ord(character) for character in characters]] = True
    return table


_SPACES = table_of(filter(str.isspace, map(chr, range(0x3001))))  # the last of them stands between ideographs


def single_spaced(text: str) -> str:
    """Return a text with a plain space for each two or more white spaces in a row; a lone one stays as it is."""
    codes = codes_of(text)
    spaces = _SPACES.take(codes)
    again = spaces[1:] & spaces[:-1]
    if not again.any():
        return text
    codes = codes.copy()
    codes[:-1][again] = _SPACE
    return str(codes[~np.append(False, again)].tobytes(), "utf-32-le", "surrogatepass")


def digit_runs(text: str) -> list[Span]:
    """Return where the figures 0-9 stand, run by run."""
    if len(text) <= SHORT:
        return [match.span() for match in _RUN.finditer(text)]
    digits = np.zeros(len(text) + 2, bool)
    np.less(codes_of(text) - _ZERO, 10, out=digits[1:-1])  # what is below 0 is a large number here
    edges = np.flatnonzero(digits[1:] != digits[:-1]).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def matches(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield what ``finditer`` yields for a pattern that matches at some places alone; they are given in order."""
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


class Words:
    """Words of four letters and more that are looked for all at once, by what their first four letters add up to."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[int, list[str]] = {}
        for word in words:
            self._words.setdefault(int(_sums(codes_of(word[:4]))[0]), []).append(word)
        self._begun = np.zeros(_BITS + 1, bool)
        self._begun[list(self._words)] = True

    def ends(self, text: str) -> list[int]:
        """Return where one of the words ends that stands alone, in order."""
        sums = _sums(codes_of(text))
        begun = np.flatnonzero(self._begun.take(sums))
        likely = zip(begun.tolist(), sums.take(begun).tolist(), strict=True)
        return sorted(end for start, name in likely for end in _alone(text, start, self._words[name]))


def _sums(codes: Array) -> Array:
    """Return a number for each four characters in a row, equal for equal ones."""
    pairs = codes[:-1] * _PRIME + codes[1:]
    sums: Array = (pairs[:-2] * (_PRIME * _PRIME + 2) + pairs[2:]) & _BITS
    return sums


def _alone(text: str, start: int, words: Sequence[str]) -> Iterator[int]:
    if start and text[start - 1].isalpha():
        return
    for word in words:
        end = start + len(word)
        if text.startswith(word, start) and not text[end : end + 1].isalpha():
            yield end
