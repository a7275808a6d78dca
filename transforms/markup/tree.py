"""The tree: a page parsed once, guarded against what makes parsers hang, and its tags in order."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from schemas.rejection import Rule

MOST_TAGS: Final = 1_000_000  # 3 CPU seconds
MANY_TAGS: Final = 50_000  # beyond this elements that hold nothing are left out; of 2,100 pages the largest has 10,138
_EMPTY: Final = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,10})(?:\s[^<>]{0,500})?>\s*+</\1>")
DEEPEST: Final = 3_000  # the parser's work grows with the square of the depth: 20,000 cost 0.7 s, 100,000 20 s
MOST_ATTRIBUTES: Final = 4_000  # and with the square of the attributes of one tag: 50,000 cost 4 s
_OPEN: Final = ord("<")
_SLASH: Final = ord("/")
LONG_TAG: Final = 16_000  # characters; a shorter one has no room for so many
_TAG: Final = re.compile(rf"<[a-zA-Z][^\s<>]{{0,80}}+\s[^<>]{{{LONG_TAG},}}+")
# a map has thousands of shapes that end where they begin; elements of HTML stay open whatever their slash says
_SHAPE: Final = re.compile(
    r"path|circle|rect|line|poly\w+|ellipse|use|stop|image|animate\w*|set|g|symbol|tspan|fe\w+", re.IGNORECASE
)
# elements that hold nothing, or that the next of their kind closes
_ALONE: Final = frozenset((
    "br", "img", "input", "meta", "link", "hr", "wbr", "source", "area", "base", "col", "embed", "param", "track", "p",
    "li", "option", "tr", "td",
))  # fmt: skip
_STEP: Final = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*+)([^<>]*+>)?")
_SCRIPT: Final = re.compile(r"<script\b(?:[^<]++|<(?!/script))*+", re.IGNORECASE)  # "i<n" opens no tag there
_PASSED: Final = ("script", "style", "svg", "noscript", "select", "iframe")  # elements of which nothing is text


def _untold(passed: Sequence[str]) -> re.Pattern[str]:
    """Match what is passed over whole; comments are."""
    whole = "|".join(rf"{name}(?: [^>]*+)?>(?:[^<]++|<(?!/{name}>))*+</{name}" for name in passed)
    return re.compile(rf"<(?:{whole}|!--(?:[^-]++|-(?!->))*+--)>")


_UNTOLD: Final = _untold(_PASSED)
_SCRIPTLESS: Final = _untold([name for name in _PASSED if name != "noscript"])


class Parsed(NamedTuple):
    """A parsed page, and whether something of it was left out so that it could be parsed at all."""

    tree: LexborHTMLParser
    trimmed: bool = False


class Unparsable(ValueError):
    """The markup would cost the parser too much; ``rule`` says what of it."""

    def __init__(self, rule: Rule, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def parse(html: str) -> LexborHTMLParser:
    """Parse a page; raises Unparsable for what is nested too deep or has too many tags."""
    return parsed(html).tree


def parsed(html: str) -> Parsed:
    """Parse a page and say whether it had to be trimmed; raises Unparsable as ``parse`` does.

    A tag of thousands of attributes keeps its name alone; a page of more tags than any has loses its empty elements.
    """
    page = html.encode("utf-8", "replace")
    opened = _opened(page)
    whole = html
    if opened > MANY_TAGS:
        html = _EMPTY.sub("", html)
        opened = _opened(html.encode("utf-8", "replace"))
    if opened > MOST_TAGS:
        raise Unparsable(Rule.TOO_MANY_NODES, f"{opened} tags, {MOST_TAGS} are read")
    if opened > DEEPEST and (depth := _depth(html)) > DEEPEST:
        raise Unparsable(Rule.TOO_DEEP, f"tags are nested {depth} deep, {DEEPEST} are read")
    if _has_long_tag(page):
        html = _TAG.sub(_bare, html)
    return Parsed(LexborHTMLParser(page if html is whole else html), trimmed=html != whole)


def _opened(page: bytes) -> int:
    """Return how many tags a page opens at most, those it closes among them where they are few.

    ``bytes.count`` stops at each and costs eight times as much.
    """
    signs = np.frombuffer(page, np.uint8)
    opens = signs[:-1] == _OPEN
    found = np.count_nonzero(opens)
    return int(found if found <= DEEPEST else np.count_nonzero(opens & (signs[1:] != _SLASH)))


def _has_long_tag(page: bytes) -> bool:
    """Say whether a tag may have too many attributes: no end of a tag for long, and many words up to it."""
    at = 0
    while at + LONG_TAG < len(page):
        close = page.rfind(b">", at + 1, at + LONG_TAG + 1)
        if close < 0:
            close = page.find(b">", at + LONG_TAG + 1)
            close = len(page) if close < 0 else close
            if len(page[at:close].split(None, MOST_ATTRIBUTES)) > MOST_ATTRIBUTES:
                return True
        at = close
    return False


def _depth(html: str) -> int:
    """Return how deep tags are nested at most, those that close by themselves aside.

    What closes nothing counts for nothing: 100,000 times ``<div></b>`` took the parser 21 CPU s.
    """
    opened: Counter[str] = Counter()
    depth = most = 0
    for slash, written, rest in _STEP.findall(_SCRIPT.sub("", html)):
        name = written.lower()
        if name in _ALONE or (rest.endswith("/>") and _SHAPE.fullmatch(name)):
            continue
        if not slash:
            opened[name] += 1
            depth += 1
            most = max(most, depth)
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
    return most


def _bare(tag: re.Match[str]) -> str:
    text = tag.group()
    return text if len(text.split(None, MOST_ATTRIBUTES)) <= MOST_ATTRIBUTES else text.split(None, 1)[0]


def tokens(tree: LexborHTMLParser, *, scriptless: bool = False) -> list[str]:
    """Return the tags of a page's body in order without their "<", each with the text after it.

    Scripts, styles and comments leave a tag without a name; in values of attributes and in text the parser writes
    every "<" and ">" as a reference. ``scriptless`` is for a reader without scripts, who sees what noscript elements
    hold. Writing the tree out and parting it costs a quarter of walking from node to node, and has no depth.
    """
    body = tree.body
    html = body.html if body is not None else None
    return (_SCRIPTLESS if scriptless else _UNTOLD).sub("<>", html).split("<")[1:] if html else []
