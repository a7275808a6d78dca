"""What a page states without being parsed as a whole: its JSON-LD, wherever it stands, and the elements of its head.

A parse of the whole page costs a third of htmldate's time on news pages; its head and JSON-LD a tenth of that.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from transforms.dates.claims import Claim, from_meta, from_things
from transforms.dates.jsonld import things_in

MAX_HEAD = 400_000  # characters in which the body must begin
MAX_SCRIPTS = 50
_TAG = 300  # characters of a script's opening tag
_COMMENT = 3_000  # characters before a script in which a comment around it opens


def head_claims(html: str) -> list[Claim]:
    """Return the claims of JSON-LD and meta elements; of a page without a body of its own all its elements."""
    body = _body(html)
    return [*from_things(things_in(_scripts(html))), *from_meta(LexborHTMLParser(html[:body]))]


def _body(html: str) -> int:
    places = (html.find(tag, 0, MAX_HEAD) for tag in ("<body", "<BODY", "</head>"))
    return next((place for place in places if place >= 0), len(html))


def _scripts(html: str) -> Iterator[str]:
    """Yield the contents of the scripts that hold JSON-LD, but not of those commented out."""
    at = html.find("ld+json")
    for _ in range(MAX_SCRIPTS):
        if at < 0:
            return
        opening, start = html.rfind("<", max(0, at - _TAG), at), html.find(">", at, at + _TAG) + 1
        end = _closing(html, start) if start else -1
        if end < 0:
            return
        if html[opening : opening + 7].casefold() == "<script" and not _commented(html, opening):
            yield html[start:end]
        at = html.find("ld+json", end)


def _closing(html: str, start: int) -> int:
    end = html.find("</script", start)
    return end if end >= 0 else html.find("</SCRIPT", start)


def _commented(html: str, place: int) -> bool:
    """Whether a comment that opened shortly before a place is still open there."""
    opened = html.rfind("<!--", max(0, place - _COMMENT), place)
    return opened >= 0 and html.find("-->", opened, place) < 0
