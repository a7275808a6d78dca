"""The nodes of a page that show a headline or name an author, found with one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_HEADINGS: Final = 12


def headings(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the first headings of the first order, else of the second."""
    return (tree.css("h1") or tree.css("h2"))[:MAX_HEADINGS]
