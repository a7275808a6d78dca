"""Prose: whether a page is written in words at all, or is data, code or a log that a network took for a story.

The network learnt from pages of words. What no page of words is like, such as JSON or a dump of bytes, it judges by
chance: of 3,600 such texts it took 2,400 for stories; docs/lab-book.md.
"""

import re
from typing import Final, NamedTuple

import numpy as np

from transforms.blocks.characters import (
    BREAK,
    CLASS_OF,
    CLASSES,
    DIGIT,
    IDEOGRAPH,
    LETTER,
    LOWER,
    PLANE,
    SPACE,
    UPPER,
    Bytes,
    Codes,
)
from transforms.blocks.splitting import Flags, Split
from transforms.blocks.words import Indices

LEAST_WORDS: Final = 0.5  # share of the characters; the least of 4,473 stories has .56, a table of prices
LEAST_PROSE: Final = 0.3  # where words are fewer than that; a list of results has less, but more words
LEAST_IN_CODE: Final = 0.4  # where signs of code are as many as below; a story about code has .55
MOST_SIGNS: Final = 0.02
SURE_PROSE: Final = 0.8  # a story like that stands, whatever code was flattened around it
FEWEST_STAMPS: Final = 4  # of a log
STAMP_EVERY: Final = 400  # characters; comments have one in some more
_RUN: Final = 5  # words in a row
_RIMS: Final = ".,;:!?\"'()[]-"
_JOINTS: Final = "-'./"
_SIGNS: Final = "{}[]<>=;\\_"
_ASCII: Final = 0x80
# what a character may be, as bits: at either end of a word, within one, a sign of code
_RIM, _JOINT, _SIGN = 1, 2, 4
_OF_WORDS: Final = np.isin(np.arange(CLASSES), [LOWER, UPPER, LETTER, IDEOGRAPH])
_BLANK: Final = np.isin(np.arange(CLASSES), [SPACE, BREAK])
# a day and a time with seconds, as machines write them on each line
_STAMP: Final = re.compile(
    r"\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d|\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d|"
    r"\b[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?= )"
)


def _marks() -> Bytes:
    marks = np.zeros(PLANE, np.uint8)
    for bit, signs in ((_RIM, _RIMS), (_JOINT, _JOINTS), (_SIGN, _SIGNS)):
        marks[[ord(sign) for sign in signs]] |= bit
    return marks


def _solid() -> Flags:
    """Say of each character whether it counts: data and code have signs of ASCII, all others only part words."""
    inside: Flags = ~_BLANK[CLASS_OF]
    inside[_ASCII:] &= (_OF_WORDS | (np.arange(CLASSES) == DIGIT))[CLASS_OF[_ASCII:]]
    return inside


_MARKS: Final = _marks()
_SOLID: Final = _solid()


class Form(NamedTuple):
    """Of what the characters of a text are, white space and signs beyond ASCII aside: shares from 0 to 1.

    ``words`` is the share of those in words, with the signs around them; ``prose`` of those in five words in a row and
    more, ``signs`` that of those that programs are full of and prose is not.
    """

    words: float
    prose: float
    signs: float


def lacking(blocks: Split, stays: Flags) -> str | None:
    """Say what a page is whose story is none of words, or None where it is."""
    inside = np.repeat(stays, np.diff(blocks.edges))
    story = form(blocks.codes[inside], blocks.classes[inside])
    found = _named(story)
    if found is None and story.prose < SURE_PROSE:
        found = _named(form(blocks.codes, blocks.classes)) or _log(blocks.text)
    return f"looks like {found}: {story.prose:.0%} of what is left are words in a row" if found else None


def form(codes: Codes, classes: Bytes) -> Form:
    """Return of what characters are."""
    solid = np.flatnonzero(_SOLID.take(codes))
    if not len(solid):
        return Form(0.0, 0.0, 0.0)
    kinds, marks = classes.take(solid), _MARKS.take(codes.take(solid))
    parted = np.diff(solid) > 1
    alone = kinds == IDEOGRAPH
    if alone.any():
        parted |= alone[1:] | alone[:-1]
    heads = np.append(0, np.flatnonzero(parted) + 1)
    sizes = np.diff(heads, append=len(solid))
    plain, told = _plain(marks, _OF_WORDS.take(kinds), heads)
    in_a_row = sizes[told][_in_a_row(plain[told])]
    counts = sizes[plain].sum(), in_a_row.sum(), np.count_nonzero(marks & _SIGN)
    return Form(*(int(count) / len(solid) for count in counts))


def _plain(marks: Bytes, letter: Flags, heads: Indices) -> tuple[Flags, Flags]:
    """Return which runs of characters are a word, and which are that or something else.

    A word is letters, a joint between two, signs of prose at either end; such signs alone are nothing.
    """
    others = np.flatnonzero(~letter)
    home = np.searchsorted(heads, others, side="right") - 1
    told = np.cumsum(letter)
    before: Indices = told[heads] - letter[heads]
    after: Indices = told[np.append(heads[1:], len(letter)) - 1]
    within = (told[others] > before[home]) & (told[others] < after[home])
    beside = letter.take(others - 1, mode="clip") & letter.take(others + 1, mode="clip")
    marked = marks[others]
    fits = np.where(within, beside & ((marked & _JOINT) > 0), (marked & _RIM) > 0)
    plain: Flags = after > before
    told = plain.copy()
    plain[home[~fits]] = False
    told[home[~fits]] = True
    return plain, told


def _in_a_row(plain: Flags) -> Flags:
    """Return which of the words stand in a row of five and more."""
    turns = np.flatnonzero(np.diff(plain, prepend=False, append=False))
    starts, ends = turns[::2], turns[1::2]
    long = ends - starts >= _RUN
    edges = np.zeros(len(plain) + 1, np.intp)
    edges[starts[long]] = 1
    edges[ends[long]] = -1
    found: Flags = np.cumsum(edges[:-1]) > 0
    return found


def _named(found: Form) -> str | None:
    if found.prose < LEAST_IN_CODE and found.signs >= MOST_SIGNS:
        return "code or markup"
    return "data" if found.prose < LEAST_PROSE and found.words < LEAST_WORDS else None


def _log(text: str) -> str | None:
    stamps = len(_STAMP.findall(text))
    return "a log" if stamps >= FEWEST_STAMPS and stamps * STAMP_EVERY > len(text) else None
