"""What of a page's metadata had to be mended, cut or left out, as codes of schemas.repair."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from transforms.markup.plain import has_markup
from transforms.markup.structured import MAX_HEADINGS, MAX_SAME, Structured, joined
from transforms.markup.things import strings
from transforms.metadata.answer import Answer
from transforms.metadata.authors.choice import AUTHORS, MAX_AUTHORS
from transforms.urls import clean_url

_SAID: Final = ("headline", "name", "description", "articleSection", "keywords", "author")
_ELSEWHERE: Final = "https://elsewhere.example/"  # any address a relative one may be joined with where none is known


def repairs_of(page: Structured, found: Iterable[Any]) -> tuple[str, ...]:
    """Return the codes of a page, sorted; ``found`` are the answers that were taken from it."""
    holds = {
        "bad_metadata": not page.held.sound,
        "bad_url": any(_is_bad(address, page) for address in _own_addresses(page)),
        "field_truncated": any(isinstance(answer, Answer) and answer.cut for answer in found) or _is_crowded(page),
        "markup_in_field": any(map(has_markup, _texts(page))),
    }
    return tuple(code for code, held in holds.items() if held)


def _own_addresses(page: Structured) -> Iterator[str]:
    """Yield what the page states as its own address, as it stands there."""
    yield from page.links.get("canonical", ())
    yield from (content for names, content in page.written if "og:url" in names)


def _is_bad(address: str, page: Structured) -> bool:
    """Whether an address is none of the web, even where it only lacks the address of its page."""
    return page.absolute(address) is None and clean_url(joined(_ELSEWHERE, address.strip())) is None


def _is_crowded(page: Structured) -> bool:
    """Whether more meta elements of one name, more authors, or longer JSON-LD is given than is read."""
    own = page.article.values if page.article else {}
    listed = (value for name in AUTHORS if isinstance(value := own.get(name), list))
    full = [name for name, contents in page.metas.items() if len(contents) == MAX_SAME]
    crowded = any(sum(name in names for names, _ in page.written) > MAX_SAME for name in full)
    return crowded or not page.held.whole or any(len(authors) > MAX_AUTHORS for authors in listed)


def _texts(page: Structured) -> Iterator[str]:
    """Yield the texts of the title, the meta elements, the first headings and the page's own article, as they stand."""
    yield page.written_title
    yield from (content for _, content in page.written)
    yield from (node.text(deep=True) for node in page.headings[:MAX_HEADINGS])
    own = page.article.values if page.article else {}
    yield from (text for name in _SAID for text in strings(own.get(name)))
