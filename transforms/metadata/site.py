"""The name of the publication: as the page states it, checked against its title and its host."""

import re
from collections.abc import Iterable, Sequence, Set
from typing import Final
from urllib.parse import urlsplit

from transforms.markup.mainstory import bare
from transforms.markup.plain import one_line
from transforms.markup.structured import Structured
from transforms.markup.things import place, texts_of
from transforms.metadata.answer import NONE, Answer
from transforms.urls import GENERIC

LONGEST: Final = 60  # characters; the longest name of a publication on the development pages has 51
MAX_SPACES: Final = 5
MAX_HOMES: Final = 5  # links to the home page that are looked at
LETTERS: Final = 5  # shorter names ("Time") are words of other titles
DANGLING: Final = " -–—|:·•,"
_DOMAIN: Final = re.compile(r"^(?:https?://)?(?:www\.)?([\w.-]+\.[a-z]{2,})/?$", re.IGNORECASE)
_NO_NAME: Final = re.compile(r"^https?:|©|copyright|\(c\)|all rights|[{}<>]", re.IGNORECASE)
_HANDLE: Final = re.compile(r"^@\w+$")
_PLACES: Final = ("publisher", "sourceOrganization", "copyrightHolder")
_SITES: Final = frozenset(("website", "newsmediaorganization", "newspaper", "periodical"))
SEPARATED: Final = re.compile(r"\s+(?:[|\-–—:·•»«/~]+|::|\|\|)\s+|\s*[|｜]\s*|\s*(?:--|__)\s*")


Stated = tuple[str, str, float]  # a name, where it stands, and how sure that is


def stated_names(page: Structured) -> list[Stated]:
    """Return the names a page states for its site, with where and how sure; the surest first."""
    own = page.article.values if page.article else {}
    publishers = [name for place in _PLACES for value in page.meant(own.get(place)) for name in texts_of(value)]
    sites = [thing.text("name", "alternateName") for thing in page.stated if thing.types & _SITES]
    groups: tuple[tuple[str, Iterable[str], float], ...] = (
        ("meta:og:site_name", page.meta("og:site_name"), 0.95),
        (place(page.article, "publisher"), publishers, 0.9),
        ("jsonld:WebSite", sites, 0.85),
        ("meta:application-name", page.meta("application-name", "apple-mobile-web-app-title", "cre"), 0.8),
        ("meta:dc.publisher", page.meta("dc.publisher", "dcterms.publisher", "publisher", "copyright"), 0.6),
    )
    titles = {bare(title) for title in page.headlines}
    held = ((name.strip(DANGLING), source, sure) for source, names, sure in groups for name in names)
    named = (item for item in held if 0 < len(item[0]) <= LONGEST and not _NO_NAME.search(item[0]))
    return [item for item in named if bare(item[0]) not in titles]


def host_words(page: Structured) -> frozenset[str]:
    """Return the letters of the host's labels that may name the site: of news.example.co.uk those of "example"."""
    found = set()
    for address in page.addresses:
        labels = (urlsplit(address).hostname or "").removeprefix("www.").split(".")
        named = [label for label in labels[:-1] if label not in GENERIC]
        found |= {bare(".".join(labels)), bare(".".join(labels[-2:])), *(bare(label) for label in named[-1:])}
        found |= {bare(label) for label in named if len(label) >= LETTERS}
    return frozenset(found - {""})


def site_letters(page: Structured, stated: Iterable[Stated]) -> frozenset[str]:
    """Return the letters of all names the site goes by: those it states and those of its host."""
    return (host_words(page) | {bare(name) for name, _, _ in stated}) - {""}


def home_letters(page: Structured) -> frozenset[str]:
    """Return the letters of the title element where the link to the home page says just that: it names the site."""
    title = bare(page.title)
    homes = page.homes[:MAX_HOMES] if title else ()
    return frozenset((title,)) if any(bare(one_line(node.text(deep=True))) == title for node in homes) else frozenset()


def is_site(part: str, sites: Set[str]) -> bool:
    """Whether a part of a title names the site: by its name, or in a few words that hold a name of five letters."""
    letters = bare(part)
    if letters in sites:
        return True
    return part.count(" ") <= MAX_SPACES and any(len(site) >= LETTERS and site in letters for site in sites)


def site_name(page: Structured, stated: Sequence[Stated]) -> Answer[str]:
    """Return the name of the publication.

    A stated name that is but an address or a handle yields to one in words; without any, the end of the title that
    the host spells out is the name.
    """
    worded = [item for item in stated if not _DOMAIN.match(item[0]) and not _HANDLE.match(item[0])]
    if worded:
        return Answer(*worded[0])
    named = _in_title(page)
    if named:
        return Answer(named, "title", 0.8)
    if stated:
        match = _DOMAIN.match(stated[0][0])
        return Answer(match[1] if match else stated[0][0], stated[0][1], 0.5)
    return NONE


def _in_title(page: Structured) -> str:
    """Return the part of the title that the host spells out, the last one first."""
    known = host_words(page)
    parts = [part for text in (page.title, *page.meta("og:title")) for part in reversed(SEPARATED.split(text))]
    for part in parts:
        letters = bare(part)
        if len(letters) >= 3 and len(part) <= LONGEST and any(_spells(label, letters) for label in known):
            return part.strip()
    return ""


def _spells(label: str, letters: str) -> bool:
    return letters == label or letters.removeprefix("the") == label or (len(label) > 5 and letters.startswith(label))
