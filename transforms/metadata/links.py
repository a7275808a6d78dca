"""The links of a story: those in its text, and those to related stories beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.markup.plain import one_line
from transforms.markup.structured import Structured
from transforms.urls import host_of

Place = Literal["in_text", "related"]

MAX_LINKS: Final = 300
MAX_ANCHOR: Final = 300
_BLOCKS: Final = frozenset((
    "p", "li", "blockquote", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "div", "section",
    "article", "pre", "main", "body",
))  # fmt: skip
_STEPS: Final = 6
_BLOCK_LENGTH: Final = 5_000  # characters; a larger element is no paragraph
_OPENING: Final = 60  # letters by which a paragraph is found in the story
_FEWEST_WORDS: Final = 4  # of a headline: shorter anchors are sections, names and buttons
_SHORTEST_SLUG: Final = 12
_MENUS: Final = frozenset(("nav", "footer", "header"))


@dataclass(frozen=True, slots=True)
class Link:
    """A link with an absolute address: ``in_text`` where its paragraph is in the story, else to a related story.

    ``internal`` says that it leads to the page's own site; ``rel`` is its ``rel`` as written.
    """

    url: str
    anchor: str
    place: Place
    internal: bool
    rel: str = ""


def links_of(tree: LexborHTMLParser, page: Structured, story: str) -> tuple[Link, ...]:
    """Return the links of a page in page order, each address once a place.

    ``story`` is the text that was kept, in paragraphs. Links of menus, footers and buttons are left out.
    """
    told = "".join(story.split())
    seen: dict[int, bool] = {}
    found: dict[tuple[str, Place], Link] = {}
    own = host_of(page.addresses[0]) if page.addresses else None
    for node in tree.css("a[href]"):
        block = _block(node)
        if block is None:
            continue
        if block.mem_id not in seen:
            seen[block.mem_id] = _is_told(block, told)
        place: Place = "in_text" if seen[block.mem_id] else "related"
        made = _link(node, page, place, own)
        if made and not page.is_own(made.url):
            found.setdefault((made.url, made.place), made)
        if len(found) >= MAX_LINKS:
            break
    return tuple(found.values())


def _block(node: LexborNode) -> LexborNode | None:
    up = node.parent
    for _ in range(_STEPS):
        if up is None or up.tag in _BLOCKS:
            return up
        if up.tag in ("nav", "footer", "button", "form"):
            return None
        up = up.parent
    return None


def _is_told(block: LexborNode, told: str) -> bool:
    letters = "".join(block.text(deep=True)[:_BLOCK_LENGTH].split())
    return bool(letters) and letters[:_OPENING] in told and letters[-_OPENING:] in told


def _link(node: LexborNode, page: Structured, place: Place, own: str | None) -> Link | None:
    """Return the link of a node; None for one that leads nowhere, or beside the story to no story."""
    attributes = node.attributes
    address = (attributes.get("href") or "").strip()
    if not address or address.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return None
    anchor = one_line(node.text(deep=True, separator=" "))[:MAX_ANCHOR]
    if not anchor or (place == "related" and not _is_headline(node, anchor, address)):
        return None
    url = page.absolute(address)
    if url is None:
        return None
    internal = own is not None and _site(host_of(url) or "") == _site(own)
    return Link(url, anchor, place, internal, attributes.get("rel") or "") if internal or place == "in_text" else None


def _is_headline(node: LexborNode, anchor: str, address: str) -> bool:
    """Whether a link beside the story is a headline: of some words, or long without spaces, to a page with a slug."""
    long = anchor.count(" ") >= _FEWEST_WORDS - 1 or (not anchor.isascii() and len(anchor) >= _SHORTEST_SLUG)
    slug = max(address.partition("?")[0].rstrip("/").split("/"), key=len)
    return (
        long and len(slug) >= _SHORTEST_SLUG and not any(up.tag in ("nav", "footer", "header") for up in _around(node))
    )


def _around(node: LexborNode) -> Iterator[LexborNode]:
    up = node.parent
    for _ in range(2 * _STEPS):
        if up is None:
            return
        yield up
        up = up.parent


def _site(host: str) -> str:
    """Return the last two labels of a host, three where the last but one is as short as that of co.uk."""
    labels = host.split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:])
