"""Flatteners: the many ways in which a page loses its markup, so that the model relies on none of them."""

import random
import re
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

from lxml import html as lxml_html  # type: ignore[import-untyped]
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
from selectolax.lexbor import LexborHTMLParser

Node = Any  # an element of lxml, which has no types

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "option", "p", "pre", "section", "table", "td", "tr", "th", "ul",
))  # fmt: skip
_PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "figure"])
FOLD = 78  # columns
DEEPEST = 12  # levels of elements that indent a line
_HIDDEN = frozenset(["script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select"])


def from_html(html: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the result of each flattener that reads markup."""
    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "noscript", "template", "svg", "head"])
    if tree.body is not None:
        yield "pieces", tree.body.text(separator="\n", strip=True)
    parsed = HTMLTree.parse(html)
    yield "endless_full", str(extract_plain_text(parsed, preserve_formatting=False, alt_texts=False))
    yield "endless_main", str(extract_plain_text(parsed, preserve_formatting=False, main_content=True))
    yield "plain_full", str(extract_plain_text(parsed, list_bullets=False, alt_texts=False, comments=False))
    root = lxml_html.fromstring(re.sub(r"<\?xml[^>]*\?>", "", html) or "<p/>")
    yield "source", "".join(_walk(root, _nothing))
    yield "lines", _tidy("".join(_walk(root, _lines, squeeze=True)))
    yield "marks", _tidy("".join(_walk(root, _marks, squeeze=True)))
    yield "links", _tidy("".join(_walk(root, _links, squeeze=True)))
    yield "indented", "\n".join(_indented(root, 0))
    yield "columns", "\n".join(_folded(_tidy("".join(_walk(root, _emphasis, squeeze=True)))))


def _nothing(_node: Node) -> tuple[str, str]:
    return "", ""


def _lines(node: Node) -> tuple[str, str]:
    gap = "\n" if node.tag in _BLOCKS else ""
    return gap, gap


def _marks(node: Node) -> tuple[str, str]:
    if node.tag == "li":
        return "\n* ", "\n"
    if re.fullmatch("h[1-6]", node.tag):
        return "\n\n" + "#" * int(node.tag[1]) + " ", "\n\n"
    gap = "\n\n" if node.tag in _PARAGRAPHS else "\n" if node.tag in _BLOCKS else ""
    return gap, gap


def _links(node: Node) -> tuple[str, str]:
    target = node.get("href", "") if node.tag == "a" else ""
    return ("[", f"]({target})") if target and not target.startswith("#") else _marks(node)


def _emphasis(node: Node) -> tuple[str, str]:
    """Mark up as plain-text mail does: stars, underscores, numbered targets of links."""
    if node.tag in ("b", "strong"):
        return "**", "**"
    if node.tag in ("i", "em"):
        return "_", "_"
    if node.tag == "img" and node.get("alt"):
        return f"![{node.get('alt')}]({node.get('src', '')})", ""
    return _links(node)


def _folded(text: str) -> Iterator[str]:
    """Fold paragraphs at a column, but neither lists nor addresses."""
    for line in text.split("\n"):
        listed = line.startswith(("* ", "#"))
        yield line if listed else textwrap.fill(line, FOLD, break_long_words=False, break_on_hyphens=True)


def _indented(node: Node, depth: int) -> Iterator[str]:
    """Yield lines indented by how deep their element lies, paragraphs between blank lines."""
    line = ""
    for text, child in ((node.text, None), *((child.tail, child) for child in node)):
        if child is not None and isinstance(child.tag, str) and child.tag not in _HIDDEN:
            if child.tag in _BLOCKS:
                yield from _line(line, depth)
                line = ""
                yield from _padded(_indented(child, min(depth + 1, DEEPEST)), child.tag in _PARAGRAPHS)
            else:
                line += " ".join(piece.strip() for piece in _indented(child, 0))
        line += _squeezed(text, squeeze=True)
    yield from _line(line, depth)


def _line(text: str, depth: int) -> Iterator[str]:
    if text.strip():
        yield "  " * depth + text.strip()


def _padded(lines: Iterator[str], apart: bool) -> Iterator[str]:
    yield from [""] * apart
    yield from lines
    yield from [""] * apart


def _walk(node: Node, marks: Callable[[Node], tuple[str, str]], squeeze: bool = False) -> Iterator[str]:
    """Yield the pieces of text below a node, each between what ``marks`` says for its element."""
    if isinstance(node.tag, str) and node.tag not in _HIDDEN:
        opens, closes = marks(node)
        yield opens
        yield _squeezed(node.text, squeeze)
        for child in node:
            yield from _walk(child, marks, squeeze)
        yield closes
    yield _squeezed(node.tail, squeeze)


def _squeezed(text: str | None, squeeze: bool) -> str:
    return re.sub(r"\s+", " ", text or "") if squeeze else text or ""


def _tidy(text: str) -> str:
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def from_text(text: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield the name and the result of each flattener that reworks flattened text."""
    lines = [line.strip() for line in text.split("\n")]
    width = rng.choice((60, 66, 72, 72, 76, 78, 80, 100))
    yield (
        "wrapped",
        "\n".join(textwrap.fill(line, width, break_long_words=False) if line else "" for line in lines),
    )
    yield "dense", "\n".join(line for line in lines if line)
    yield "airy", "\r\n\r\n".join(line for line in lines if line)
    yield "joined", "".join(line + (" " if line and rng.random() < 0.15 else "\n") for line in lines)
