"""Markdown: pages that were flattened by writing their links and emphasis as Markdown, read without those marks."""

import re
from typing import Final

FEWEST_LINKS: Final = 3  # from here on a text is taken to be Markdown through and through
# [words](address "title"), with brackets in the address, and ![words](address) for pictures, which show no words
_LINK: Final = re.compile(
    r"(!?)\[([^\[\]]*)\]\(\s*<?(?=https?:|//?\w|/|#|www\.|mailto:|tel:|data:|javascript:|\.{1,2}/)"
    r'[^()\s<>]*+(?:\([^()\s<>]*+\)[^()\s<>]*+)*+>?(?:\s+"[^"\n]*+")?\s*\)'
)
_ROUNDS: Final = 2  # a picture inside a link
_OPENING: Final = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]+)", re.MULTILINE)  # of headings and quotations
_EMPHASIS: Final = re.compile(r"(?<!\w)(?:\*\*|__|_)(?=\S)|(?<=\S)(?:\*\*|__|_)(?!\w)")
_ESCAPE: Final = re.compile(r"\\([-.*_#+()\[\]!])")


def unlinked(text: str) -> tuple[str, bool]:
    """Return a text with the words of its Markdown links alone, and whether all of it is Markdown.

    Marks of headings and lists stay: they tell the headline and items from prose.
    """
    if "](" not in text:
        return text, False
    found = 0
    for _ in range(_ROUNDS):
        text, changed = _LINK.subn(_words, text)
        found += changed
    return text, found >= FEWEST_LINKS


def _words(link: re.Match[str]) -> str:
    return "" if link[1] else link[2]


def unmarked(story: str) -> str:
    """Return a story of a Markdown text without marks of headings, quotations and emphasis, with escaped signs bare."""
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", _OPENING.sub("", story)))
