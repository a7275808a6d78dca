"""What a story is filed under: its section and its tags."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from transforms.clean import fold
from transforms.markup.mainstory import bare
from transforms.markup.plain import one_line
from transforms.markup.structured import Structured
from transforms.markup.things import Thing, place, strings, texts_of
from transforms.metadata.answer import NONE, Answer

MAX_TAGS: Final = 50
LONGEST: Final = 80  # characters of a tag or a section; longer ones are sentences
_SECTIONS: Final = (
    "article:section", "og:article:section", "og:section", "parsely-section", "section", "cxenseparse:taxonomy",
    "sailthru.verticals", "dc.subject", "article:section:name", "category", "cg", "classification",
)  # fmt: skip
_TAGS: Final = (
    "article:tag",
    "og:article:tag",
    "parsely-tags",
    "sailthru.tags",
    "news_keywords",
    "keywords",
    "cxenseparse:keywords",
)
_PARTED: Final = re.compile(r"\s*[,;|،、，]\s*")
_MACHINE: Final = re.compile(r"[A-Za-z_]{2,20}:\S|[a-z_]{2,15}: \S|https?\b|[{}<>]")
_HOMES: Final = frozenset((
    "home", "homepage", "start", "startseite", "accueil", "inicio", "início", "portada", "strona główna", "главная",
    "hjem", "forside", "hem", "etusivu", "domů", "úvod", "kezdőlap", "acasă", "anasayfa", "ana sayfa", "ホーム", "首页",
    "홈", "beranda", "trang chủ", "principal", "root", "blog", "index", "www", "toppage", "トップ",
))  # fmt: skip


def section_of(page: Structured, title: str | None, site: str | None) -> Answer[str]:
    """Return the section a page is filed in: stated for its article, by a meta element, or by its breadcrumbs."""
    own = page.article.values if page.article else {}
    trail = next((thing for thing in page.things if "breadcrumblist" in thing.types), None)
    avoided = {"", bare(title or ""), bare(site or ""), *(bare(text) for text in page.headlines)}
    groups: tuple[tuple[str, Iterable[str], float], ...] = (
        ("meta:article:section", page.meta(*_SECTIONS[:2]), 0.95),
        (place(page.article, "articleSection"), texts_of(own.get("articleSection")), 0.95),
        ("meta:section", page.meta(*_SECTIONS[2:]), 0.8),
        (place(trail, "breadcrumb"), _crumbs(trail) if trail else (), 0.8),
    )
    for source, names, sure in groups:
        for name in names:
            part = _PARTED.split(name)[0].strip(" /#>")
            if 0 < len(part) <= LONGEST and fold(part) not in _HOMES and bare(part) not in avoided and "{" not in part:
                return Answer(part, source, sure)
    return NONE


def _crumbs(trail: Thing) -> list[str]:
    """Return the names of a breadcrumb list, without the last one where that is the page itself."""
    items = trail.values.get("itemListElement")
    items = items if isinstance(items, list) else [items]
    names = [name for item in items[:8] for name in _crumb(item)]
    return names[:-1] if len(names) > 1 else names


def _crumb(item: Any) -> list[str]:
    if not isinstance(item, dict):
        return []
    inner = item.get("item")
    named = item.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
    return [name for name in texts_of(named)[:1] if not name.startswith("http")]


def tags_of(page: Structured, avoided: Iterable[str | None]) -> Answer[tuple[str, ...]]:
    """Return the tags of a page, each once: those of its article first; ``avoided`` are its section and site."""
    own = page.article.values if page.article else {}
    stated = [
        ("meta:article:tag", page.meta(*_TAGS[:2])),
        (place(page.article, "keywords"), strings(own.get("keywords"))),
    ]
    stated.append(("meta:keywords", page.meta(*_TAGS[2:])))
    held: dict[str, str] = {}
    sources = []
    for source, texts in stated:
        before = len(held)
        for tag in (tag for text in texts for tag in _split(text)):
            if bare(tag):
                held.setdefault(fold(tag), tag)
        sources += [source] * (len(held) > before)
    for name in avoided:
        held.pop(fold(name or ""), None)
    if not held:
        return NONE
    sure = 0.9 if sources[0] != "meta:keywords" else 0.7
    return Answer(tuple(held.values())[:MAX_TAGS], sources[0], sure, cut=len(held) > MAX_TAGS)


def _split(text: str) -> Iterator[str]:
    """Yield the tags of one text; names of a vocabulary ("type:article", "tag:rss") are none of a reader's."""
    for raw in _PARTED.split(text):
        tag = one_line(raw).strip(" #\"'.-–").removeprefix("Tag:")
        if tag and len(tag) <= LONGEST and not _MACHINE.match(tag):
            yield tag
