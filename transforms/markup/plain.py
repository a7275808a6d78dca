"""Values of markup as plain text: references resolved, tags and control characters gone, white space single."""

import re
import unicodedata
from html import unescape
from typing import Final

from transforms.characters import mended

LONGEST: Final = 20_000  # characters of a value looked at; the longest description of the development pages has 3,000
LONGEST_BODY: Final = 500_000
_ROUNDS: Final = 3  # "&amp;lt;b>" is met twice escaped on real pages, never three times
_TAG: Final = re.compile(r"</?[a-zA-Z!][^<>]*>")
_BREAK: Final = re.compile(r"<(?:br|/?p|/?div|/?h[1-6]|/?li|/?blockquote)\b[^<>]*>", re.IGNORECASE)
_OPENING: Final = re.compile(r"<(?=[a-zA-Z!/])")


def one_line(value: str) -> str:
    """Return a value as one line of plain text in NFC."""
    value = value[:LONGEST]
    if "&" in value or "<" in value:
        value = _without_markup(value)
    return unicodedata.normalize("NFC", " ".join(mended(value)[0].split()))


def lines(value: str) -> str:
    """Return a long value as plain text, its paragraphs and other lines in one line each, without empty ones."""
    text = _without_markup(_BREAK.sub("\n", unescape(value[:LONGEST_BODY])))
    kept = (" ".join(line.split()) for line in mended(text)[0].split("\n"))
    return unicodedata.normalize("NFC", "\n".join(line for line in kept if line))


def _without_markup(value: str) -> str:
    for _ in range(_ROUNDS):
        before, value = value, _TAG.sub(" ", unescape(value))
        if value == before:
            break
    return _OPENING.sub("", value)
