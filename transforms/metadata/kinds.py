"""What kind of article a page is: by the types it states, the words of its section, address and headline."""

import json
import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Final, Literal, cast
from urllib.parse import unquote, urlsplit

from transforms.clean import fold
from transforms.markup.structured import Structured
from transforms.markup.things import place
from transforms.metadata.answer import Answer

Kind = Literal[
    "news", "opinion", "analysis", "live_blog", "video", "audio", "gallery", "review", "interview", "press_release",
    "sponsored", "satire", "fact_check", "recipe", "obituary", "blog", "unknown",
]  # fmt: skip
_TABLE: Final = json.loads(files(__package__).joinpath("kinds.json").read_text("utf-8"))
_TYPES: Final = {name: kind for kind, names in _TABLE["types"].items() for name in names}
_WORDS: Final = {fold(word): kind for kind, words in _TABLE["words"].items() for word in words}
_PREFIXES: Final = {fold(word): kind for kind, words in _TABLE["prefixes"].items() for word in words}
_PLAIN: Final = ("news", "blog")  # types that say little: most live blogs and columns of news sites are NewsArticles
_PREFIX: Final = re.compile(r"^([^\W\d][^:|–—]{2,24}?)\s*(?:[:|]|\s[–—-]\s)")
_SEGMENT_MOST: Final = 3  # parts of an address before its slug that name sections


def kind_of(page: Structured, title: str | None, section: str | None) -> Answer[Kind]:
    """Return the kind of article; "unknown" where nothing says more than that it is one.

    A telling type wins, then the section, the address and how the headline opens, then NewsArticle.
    """
    types = page.article.types if page.article else frozenset()
    stated = [kind for name in sorted(types) if (kind := _TYPES.get(name))]
    telling = [kind for kind in stated if kind not in _PLAIN]
    if telling:
        return _answer(telling[0], place(page.article, "type"), 0.95)
    worded = _by_words(page, title, section)
    if worded:
        return worded
    alone = _without_article(page)
    if alone:
        return alone
    if stated:
        return _answer(stated[0], place(page.article, "type"), 0.6)
    return _answer("unknown", "none", 0.0)


def _answer(kind: str, source: str, sure: float) -> Answer[Kind]:
    return Answer(cast(Kind, kind), source, sure)


def _by_words(page: Structured, title: str | None, section: str | None) -> Answer[Kind] | None:
    own = _WORDS.get(fold(section or ""))
    if own:
        return _answer(own, "section", 0.85)
    prefix = _PREFIX.match(title or "")
    opening = _PREFIXES.get(fold(prefix[1])) if prefix else None
    if opening:
        return _answer(opening, "headline", 0.75)
    for part in _segments(page.addresses):
        if part in _WORDS:
            return _answer(_WORDS[part], "url", 0.75)
    return None


def _segments(addresses: Iterable[str]) -> list[str]:
    """Return the parts of the first address that name sections: all but the last, and the first label of its host."""
    for address in addresses:
        parts = urlsplit(address)
        path = [part for part in parts.path.split("/") if part][:-1]
        return [*(fold(unquote(part)) for part in path[:_SEGMENT_MOST]), (parts.hostname or "").split(".")[0]]
    return []


def _without_article(page: Structured) -> Answer[Kind] | None:
    """Return what a page without an article of its own is: a video, a gallery, a podcast."""
    if page.article is not None:
        return None
    others = [thing for thing in page.stated if not thing.nested and not thing.is_article]
    kinds = [kind for thing in others for name in sorted(thing.types) if (kind := _TYPES.get(name))]
    og = next(iter(page.meta("og:type")), "").casefold()
    if kinds:
        return _answer(kinds[0], "jsonld:type", 0.8)
    if og.startswith("video"):
        return _answer("video", "meta:og:type", 0.7)
    return None
