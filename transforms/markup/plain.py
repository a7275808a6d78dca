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
_BREAK: Final = re.compile(r"<(?:br|/?p|/?div|/?h[1-6]|/?li|/?ul|/?ol|/?blockquote|/?t[dhr])\b[^<>]*>", re.IGNORECASE)
_OPENING: Final = re.compile(r"<(?=[a-zA-Z!/])")


def has_markup(value: str) -> bool:
    """Whether a value holds tags, be they written as such or escaped."""
    return ("<" in value or "&" in value) and _TAG.search(unescape(value[:LONGEST])) is not None


def one_line(value: str) -> str:
    """Return a value as one line of plain text in NFC."""
    value = value[:LONGEST]
    # nothing that ``mended`` takes away is printable; nine values in ten are
    if "&" in value or "<" in value or not value.isprintable():
        value = _plain(value, " ")
    return unicodedata.normalize("NFC", " ".join(value.split()))


def lines(value: str) -> str:
    """Return a long value as plain text, its paragraphs and other lines in one line each, without empty ones."""
    kept = (" ".join(line.split()) for line in _plain(value[:LONGEST_BODY], "\n").split("\n"))
    return unicodedata.normalize("NFC", "\n".join(line for line in kept if line))


def _plain(value: str, gap: str) -> str:
    """Return a value without markup and unfit characters, with a gap where elements break lines."""
    value = mended(value)[0]
    if "&" not in value and "<" not in value:
        return value
    for _ in range(_ROUNDS):
        before, value = value, _TAG.sub("", _BREAK.sub(gap, unescape(value)))
        if value == before:
            break
    return _OPENING.sub("", mended(value)[0])
