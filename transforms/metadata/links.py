"""The links of a story: those in its text, and those to related stories beside it."""

from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.clean import word_count
from transforms.markup.mainstory import page_key
from transforms.markup.plain import one_line
from transforms.markup.structured import Structured
from transforms.urls import host_of, registered

Place = Literal["in_text", "related"]

MAX_LINKS: Final = 300
MAX_SEEN: Final = 3_000  # links looked at; a page of news has 150
MAX_ANCHOR: Final = 300
_INLINE: Final = frozenset(("b", "strong", "em", "i", "u", "span", "sup", "mark", "small", "font", "cite", "q", "ins"))
_MENUS: Final = frozenset(("nav", "footer", "header", "form", "button"))
_UP: Final = 12
_BESIDE: Final = 24  # letters before and after a link by which it is found in the story
_FEWEST_WORDS: Final = 4  # of a headline: shorter anchors are sections, names and buttons
_SHORTEST_SLUG: Final = 12
_NOWHERE: Final = ("#", "javascript:", "mailto:", "tel:", "data:", "sms:", "whatsapp:")


@dataclass(frozen=True, slots=True)
class Link:
    """A link with an absolute address: ``in_text`` where the story holds it, else to a related story.

    ``internal`` says that it leads to the page's own site; ``rel`` is its ``rel`` as written.
    """

    url: str
    anchor: str
    place: Place
    internal: bool
    rel: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The text that was kept without its spaces: as a whole, and its lines."""

    letters: str
    lines: frozenset[str]


class Links(NamedTuple):
    """The links of a page, and whether all it has were looked at."""

    found: tuple[Link, ...] = ()
    whole: bool = True


def links_of(tree: LexborHTMLParser, page: Structured, story: str) -> Links:
    """Return the links of a page in page order, each address once a place.

    ``story`` is the text that was kept, in paragraphs. Links of menus, footers and buttons are left out, and beside
    the story all that do not read like the headline of another story of the same site.
    """
    told = Story("".join(story.split()), frozenset("".join(line.split()) for line in story.split("\n")))
    if page.url is None and page.addresses:  # a page from a file, which says where it stands
        page = replace(page, url=page.addresses[0])
    own = registered(host_of(page.addresses[0]) or "") if page.addresses else ""
    found: dict[tuple[str, Place], Link] = {}
    nodes = tree.css("a[href]")
    for node in nodes[:MAX_SEEN]:
        made = _link(node, page, told, own)
        if made and page_key(made.url) not in page.keys:
            found.setdefault((made.url, made.place), made)
            if len(found) > MAX_LINKS:
                break
    return Links(tuple(found.values())[:MAX_LINKS], whole=len(nodes) <= MAX_SEEN and len(found) <= MAX_LINKS)


def _link(node: LexborNode, page: Structured, told: Story, own: str) -> Link | None:
    """Return the link of a node; None for one that leads nowhere, or beside the story to no story."""
    raw = node.text(deep=True)
    attributes = node.attributes
    address = (attributes.get("href") or "").strip()
    if not address or address.startswith(_NOWHERE):
        return None
    place: Place = "in_text" if _is_told(node, raw, told) else "related"
    if place == "related" and not _is_headline(node, raw.strip(), address):
        return None
    anchor = one_line(node.text(deep=True, separator=" "))[:MAX_ANCHOR]
    url = page.absolute(address)
    host = host_of(url or "") or ""
    if url is None or not anchor or "." not in host:
        return None
    internal = bool(own) and registered(host) == own
    return Link(url, anchor, place, internal, attributes.get("rel") or "") if internal or place == "in_text" else None


def _is_told(node: LexborNode, anchor: str, told: Story) -> bool:
    """Whether the story holds a link: with the letters beside it, or alone as a line of its own."""
    letters = "".join(anchor.split())
    if not letters or letters not in told.letters:
        return False
    before, after = _beside(node)
    parent = node.parent
    if not before and not after and parent is not None and parent.tag in _INLINE:
        before, after = _beside(parent)
    if not before and not after:
        return letters in told.lines
    return f"{before}{letters}{after}" in told.letters


def _beside(node: LexborNode) -> tuple[str, str]:
    """Return the letters of the texts directly before and after a node."""
    before, after = node.prev, node.next
    one = before.text(deep=False) if before is not None and before.is_text_node else ""
    other = after.text(deep=False) if after is not None and after.is_text_node else ""
    return "".join(one[-2 * _BESIDE :].split())[-_BESIDE:], "".join(other[: 2 * _BESIDE].split())[:_BESIDE]


def _is_headline(node: LexborNode, anchor: str, address: str) -> bool:
    """Whether a link beside the story is a headline: of some words, or long without spaces, to a page with a slug."""
    if len(anchor.split(None, _FEWEST_WORDS)) < _FEWEST_WORDS and not _is_long_without_spaces(anchor):
        return False
    slug = max(address.partition("?")[0].rstrip("/").split("/"), key=len)
    return len(slug) >= _SHORTEST_SLUG and not _in_menu(node)


def _is_long_without_spaces(anchor: str) -> bool:
    """Whether a text of a script without spaces, each letter of which is a word, is as long as a headline."""
    return len(anchor) >= _SHORTEST_SLUG and not anchor.isascii() and word_count(anchor) >= _SHORTEST_SLUG


def _in_menu(node: LexborNode) -> bool:
    up = node.parent
    for _ in range(_UP):
        if up is None or up.tag in ("article", "main", "body"):
            return False
        if up.tag in _MENUS:
            return True
        up = up.parent
    return False
