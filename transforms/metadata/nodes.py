"""The nodes under a headline that name authors or hold the standfirst, told by their attributes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_STEPS: Final = 70  # elements after the headline that are looked at
MAX_NODES: Final = 30
# words looked for one by one: an alternation that ignores case costs ten times as much
_BYLINES: Final = (
    "author", "byline", "by-line", "autor", "auteur", "verfasser", "signature", "journalist", "reporter", "writer",
    "contributor", "postedby", "posted-by", "skribent", "forfatter", "creator", "firmante",
)  # fmt: skip
_STANDFIRSTS: Final = (
    "standfirst", "subtitle", "sub-title", "subhead", "sub-head", "subline", "untertitel", "vorspann", "chapo",
    "subtitulo", "bajada", "entradilla", "summary", "excerpt", "ingress", "resumen", "abstract", "tagline", "preamble",
    "teaser-text", "article-description", "introduction", "manchet", "perex", "lead", "intro", "dek", "description",
)  # fmt: skip
# what other texts below a headline are called as well: notices, captions, calls to subscribe
_VAGUE: Final = frozenset((
    "summary", "excerpt", "abstract", "tagline", "teaser-text", "introduction", "lead", "intro", "description",
    "resumen",
))  # fmt: skip
_ALONE: Final = re.compile(r"(?<![a-z])(?:lead|intro|dek|description)(?![a-z])|leadtext|lead-?(?:text|paragraph)")
_SHORT: Final = frozenset(("lead", "intro", "dek", "description"))  # these are parts of other words: "leaderboard"
_TELLING: Final = re.compile("|".join(_BYLINES + _STANDFIRSTS))
_EMPTY: Final = 3  # characters that join the four attributes
_ELSEWHERE: Final = "[rel~='author'],[itemprop~='author'],[class*='byline' i],[class*='author' i]"
_UNSEEN: Final = frozenset(("meta", "link", "script", "style", "img", "svg", "path", "noscript", "template", "iframe"))
_ASIDE: Final = (
    "comment", "reply", "respon", "kommentar", "related", "teaser", "sidebar", "widget", "footer", "recent", "nav",
    "card", "promo", "recommend", "more-", "most-", "bio", "about-the", "caption", "credit", "image", "photo",
    "gallery", "figure", "newsletter", "avatar", "thumb",
)  # fmt: skip
_FURNITURE: Final = frozenset(("aside", "footer", "nav", "figure", "figcaption", "blockquote"))
_UP: Final = 7


@dataclass(frozen=True, slots=True)
class Below:
    """Nodes near the headline, in page order: what may be bylines, what is and what perhaps is the standfirst."""

    bylines: tuple[LexborNode, ...] = ()
    standfirsts: tuple[LexborNode, ...] = ()
    vague: tuple[LexborNode, ...] = ()


def below(heading: LexborNode | None) -> Below:
    """Look through the elements after a headline."""
    held: dict[str, list[LexborNode]] = {"byline": [], "standfirst": [], "vague": []}
    for node in _following(heading):
        get = node.attributes.get
        said = f"{get('class') or ''} {get('itemprop') or ''} {get('rel') or ''} {get('data-testid') or ''}"
        kind = _kind(said) if len(said) > _EMPTY else ""
        if kind:
            held[kind].append(node)
    return Below(*(tuple(nodes[:MAX_NODES]) for nodes in held.values()))


@lru_cache(maxsize=16_384)
def _kind(said: str) -> str:
    """Return what the attributes of an element call it: byline, standfirst, something vague, or nothing of these."""
    said = said.lower()
    if not _TELLING.search(said):
        return ""
    if any(map(said.__contains__, _BYLINES)):
        return "byline"
    held = filter(said.__contains__, _STANDFIRSTS)
    named = [word for word in held if word not in _SHORT or _ALONE.search(said)]
    return "" if not named else "vague" if _VAGUE.issuperset(named) else "standfirst"


def _following(heading: LexborNode | None) -> Iterator[LexborNode]:
    """Yield the elements after a node in page order, a bounded number of them."""
    node, steps = heading, 0
    inside = False
    while node is not None and steps < MAX_STEPS:
        down = node.first_child if inside else None
        while down is None and node is not None:
            down, node = node.next, node.parent
        node, inside = down, False
        if node is not None and node.is_element_node and node.tag not in _UNSEEN:
            inside = True
            steps += 1
            yield node


def elsewhere(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return what may be bylines anywhere on a page; dear, for pages whose headline has none below it."""
    return [node for node in tree.css(_ELSEWHERE) if node.tag not in _UNSEEN and node.tag != "body"][:MAX_NODES]


def is_aside(node: LexborNode) -> bool:
    """Whether a node stands in comments, teasers, captions or other furniture, by the elements around it."""
    up: LexborNode | None = node
    for _ in range(_UP):
        if up is None or up.tag in ("body", "main") or (up.tag == "article" and up is not node):
            return False
        if up.tag in _FURNITURE or (up.tag == "li" and up is not node):
            return True
        get = up.attributes.get
        said = f"{get('class') or ''} {get('id') or ''} {get('itemtype') or ''}".lower()
        if any(map(said.__contains__, _ASIDE)):
            return True
        up = up.parent
    return False
