"""What a page states without being parsed as a whole: its JSON-LD, wherever it stands, and the elements of its head.

A parse of the whole page costs a third of htmldate's time on news pages; its head and JSON-LD a tenth of that.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from transforms.dates.claim import Claim
from transforms.dates.claims import DATES, MAX_VALUE, META_KINDS, from_metas, from_things, metas_in
from transforms.dates.headline import title_of
from transforms.markup.jsonld import documents
from transforms.markup.structured import Structured
from transforms.markup.things import Thing, things_in

MAX_HEAD = 400_000  # characters in which the body must begin
MAX_SCRIPTS, MAX_PLUS = 50, 2_000
_TAG = 300  # characters of a script's opening tag
_OPENED = 3_000  # characters before a script in which a comment around it opens
_ELEMENT = re.compile(r"<(?:!--|(?:meta|META)\s[^<>]{5,900}>|body|BODY|/head>|/HEAD>)")
_TELLING = re.compile(r"\d\d|og:t|og:u")  # two of three meta elements hold none of these, and nothing to read here
_SAID = ("og:type", "og:url", "og:title")
_ATTRIBUTE = re.compile(r"(?<![^\s\"'<>/=])([^\s\"'<>/=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_HREF = re.compile(r"href\s*=\s*[\"']?(https?:[^\s\"'<>]+)", re.IGNORECASE)
_ENDS = ("<body", "<BODY", "</head>", "</HEAD>")
_ARTICLE_ENDINGS = ("article", "posting")
_ARTICLE = ('Article"', 'Posting"', "Article'")


@dataclass(frozen=True, slots=True)
class Head:
    """The claims of a head, the address and headline it gives the page, and what kind of page it says it is.

    ``overlong`` says that a date is stated in so many characters that it is none.

    ``article`` is 1 where Open Graph says an article, -1 where it says a website, else 0; ``described`` is 1 where
    JSON-LD describes an article, dated or not.
    """

    claims: tuple[Claim, ...]
    address: str | None
    article: float
    described: float
    headline: str
    overlong: bool = False


def read_head(html: str, url: str | None) -> Head:
    """Read JSON-LD and meta elements; of a page without a body of its own all its elements.

    Where no ``url`` is known the address is the one that the page gives itself.
    """
    scripts, (elements, end) = list(_scripts(html)), _elements(html)
    things = things_in(documents(script for script in scripts if any(name in script for name in DATES)))
    described = any(name in script for script in scripts for name in _ARTICLE)
    return _head(things, _metas(elements), url, lambda: _canonical(html, end), described)


def head_of(stated: Structured, url: str | None) -> Head:
    """Return the same of a page whose structured data are read already."""
    described = any(name.endswith(_ARTICLE_ENDINGS) for thing in stated.stated for name in thing.types)
    return _head(stated.stated, metas_in(stated), url, lambda: _absolute(stated.links.get("canonical", ())), described)


def _head(
    things: Iterable[Thing], metas: Sequence[tuple[str, str]], url: str | None, canonical: Callable[[], str | None],
    described: bool,
) -> Head:  # fmt: skip
    said = {name: content for name, content in reversed(metas) if name in _SAID}
    kind = said.get("og:type", "")
    return Head(
        claims=(*from_things(things), *from_metas(metas)),
        address=url or said.get("og:url") or canonical(),
        article=1.0 if "article" in kind else -1.0 if kind == "website" else 0.0,
        described=float(described),
        headline=said.get("og:title", ""),
        overlong=any(len(content) > MAX_VALUE and name in META_KINDS for name, content in metas),
    )


def _metas(elements: Iterable[str]) -> list[tuple[str, str]]:
    """Return the same of the sources of meta elements; a parser takes twice as long to begin."""
    found = []
    for element in elements:
        held: dict[str, str] = {}
        for name, *values in _ATTRIBUTE.findall(element):
            held.setdefault(name.lower(), "".join(values))
        name = held.get("property") or held.get("name") or held.get("http-equiv")
        if name and held.get("content"):
            found.append((unescape(name).strip().casefold(), unescape(held["content"]).strip()))
    return found


def _absolute(addresses: Iterable[str]) -> str | None:
    return next((address for address in addresses if address.lower().startswith("http")), None)


def title_in(html: str) -> str:
    """Return what the title of a page's head says of its story."""
    ends = [end for name in _ENDS if (end := html.find(name, 0, MAX_HEAD)) >= 0]
    return title_of(html, min(ends, default=len(html)))


def _canonical(html: str, end: int) -> str | None:
    at = html.find("canonical", 0, end)
    if at < 0:
        return None
    start, close = html.rfind("<", max(0, at - _TAG), at), html.find(">", at, at + _TAG)
    found = _HREF.search(html, max(start, 0), close) if close >= 0 else None
    return found[1] if found else None


def _elements(html: str) -> tuple[list[str], int]:
    """Return the telling meta elements of a head, but none that is commented out, and where the head ends."""
    found: list[str] = []
    closed, closing = 0, True
    for match in _ELEMENT.finditer(html, 0, MAX_HEAD):
        what = match[0]
        if match.start() < closed:
            continue
        if what in _ENDS:
            return found, match.start()
        if what != "<!--":
            found += [what] if _TELLING.search(what) else []
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
