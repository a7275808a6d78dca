"""What the markup of a page says of its dates: JSON-LD, meta elements, microdata, time elements, classes."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.dates.claim import Claim, Role
from transforms.markup.structured import Structured, structured
from transforms.markup.things import Thing

DATES = ("datePublished", "dateModified", "dateCreated", "uploadDate")  # the keys of JSON-LD
MAX_COUNT = 9  # articles or headlines counted: a list of teasers has that many
MAX_VALUE = 80  # characters of a date in an attribute
MAX_NODES = 60  # time elements or classed elements looked at: the first ones are the article's
_TABLE = json.loads(files(__package__).joinpath("markup.json").read_text("utf-8"))
META_KINDS = {name: kind for kind, names in _TABLE["meta"].items() for name in names}
# names the table does not list ("w-published-date", "cms:lastUpdate") are told by a word in them
_META_NAME = re.compile(r"publi|posted|issued|(modif|updat|revis)|creat|(?<![a-z])date(?![a-z])")
_META_DAY = re.compile(r"\s*[12]\d{3}-\d\d-\d\d")
_ARTICLE, _PAGE = (frozenset(_TABLE["things"][kind]) for kind in ("article", "page"))
_NEWS = frozenset(name for name in _ARTICLE if name.endswith("newsarticle") or name == "liveblogposting")
_CLASSED = ",".join(
    [f"[class*='{word}' i]" for word in ("date", "time", "publish", "posted", "datum")]
    + ["[id*='date' i]", "abbr[title]", ".meta", ".byline", "h1"]
)
_DATED = ("datepublished", "datecreated", "datemodified", "dateposted", "dateupdate")
_FIGURE = re.compile(r"\d")  # datetime="PT2M" has one too, and is refused when read
_COMMENT = (
    "comment", "reply", "respon", "kommentar", "related", "teaser", "sidebar", "widget", "footer", "recent", "nav",
)  # fmt: skip

Ranked = tuple[LexborNode, int | None]


@dataclass(frozen=True, slots=True)
class Body:
    """What a body states of its dates, how many articles and headlines it holds, and its first headline."""

    claims: tuple[Claim, ...]
    made: tuple[float, float]
    headlines: tuple[str, ...]


def claims(tree: LexborHTMLParser) -> list[Claim]:
    """Return what a parsed page claims, the most formal sources first."""
    stated = structured(tree)
    return [*from_things(stated.stated), *from_metas(metas_in(stated)), *body_of(tree).claims]


def body_of(tree: LexborHTMLParser) -> Body:
    """Return what a body states and what it is made of, in one walk."""
    nodes = tree.css("article,h1,time,[itemprop*='date' i]")
    heads = [node for node in nodes if node.tag == "h1"]
    articles = sum(node.tag == "article" for node in nodes)
    ranked = _ranked(node for node in nodes if node.tag != "article")
    dated = [(node, rank) for node, rank in ranked if "itemprop" in node.attributes][:MAX_NODES]
    times = [(node, rank) for node, rank in ranked if node.tag == "time"][:MAX_NODES]
    return Body(
        claims=(*_from_microdata(dated), *_from_time(times)),
        made=(float(min(articles, MAX_COUNT)), float(min(len(heads), MAX_COUNT))),
        headlines=tuple(node.text(separator=" ", strip=True) for node in heads[:1]),
    )


def _ranked(nodes: Iterable[LexborNode]) -> list[Ranked]:
    """Number dated elements from the first headline among them, below it from 0, above it to -1; None without one."""
    listed = list(nodes)
    head = next((number for number, node in enumerate(listed) if node.tag == "h1"), None)
    others = [node for node in listed if node.tag != "h1"]
    return [(node, None if head is None else number - head) for number, node in enumerate(others)]


def from_things(found: Iterable[Thing]) -> Iterator[Claim]:
    """Yield the dates of things described in JSON-LD."""
    for thing in found:
        yield from _from_thing(thing)


def _from_thing(thing: Thing) -> Iterator[Claim]:
    for name in DATES:
        value = thing.values.get(name)
        value = value[-1] if isinstance(value, list) and value else value  # of a key written twice the last counts
        if not isinstance(value, (str, int)):
            continue
        value = str(value)
        if name == "dateModified":
            yield Claim("jsonld", "ld_part_modified" if thing.nested else "ld_modified", "modified", value, name)
        else:
            kind = _thing_kind(thing) if name == "datePublished" else "ld_created"
            yield Claim("jsonld", kind, "published", value, name)


def _thing_kind(thing: Thing) -> str:
    """Tell the article from its parts (the entries of a live blog, related articles) and from other things."""
    article = thing.types & _ARTICLE
    if thing.nested and article:
        return "ld_part"
    if article:
        return "ld_news" if thing.types & _NEWS else "ld_article"
    return "ld_page" if thing.types & _PAGE else "ld_other"


def metas_in(stated: Structured) -> list[tuple[str, str]]:
    """Return name and content of each meta element that has both, in page order; microdata are none."""
    named = ((names[0] or names[1] or names[2], content) for names, content in stated.written)
    return [(name, content) for name, content in named if name]


def from_metas(metas: Iterable[tuple[str, str]]) -> Iterator[Claim]:
    """Yield the dates of meta elements."""
    for name, value in metas:
        kind = _meta_kind(name, value) if len(value) <= MAX_VALUE else None
        if kind:
            yield Claim("meta", f"meta_{kind}", "modified" if kind == "modified" else "published", value, name)


def _meta_kind(name: str, value: str) -> str | None:
    known = META_KINDS.get(name)
    if known or not _META_DAY.match(value):
        return known
    told = _META_NAME.search(name)
    return None if not told else "modified" if told[1] else "published" if told[0] == "publi" else "dated"


def _from_microdata(nodes: Iterable[Ranked]) -> Iterator[Claim]:
    for node, rank in nodes:
        name = (node.attributes.get("itemprop") or "").casefold()
        value = _value(node)
        if not value or name not in _DATED:
            continue
        role: Role = "modified" if name in ("datemodified", "dateupdate") else "published"
        yield Claim("microdata", "class_aside" if _aside(node) else f"micro_{role}", role, value, name, rank)


def _from_time(nodes: Iterable[Ranked]) -> Iterator[Claim]:
    first = True
    for node, rank in nodes:
        value = _value(node)
        if not value:
            continue
        kind, role = _worded_kind("time", node)
        if kind == "time_plain" and first:
            kind, first = "time_first", False
        yield Claim("time", kind, role, value, node.attributes.get("class") or "time", rank)


def classed(tree: LexborHTMLParser) -> Iterator[Claim]:
    """Yield the short texts of elements whose class speaks of dates; dear, and asked for only in doubt."""
    for node, rank in _ranked(tree.css(_CLASSED))[: 2 * MAX_NODES]:
        if node.tag in ("time", "body", "html", "script", "meta"):
            continue
        value = node.attributes.get("title") if node.tag == "abbr" else node.text(separator=" ", strip=True)
        if value and 6 <= len(value) <= 100 and any(map(str.isdigit, value)):
            kind, role = _worded_kind("class", node)
            yield Claim("text", kind, role, value, node.attributes.get("class") or node.tag or "", rank)


def _value(node: LexborNode) -> str:
    attributes = node.attributes
    stated = attributes.get("content") or attributes.get("datetime")
    return stated if stated and _FIGURE.search(stated) else node.text(separator=" ", strip=True)[:80]


def _worded_kind(source: str, node: LexborNode) -> tuple[str, Role]:
    """Tell what the attributes of an element say: published, updated, beside the article, or nothing."""
    attributes = node.attributes
    words = (
        f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('itemprop') or ''}".casefold()
    )
    if "update" in words or "modif" in words:
        return f"{source}_modified", "modified"
    if _aside(node):
        return f"{source}_aside", "published"
    if "pubdate" in attributes or "publish" in words or "entry-date" in words or "posted" in words:
        return f"{source}_published", "published"
    return f"{source}_plain", "published"


def _aside(node: LexborNode) -> bool:
    """Whether an element stands in comments, teasers or other furniture, by the classes around it."""
    up, steps = node.parent, 0
    while up is not None and steps < 6:
        tag, attributes = up.tag, up.attributes
        words = f"{attributes.get('class')} {attributes.get('id')}".lower()
        if tag in ("a", "aside", "footer", "nav") or any(map(words.__contains__, _COMMENT)):
            return True
        if tag in ("article", "main", "body"):
            return False
        up, steps = up.parent, steps + 1
    return False
