"""What a page states without being parsed as a whole: its JSON-LD, wherever it stands, and the elements of its head.

A parse of the whole page costs a third of htmldate's time on news pages; its head and JSON-LD a tenth of that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from transforms.dates.claim import Claim
from transforms.dates.claims import from_meta, from_things
from transforms.dates.headline import title_of
from transforms.dates.jsonld import things_in

MAX_HEAD = 400_000  # characters in which the body must begin
MAX_SCRIPTS, MAX_PLUS = 50, 2_000
_TAG = 300  # characters of a script's opening tag
_OPENED = 3_000  # characters before a script in which a comment around it opens
_ELEMENT = re.compile(r"<(?:!--|(?:meta|META|link|LINK)\s[^<>]{5,900}>|body|BODY|/head>|/HEAD>)")
_ENDS = ("<body", "<BODY", "</head>", "</HEAD>")
_ARTICLE = ('Article"', 'Posting"', "Article'")


@dataclass(frozen=True, slots=True)
class Head:
    """The claims of a head, the address and headlines it gives the page, and what kind of page it says it is.

    ``article`` is 1 where Open Graph says an article, -1 where it says a website, else 0; ``described`` is 1 where
    JSON-LD describes an article, dated or not.
    """

    claims: tuple[Claim, ...]
    address: str | None
    article: float
    described: float
    headlines: tuple[str, ...]


def read_head(html: str) -> Head:
    """Read JSON-LD and meta elements; of a page without a body of its own all its elements."""
    scripts, (elements, end) = list(_scripts(html)), _elements(html)
    # only these elements are parsed: a head of 50 kB costs twice as much as they do
    tree = LexborHTMLParser("".join(elements))
    kind, address = _says(tree, "og:type"), _says(tree, "og:url")
    link = tree.css_first("link[rel='canonical' i]")
    return Head(
        claims=(*from_things(things_in(scripts)), *from_meta(tree)),
        address=(link.attributes.get("href") if link else None) or address,
        article=1.0 if kind and "article" in kind else -1.0 if kind == "website" else 0.0,
        described=float(any(name in script for script in scripts for name in _ARTICLE)),
        headlines=tuple(name for name in (_says(tree, "og:title"), title_of(html, end)) if name),
    )


def _says(tree: LexborHTMLParser, name: str) -> str | None:
    node = tree.css_first(f"meta[property='{name}']")
    return node.attributes.get("content") if node else None


def _elements(html: str) -> tuple[list[str], int]:
    """Return the meta and link elements of a head, but none that is commented out, and where the head ends."""
    found: list[str] = []
    closed, closing = 0, True
    for match in _ELEMENT.finditer(html, 0, MAX_HEAD):
        what = match[0]
        if match.start() < closed:
            continue
        if what in _ENDS:
            return found, match.start()
        if what != "<!--":
            found.append(what)
        elif closing:  # what is never closed is no comment, and none after it is
            place = html.find("-->", match.end())
            closed, closing = max(closed, place), place >= 0
    return found, len(html)


def _scripts(html: str) -> Iterator[str]:
    """Yield the contents of the scripts that hold JSON-LD, but not of those commented out."""
    at = _typed(html, 0)
    for _ in range(MAX_SCRIPTS):
        if at < 0:
            return
        opening, start = html.rfind("<", max(0, at - _TAG), at), html.find(">", at, at + _TAG) + 1
        end = _closing(html, start) if start else -1
        if end < 0:
            return
        if html[opening : opening + 7].casefold() == "<script" and not _commented(html, opening):
            yield html[start:end]
        at = _typed(html, end)


def _typed(html: str, start: int) -> int:
    """Find the next "ld+json", -1 if none: a plus sign alone is found in half the time, and few stand there."""
    at = html.find("+", start)
    for _ in range(MAX_PLUS):
        if at < 0 or html.startswith("ld+json", at - 2):
            return at
        at = html.find("+", at + 1)
    return html.find("ld+json", at)


def _closing(html: str, start: int) -> int:
    end = html.find("</script", start)
    return end if end >= 0 else html.find("</SCRIPT", start)


def _commented(html: str, place: int) -> bool:
    """Whether a comment that opened shortly before a place is still open there."""
    opened = html.rfind("<!--", max(0, place - _OPENED), place)
    return opened >= 0 and html.find("-->", opened, place) < 0
