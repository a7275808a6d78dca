"""Stray: the lines of a text in which no more than a few tags were left."""

import re
from html import unescape
from typing import Final

from transforms.markup.elements import element

# what is never closed is looked for once and stays: a story may speak of "<script>"
_CODE: Final = re.compile(r"<!--.*?(-->|\Z)|<(script|style|title)\b.*?(</\2\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG: Final = re.compile(r"</?([a-zA-Z][^\s<>/]{0,40})[^<>]{0,2000}>|<![^<>]{0,2000}>")


def untagged(html: str) -> str:
    """Return the text of a page without its title, code and tags: a parser would take its lines for one paragraph."""
    return unescape(_TAG.sub(_gap, _CODE.sub(_rest, html)))


def _rest(code: re.Match[str]) -> str:
    return "\n" if code[1] or code[3] else code[0]


def _gap(tag: re.Match[str]) -> str:
    name = (tag[1] or "").lower()
    return "\n" if name == "br" else "\n" * element(name, ()).breaks
