"""Which of the articles that a page describes is its own: by its address, its headline, and where it stands."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urlsplit

from transforms.clean import fold
from transforms.markup.things import Thing, strings
from transforms.urls import clean_url

_SHORTEST: Final = 12  # letters of a headline that can be told to be in a title
_WORDS: Final = re.compile(r"[\W_]+")
_SCRIPTS: Final = (".php", ".asp", ".aspx", ".cgi", ".cfm", ".jsp", ".do")
_GENERIC: Final = frozenset(("article", "creativework"))


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page besides its articles: the keys of its addresses and the titles it gives itself."""

    keys: frozenset[tuple[str, str, str]]
    titles: tuple[str, ...]


def ranked(articles: Sequence[Thing], page: Page) -> list[tuple[Thing, bool]]:
    """Return articles with whether each is the page's own story, the likeliest first; of equals the first.

    An article that agrees with neither address nor title is the page's own only where it is the one that stands alone.
    """
    alone = [thing for thing in articles if not thing.nested]
    titles = [bare(title) for title in page.titles]
    weighed = [(_agreement(thing, page.keys, titles), thing) for thing in articles]
    weighed.sort(key=lambda item: (-item[0], item[1].nested, -_telling(item[1])))
    return [(thing, agrees > 0 or (agrees == 0 and alone == [thing])) for agrees, thing in weighed]


@lru_cache(maxsize=1_024)  # a page asks for its titles and the names of its site a dozen times
def bare(text: str) -> str:
    """Return the letters and digits of a text alone, folded."""
    return _WORDS.sub("", fold(text))


@lru_cache(maxsize=1_024)
def page_key(url: str) -> tuple[str, str, str]:
    """Return what tells a page by its absolute address: scheme, "www.", "/amp" and a last slash aside.

    The query counts where the path is that of a home page or a script.
    """
    parts = urlsplit(url)
    path = unquote(parts.path).rstrip("/").removesuffix("/amp")
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    return host, path, "" if path and not path.endswith(_SCRIPTS) else parts.query


def same_page(one: str, other: str) -> bool:
    """Whether two absolute addresses are those of one page."""
    return page_key(one) == page_key(other)


def _agreement(thing: Thing, keys: Set[tuple[str, str, str]], titles: Sequence[str]) -> int:
    """Return how much an article agrees with the page: 2 for its address, 2 for its headline, less for another's."""
    own = [url for name in ("mainEntityOfPage", "url", "@id") for url in _addresses(thing, name)]
    score = 0
    if own and keys:
        score += 2 if any(page_key(url) in keys for url in own) else -1
    heads = [head for text in thing.texts("headline", "name") if len(head := bare(text)) >= _SHORTEST]
    if heads and any(titles):
        score += 2 if any(head in title or title in head for head in heads for title in titles if title) else -1
    return score - thing.nested


def _addresses(thing: Thing, name: str) -> list[str]:
    held = (clean_url(url) for url in strings(thing.values.get(name))[:3])
    return [url for url in held if url]


def _telling(thing: Thing) -> int:
    """Return how telling an article is: its kind and how much is said of it."""
    return 100 * bool(thing.types - _GENERIC) + len(thing.values)
