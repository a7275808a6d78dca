"""Whom a page names as its authors: JSON-LD first, then microdata and meta, then the byline a reader sees."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from transforms.markup.plain import one_line
from transforms.markup.structured import Structured
from transforms.markup.things import Thing, place, texts_of, types_of
from transforms.metadata.answer import NONE, Answer
from transforms.metadata.authors.bylines import MAX_BYLINE, Named, joined, named_in
from transforms.metadata.nodes import is_aside

MAX_AUTHORS: Final = 30
AUTHORS: Final = ("author", "creator", "authors", "Author")  # keys of an article's values
EAST: Final = frozenset(("ja", "zh", "ko"))
_METAS: Final = (
    "author", "article:author", "article:author_name", "og:article:author", "authors", "byl", "dc.creator",
    "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "citation_author", "creator",
    "dc.contributor", "vr:author", "shareaholic:article_author_name", "mediator_author",
)  # fmt: skip
_INVERTED: Final = re.compile(r"([^\W\d][^,]{1,40}), ([^\W\d][^,]{1,40})")
_ADDRESS: Final = re.compile(r"^(?:https?:)?//|^/")
_SLUG: Final = re.compile(
    r"/(?:authors?|profiles?|people|journalist[ae]?s?|autor(?:en|es)?|redaktion)/([a-z]+(?:-[a-z]+){1,3})/?$"
)
SURE: Final = {"jsonld": 0.95, "microdata": 0.9, "meta": 0.85, "byline": 0.8, "url": 0.5}


@dataclass(frozen=True, slots=True)
class Authors:
    """The people who wrote a story, in the order of the byline, and what else its byline names."""

    people: Answer[tuple[str, ...]]
    agencies: tuple[str, ...]
    organisations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bylines:
    """Where a reader sees authors named: nodes that may be bylines, asked for last, and texts read as one."""

    nodes: Callable[[], Iterable[LexborNode]] = tuple
    seen: Sequence[str] = ()


def authors_of(page: Structured, bylines: Bylines, sites: frozenset[str]) -> Authors:
    """Return the authors of a page: those of the first source that names a person in full, else of the first.

    Agencies and organisations are gathered from all sources up to that one.
    """
    met: list[Named] = []
    fallback: tuple[str, Named] = ("none", Named())
    for source, named in _sources(page, bylines, sites):
        met.append(named)
        if named.people and fallback[0] == "none":
            fallback = source, named
        if any(_is_full(name, page.language) for name in named.people):
            fallback = source, named
            break
    source, named = fallback
    rest = joined(met)
    return Authors(_people(source, named.people), rest.agencies, rest.organisations)


def _people(source: str, names: tuple[str, ...]) -> Answer[tuple[str, ...]]:
    if not names:
        return NONE
    return Answer(names[:MAX_AUTHORS], source, SURE[source.partition(":")[0]], cut=len(names) > MAX_AUTHORS)


def _is_full(name: str, language: str | None) -> bool:
    """Whether a name is more than the name of a user: it has two words, or is written in one as in East Asia."""
    return " " in name or (not name.isascii() and (language or "")[:2].casefold() in EAST)


def _sources(page: Structured, bylines: Bylines, sites: frozenset[str]) -> Iterator[tuple[str, Named]]:
    yield place(page.article, "author"), _of_thing(page, page.article, sites)
    yield "microdata:author", joined(_of_thing(page, thing, sites) for thing in _marked(page))
    yield "meta:author", joined(_of_meta(page, name, sites) for name in _METAS if name in page.metas)
    for text in bylines.seen:
        yield "byline", named_in(text, sites=sites)
    for group in _grouped(bylines.nodes()):
        yield "byline", joined(_of_node(node, sites) for node in group)
    yield "url:author", _of_addresses(page)


def _grouped(nodes: Iterable[LexborNode]) -> Iterator[list[LexborNode]]:
    """Yield nodes that may be bylines, those side by side in one element together."""
    group: list[LexborNode] = []
    around = -1
    for node in nodes:
        if is_aside(node):
            continue
        parent = node.parent
        if group and (parent is None or parent.mem_id != around):
            yield group
            group = []
        group.append(node)
        around = parent.mem_id if parent is not None else -1
    if group:
        yield group


def _marked(page: Structured) -> list[Thing]:
    return [thing for thing in page.marked if not thing.types or (not thing.nested and thing.is_article)][:2]


def _of_thing(page: Structured, thing: Thing | None, sites: frozenset[str]) -> Named:
    if thing is None:
        return Named()
    values = thing.values
    stated = next((values[key] for key in AUTHORS if values.get(key)), None)
    return joined(_of_value(value, sites) for value in page.meant(_listed(stated)))


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [part for item in value[: MAX_AUTHORS + 1] for part in (item if isinstance(item, list) else [item])]
    return [value]


def _of_value(value: Any, sites: frozenset[str]) -> Named:
    """Return whom one author of structured data is."""
    if isinstance(value, dict):
        organised = any("organization" in name or name == "corporation" for name in types_of(value.get("@type")))
        names = texts_of(value.get("name")) or texts_of(value.get("givenName"))[:1]
        found = joined(named_in(name, sites=sites, typed=True) for name in names)
        if organised and found.people:
            return Named((), found.agencies, (*found.people, *found.organisations))
        return found
    return joined(named_in(text, sites=sites, typed=True) for text in texts_of(value) if not _ADDRESS.match(text))


def _of_meta(page: Structured, name: str, sites: frozenset[str]) -> Named:
    texts = [text for text in page.meta(name) if not _ADDRESS.match(text)]
    inverted = [_INVERTED.fullmatch(text) for text in texts] if name in ("dc.creator", "citation_author") else []
    if inverted and all(inverted):
        texts = [f"{found[2]} {found[1]}" for found in inverted if found]
    return joined(named_in(text, sites=sites, typed=True) for text in texts)


def _of_node(node: LexborNode, sites: frozenset[str]) -> Named:
    """Return whom a byline names: its links where they are names, else its text, at last that without "Follow"."""
    text = one_line(node.text(deep=True, separator=" "))
    if not 2 < len(text) <= MAX_BYLINE:
        return Named()
    linked = [one_line(link.text(deep=True, separator=" ")) for link in node.css("a,button")]
    links = joined(named_in(words, sites=sites) for words in linked)
    return links if links.people else named_in(text, sites=sites) or named_in(_cut(text, linked), sites=sites)


def _cut(text: str, linked: Iterable[str]) -> str:
    """Return a text without the words of its links."""
    for words in linked:
        text = text.replace(words, " ", 1) if words else text
    return text


def _of_addresses(page: Structured) -> Named:
    """Return whom the addresses of authors' pages spell out: a last resort, without accents."""
    addresses = (text for name in ("article:author", "author") for text in page.meta(name))
    slugs = (_SLUG.search(unquote(urlsplit(address).path)) for address in addresses if _ADDRESS.match(address))
    return joined(Named((slug[1].replace("-", " ").title(),)) for slug in slugs if slug)
