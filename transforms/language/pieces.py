"""A text in pieces long enough to tell the language of each."""

import re
from collections.abc import Iterator
from typing import Final

# fewer letters do not tell a language safely: a headline of 40 is right in 96 of 100
LETTERS: Final = 40
# a line longer than this is taken apart at its sentences
LONG_LINE: Final = 600
SENTENCE: Final = re.compile(r"(?<=[.!?…。！？।])\s*(?=\S)")


def letters(text: str) -> int:
    """Count the letters."""
    return sum(map(str.isalpha, text))


def size(text: str) -> int:
    """Count the characters that are no white space: vowel signs of Indic scripts are no letters."""
    return sum(map(len, text.split()))


def pieces(text: str) -> list[str]:
    """Part a text at its lines, and long lines at their sentences; short parts join what follows."""
    found: list[str] = []
    waiting = ""
    for part in _parts(text):
        waiting = f"{waiting} {part}" if waiting else part
        if letters(waiting) >= LETTERS:
            found.append(waiting)
            waiting = ""
    if waiting and found:
        found[-1] += " " + waiting
    return found or [waiting]


def _parts(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if len(line) <= LONG_LINE:
            yield line
            continue
        held = ""
        for sentence in SENTENCE.split(line):
            held += sentence + " "
            if len(held) > LONG_LINE / 3:
                yield held
                held = ""
        yield held
