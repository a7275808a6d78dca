"""What the markup of a page says of its dates: JSON-LD, meta elements, microdata, time elements, classes, URL."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from schemas.article import DateSource
from transforms.dates.jsonld import Thing, things

Role = Literal["published", "modified"]
MAX_NODES = 60  # time elements or classed elements looked at: the first ones are the article's
_TABLE = json.loads(files(__package__).joinpath("markup.json").read_text("utf-8"))
_META_KINDS = {name: kind for kind, names in _TABLE["meta"].items() for name in names}
_ARTICLE, _PAGE = (frozenset(_TABLE["things"][kind]) for kind in ("article", "page"))
_NEWS = frozenset(name for name in _ARTICLE if name.endswith("newsarticle") or name == "liveblogposting")
_CLASSED = ",".join(
    [f"[class*='{word}' i]" for word in ("date", "time", "publish", "posted", "datum")]
    + ["[id*='date' i]", "abbr[title]", ".updated", ".meta", ".byline"]
)
_COMMENT = re.compile(r"comment|reply|respon|kommentar|related|teaser|sidebar|widget|footer|recent|nav", re.IGNORECASE)
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/\-_.]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?![\d])")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/\-](0[1-9]|1[0-2])(?=/)")


@dataclass(frozen=True, slots=True)
class Claim:
    """One date that markup claims: ``kind`` is where exactly, in the words of ``KINDS``; ``raw`` as it stands there."""

    source: DateSource
    kind: str
    role: Role
    raw: str
    key: str


KINDS = (
    "ld_news", "ld_article", "ld_page", "ld_part", "ld_other", "ld_created", "ld_modified", "ld_part_modified",
    "meta_published", "meta_dated", "meta_modified", "micro_published", "micro_modified", "time_published",
    "time_first", "time_plain", "time_modified", "time_aside", "class_published", "class_plain",
    "class_modified", "class_aside", "url",
)  # fmt: skip


def claims(tree: LexborHTMLParser) -> list[Claim]:
    """Return what a parsed page claims, the most formal sources first."""
    return [*from_things(things(tree)), *from_meta(tree), *body_claims(tree)]


def body_claims(tree: LexborHTMLParser) -> list[Claim]:
    """Return what microdata and time elements claim; both are found in one walk of the tree."""
    nodes = tree.css("[itemprop*='date' i],time")
    dated = [node for node in nodes if "itemprop" in node.attributes][:MAX_NODES]
    times = [node for node in nodes if node.tag == "time"][:MAX_NODES]
    return [*_from_microdata(dated), *_from_time(times)]


def from_things(found: Iterable[Thing]) -> Iterator[Claim]:
    """Yield the dates of things described in JSON-LD."""
    for thing in found:
        yield from _from_thing(thing)


def _from_thing(thing: Thing) -> Iterator[Claim]:
    for name, value in thing.dates.items():
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


def from_meta(tree: LexborHTMLParser) -> Iterator[Claim]:
    """Yield the dates of meta elements."""
    for node in tree.css("meta"):
        attributes = node.attributes
        value = attributes.get("content")
        if not value or len(value) > 80:
            continue
        name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
        kind = _META_KINDS.get(name.strip().casefold())
        if kind:
            yield Claim("meta", f"meta_{kind}", "modified" if kind == "modified" else "published", value, name)


def _from_microdata(nodes: Iterable[LexborNode]) -> Iterator[Claim]:
    for node in nodes:
        name = (node.attributes.get("itemprop") or "").casefold()
        value = _value(node)
        if not value or name not in ("datepublished", "datecreated", "datemodified", "dateposted"):
            continue
        role: Role = "modified" if name == "datemodified" else "published"
        yield Claim("microdata", "class_aside" if _aside(node) else f"micro_{role}", role, value, name)


def _from_time(nodes: Iterable[LexborNode]) -> Iterator[Claim]:
    first = True
    for node in nodes:
        value = _value(node)
        if not value:
            continue
        kind, role = _worded_kind("time", node)
        if kind == "time_plain" and first:
            kind, first = "time_first", False
        yield Claim("time", kind, role, value, node.attributes.get("class") or "time")


def classed(tree: LexborHTMLParser) -> Iterator[Claim]:
    """Yield the short texts of elements whose class speaks of dates; dear, and asked for only in doubt."""
    for node in tree.css(_CLASSED)[: 2 * MAX_NODES]:
        if node.tag in ("time", "body", "html", "script", "meta"):
            continue
        value = node.attributes.get("title") if node.tag == "abbr" else node.text(separator=" ", strip=True)
        if value and 6 <= len(value) <= 100 and any(map(str.isdigit, value)):
            kind, role = _worded_kind("class", node)
            yield Claim("text", kind, role, value, node.attributes.get("class") or node.tag or "")


def _value(node: LexborNode) -> str:
    attributes = node.attributes
    return attributes.get("content") or attributes.get("datetime") or node.text(separator=" ", strip=True)[:80]


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
        attributes = up.attributes
        if up.tag in ("aside", "footer", "nav") or _COMMENT.search(f"{attributes.get('class')} {attributes.get('id')}"):
            return True
        if up.tag in ("article", "main", "body"):
            return False
        up, steps = up.parent, steps + 1
    return False


def from_url(url: str | None) -> Iterator[Claim]:
    """Yield the day or month in an address: /2012/05/31/, 2012-05-31, 20120531, /2012/05/."""
    path = (url or "").split("?", 1)[0]
    day = _URL_DAY.search(path)
    if day and (day[2] or len(day[0]) == 8):
        yield Claim("url", "url", "published", f"{day[1]}-{int(day[3]):02d}-{int(day[4]):02d}", "path")
        return
    month = _URL_MONTH.search(path)
    if month:
        yield Claim("url", "url", "published", f"{month[1]}-{month[2]}", "path")
