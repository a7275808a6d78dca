"""What a page says of itself, read once from its parsed tree.

``structured(tree, url)`` finds all nodes that can hold it with one query (0.2 ms a page); each kind of them is read
when first asked for. ``meta("og:title", "dc.title")`` gives plain texts, ``link("canonical")`` absolute addresses;
``things`` the typed objects of JSON-LD, then of microdata; ``articles`` those that are kinds of article, the page's
own story first; ``article`` that one alone, or None where no article can be told to be the page's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.markup.jsonld import Held, held
from transforms.markup.mainstory import Page, page_key, ranked
from transforms.markup.microdata import items
from transforms.markup.plain import lines, one_line
from transforms.markup.things import Thing, strings, things_in
from transforms.urls import clean_url

RELATIONS: Final = ("canonical", "image_src")  # of link elements; the others, 20 a page, say nothing of the story
_LINKS: Final = ",".join(f"link[rel~='{name}' i]" for name in RELATIONS)
NODES: Final = f"script[type*='ld+json' i],meta,{_LINKS},title,base[href],h1,h2,a[href='/'],[itemscope],[itemprop]"
MAX_LINKS: Final = 1_000
MAX_SAME: Final = 500  # meta elements of one name; the most on 2,100 pages are 110
MAX_HEADINGS: Final = 3  # that are asked whether they are the headline of an article
_META_NAMES: Final = ("property", "name", "http-equiv", "itemprop")
_GROUPS: Final = frozenset(("script", "meta", "link", "title", "base", "h1", "h2", "a"))
_WHOLE: Final = ("https://", "http://")
# what makes a node of a group one of microdata as well
_MARKED: Final = {
    **dict.fromkeys(("meta", "link", "h1", "h2"), frozenset(("itemprop",))),
    "a": frozenset(("itemprop", "itemscope")),
}


@dataclass(frozen=True)
class Structured:
    """What a page says of itself; build it with ``structured``.

    ``nodes`` are those of ``NODES`` by their tag, and under ``marked`` those of microdata; ``language`` is the
    ``lang`` of the html element as it stands there.
    """

    url: str | None
    language: str | None
    nodes: Mapping[str, list[LexborNode]] = field(repr=False)

    @cached_property
    def written(self) -> list[tuple[list[str], str]]:
        """The meta elements that hold anything, in page order: their names in lower case and content.

        The names are those of ``_META_NAMES``, in this order, each empty where it is missing.
        """
        found = []
        for node in self.nodes["meta"]:
            get = node.attributes.get
            content = (get("content") or get("value") or "").strip()
            if content:
                found.append(([(get(name) or "").strip().casefold() for name in _META_NAMES], content))
        return found

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """The plain contents of meta elements in page order, by each name in lower case; ``MAX_SAME`` of a name."""
        found: dict[str, list[str]] = {}
        for names, content in self.written:
            text = one_line(content)
            for key in filter(None, {*names}):
                same = found.setdefault(key, [])
                if len(same) < MAX_SAME:
                    same.append(text)
        return found

    def meta(self, *names: str) -> tuple[str, ...]:
        """Return the plain contents of the meta elements of these names (in lower case), by name, then page order."""
        metas = self.metas
        held = [text for name in names if name in metas for text in metas[name] if text]
        return tuple(dict.fromkeys(held))

    @cached_property
    def links(self) -> dict[str, list[str]]:
        """The addresses of link elements of ``RELATIONS`` as they stand there, by each word of their ``rel``."""
        found: dict[str, list[str]] = {}
        for node in self.nodes["link"][:MAX_LINKS]:
            attributes = node.attributes
            for rel in (attributes.get("rel") or "").casefold().split():
                found.setdefault(rel, []).append(attributes.get("href") or "")
        return found

    def link(self, rel: str) -> tuple[str, ...]:
        """Return the absolute addresses of the link elements of a kind, in page order."""
        joined = (self.absolute(address) for address in self.links.get(rel, ()))
        return tuple(address for address in joined if address)

    @cached_property
    def base(self) -> str | None:
        """The address that relative ones are joined with: that of the base element, else the page's own."""
        declared = next((node.attributes.get("href") for node in self.nodes["base"]), None)
        return clean_url(joined(self.url, declared.strip())) or self.url if declared else self.url

    def absolute(self, address: str | None) -> str | None:
        """Return an address of the page as an absolute one of the web, or None for what is none."""
        if not address or address.startswith("#"):
            return None
        address = address.strip()
        return clean_url(address if address.startswith(_WHOLE) else joined(self.base, address))

    @cached_property
    def title(self) -> str:
        """The text of the page's title element, else an empty string; titles of drawings are none."""
        return one_line(self.written_title)

    @cached_property
    def written_title(self) -> str:
        """The same as it stands there."""
        for node in self.nodes["title"]:
            parent, text = node.parent, node.text(deep=True)
            if one_line(text) and (parent is None or parent.tag in ("head", "body", "html")):
                return text
        return ""

    @property
    def homes(self) -> list[LexborNode]:
        """The links to the home page, in page order."""
        return [node for node in self.nodes["a"] if node.attributes.get("href") == "/"]

    @property
    def headings(self) -> list[LexborNode]:
        """The headings of the first order, else those of the second, in page order."""
        return self.nodes["h1"] or self.nodes["h2"]

    @cached_property
    def held(self) -> Held:
        """The documents of the page's JSON-LD."""
        return held(node.text(deep=True) for node in self.nodes["script"])

    @cached_property
    def stated(self) -> tuple[Thing, ...]:
        """The typed objects of the page's JSON-LD in page order."""
        return tuple(things_in(self.held.documents))

    @cached_property
    def marked(self) -> tuple[Thing, ...]:
        """The items of the page's microdata in page order; one without types holds what no item does."""
        return tuple(items(self.nodes["marked"]))

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """All typed objects: those of JSON-LD, then those of microdata."""
        return self.stated + self.marked

    @cached_property
    def named(self) -> dict[str, Thing]:
        """The things of JSON-LD by their ``@id``; of several the one that says most."""
        found: dict[str, Thing] = {}
        for thing in self.stated:
            name = thing.values.get("@id")
            if isinstance(name, str) and (name not in found or len(thing.values) > len(found[name].values)):
                found[name] = thing
        return found

    def meant(self, value: Any) -> list[Any]:
        """Return the parts of a parsed value, with the things of the page in place of what only points at them."""
        parts = value if isinstance(value, list) else [value]
        pointers = [isinstance(part, dict) and "name" not in part and part.get("@id") for part in parts]
        things = [self.named.get(pointer) if isinstance(pointer, str) else None for pointer in pointers]
        return [thing.values if thing else part for part, thing in zip(parts, things, strict=True)]

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The addresses the page gives itself and was fetched from: canonical, og:url, url."""
        stated = (*self.link("canonical"), *(self.absolute(url) for url in self.meta("og:url")), self.url)
        return tuple(dict.fromkeys(url for url in stated if url))

    @cached_property
    def keys(self) -> frozenset[tuple[str, str, str]]:
        """The keys of the page's own addresses; see ``page_key``."""
        return frozenset(page_key(url) for url in self.addresses)

    @cached_property
    def articles(self) -> tuple[Thing, ...]:
        """The things that are kinds of article, the page's own story first, then in page order."""
        return tuple(thing for thing, _ in self._ranked)

    @cached_property
    def article(self) -> Thing | None:
        """The thing that is the page's own story; None where there is none, or only other pages' stories."""
        return next((thing for thing, own in self._ranked if own), None)

    @cached_property
    def article_body(self) -> str | None:
        """The text that the page's own article states of itself, a line a paragraph; None without one."""
        stated = strings(self.article.values.get("articleBody")) if self.article else []
        return lines(stated[0]) or None if stated else None

    @cached_property
    def headlines(self) -> tuple[str, ...]:
        """The headlines of the page's own article, each once."""
        if self.article is None:
            return ()
        held = (
            *self.article.texts("headline"),
            *self.article.texts("name"),
            *self.article.texts("alternativeHeadline"),
        )
        return tuple(dict.fromkeys(held))

    @cached_property
    def _ranked(self) -> list[tuple[Thing, bool]]:
        articles = [thing for thing in self.things if thing.is_article]
        if not articles:
            return []
        shown = (one_line(node.text(deep=True, separator=" ")) for node in self.nodes["h1"][:MAX_HEADINGS])
        page = Page(self.keys, (*self.meta("og:title", "twitter:title"), self.title, *shown))
        return ranked(articles, page)

    def is_own(self, address: str | None) -> bool:
        """Whether an address of the page is its own."""
        absolute = self.absolute(address)
        return absolute is not None and page_key(absolute) in self.keys


def structured(tree: LexborHTMLParser, url: str | None = None) -> Structured:
    """Find the nodes in which a parsed page says something of itself; ``url`` is where it was fetched from."""
    nodes: dict[str, list[LexborNode]] = {name: [] for name in (*_GROUPS, "marked")}
    last = None
    for node in tree.css(NODES):
        if node.mem_id == last:  # a node that meets two parts of the query comes twice
            continue
        last = node.mem_id
        tag = node.tag
        if tag in _GROUPS:
            nodes[tag].append(node)
        if tag not in _GROUPS or (tag in _MARKED and not _MARKED[tag].isdisjoint(node.attributes)):
            nodes["marked"].append(node)
    root = tree.root
    return Structured(clean_url(url) if url else None, root.attributes.get("lang") if root else None, nodes)


def joined(base: str | None, address: str) -> str:
    """Return an address joined with that of its page; empty where it is none."""
    try:
        return urljoin(base or "", address)
    except ValueError:  # "http://[" is no address
        return ""
