"""Cleaning of text: spaces, paragraphs, words, the folded form in which texts are compared."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

# scripts written without spaces count one letter as one word
WORD = re.compile(r"[぀-ヿ㐀-鿿฀-๿]|[^\W぀-ヿ㐀-鿿฀-๿]+")


def tidy(line: str) -> str:
    """Return a line in NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", line).split())


def paragraphs(lines: Iterable[str]) -> str:
    """Join lines into paragraphs parted by one blank line; empty lines vanish."""
    return "\n\n".join(clean for line in lines if (clean := tidy(line)))


def word_count(text: str) -> int:
    """Count words; each letter of a script without spaces counts as one."""
    return sum(1 for _ in WORD.finditer(text))


def fold(text: str) -> str:
    """Return the form in which texts are compared: NFKC, case folded, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def text_hash(text: str) -> str:
    """Return 16 hex digits of the sha256 of the folded text."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:16]
