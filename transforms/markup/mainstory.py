"""Which of the articles that a page describes is its own: by its address, its headline, and where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from transforms.clean import fold
from transforms.markup.things import Thing, strings

_SHORTEST: Final = 12  # letters of a headline that can be told to be in a title
_WORDS: Final = re.compile(r"[\W_]+")
_GENERIC: Final = frozenset(("article", "creativework"))


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page besides its articles: its addresses and the titles it gives itself."""

    addresses: tuple[str, ...]
    titles: tuple[str, ...]


def ranked(articles: Sequence[Thing], page: Page) -> list[tuple[Thing, bool]]:
    """Return articles with whether each is the page's own story, the likeliest first; of equals the first.

    An article that agrees with neither address nor title is the page's own only where it is the one that stands alone.
    """
    alone = [thing for thing in articles if not thing.nested]
    titles = [bare(title) for title in page.titles]
    weighed = [(_agreement(thing, page.addresses, titles), thing) for thing in articles]
    weighed.sort(key=lambda item: (-item[0], item[1].nested, -_telling(item[1])))
    return [(thing, agrees > 0 or (agrees == 0 and alone == [thing])) for agrees, thing in weighed]


def bare(text: str) -> str:
    """Return the letters and digits of a text alone, folded."""
    return _WORDS.sub("", fold(text))


def same_page(one: str, other: str) -> bool:
    """Whether two absolute addresses are those of one page: scheme, "www.", query and a last slash aside.

    A query counts where one of them has no path.
    """
    first, second = urlsplit(one), urlsplit(other)
    if _host(first.hostname) != _host(second.hostname) or _path(first.path) != _path(second.path):
        return False
    return bool(_path(first.path)) or first.query == second.query


def _host(name: str | None) -> str:
    return (name or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _path(path: str) -> str:
    return unquote(path).rstrip("/").removesuffix("/amp")


def _agreement(thing: Thing, addresses: Sequence[str], titles: Sequence[str]) -> int:
    """Return how much an article agrees with the page: 2 for its address, 2 for its headline, less for another's."""
    own = [url for name in ("mainEntityOfPage", "url", "@id") for url in _addresses(thing, name)]
    score = 0
    if own and addresses:
        score += 2 if any(same_page(url, known) for url in own for known in addresses) else -1
    heads = [head for text in thing.texts("headline", "name") if len(head := bare(text)) >= _SHORTEST]
    if heads and any(titles):
        score += 2 if any(head in title or title in head for head in heads for title in titles if title) else -1
    return score - thing.nested


def _addresses(thing: Thing, name: str) -> list[str]:
    return [url for url in strings(thing.values.get(name))[:3] if url.startswith(("http://", "https://"))]


def _telling(thing: Thing) -> int:
    """Return how telling an article is: its kind and how much is said of it."""
    return 100 * bool(thing.types - _GENERIC) + len(thing.values)
