"""The addresses a page gives: its own, and that of its picture."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from transforms.markup.mainstory import same_page
from transforms.markup.structured import Structured
from transforms.markup.things import place, strings
from transforms.metadata.answer import NONE, Answer
from transforms.urls import registered

_OWN: Final = ("mainEntityOfPage", "url", "@id")
_HOME_PATH: Final = 6  # letters: "/", "/de/", "/en-gb"; what is longer is no home page
_IMAGES: Final = (
    "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "parsely-image-url",
    "sailthru.image.full", "thumbnail",
)  # fmt: skip
AGREED, ALONE, STRANGE = 0.98, 0.9, 0.7  # two sources agree; one alone; another host than the page was fetched from


def canonical_of(page: Structured) -> Answer[str]:
    """Return the address the page gives itself; one of a home page only where the page was fetched from there.

    Of link, og:url and JSON-LD the first wins, and is surer where another agrees.
    """
    found = [(source, url) for source, url in _stated(page) if not _is_home(url, page.url)]
    if not found:
        return NONE
    source, url = found[0]
    return vouched(url, source, fetched=page.url, others=[other for _, other in found[1:]])


def vouched(url: str, source: str, *, fetched: str | None, others: Iterable[str] = ()) -> Answer[str]:
    """Return an address that a page states for itself, surer where it was fetched from there or ``others`` agree."""
    if fetched and same_page(url, fetched):
        return Answer(url, source, AGREED)
    near = fetched is None or registered(urlsplit(url).hostname or "") == registered(urlsplit(fetched).hostname or "")
    if near and any(same_page(url, other) for other in others):
        return Answer(url, source, AGREED)
    return Answer(url, source, ALONE if near else STRANGE)


def _stated(page: Structured) -> list[tuple[str, str]]:
    own = page.article.values if page.article else {}
    groups: tuple[tuple[str, Iterable[str | None]], ...] = (
        ("link:canonical", page.link("canonical")),
        ("meta:og:url", map(page.absolute, page.meta("og:url"))),
        (place(page.article, "url"), (page.absolute(url) for name in _OWN for url in strings(own.get(name))[:2])),
        ("meta:twitter:url", map(page.absolute, page.meta("twitter:url", "parsely-link"))),
    )
    return [(source, url) for source, urls in groups for url in urls if url]


def _is_home(url: str, fetched: str | None) -> bool:
    """Whether an address is that of a home page, and not that of the page that was fetched."""
    parts = urlsplit(url)
    home = len(parts.path.strip("/")) < _HOME_PATH and parts.path.count("/") <= 2 and not parts.query
    return home and not (fetched and same_page(url, fetched)) and (fetched is None or len(urlsplit(fetched).path) > 1)


def image_of(page: Structured) -> Answer[str]:
    """Return the absolute address of the picture the page gives for itself."""
    for name in _IMAGES:
        for address in page.meta(name):
            url = page.absolute(address)
            if url:
                return Answer(url, f"meta:{name}", ALONE)
    own = page.article.values if page.article else {}
    stated = (strings(_address_of(value)) for name in ("image", "thumbnailUrl") for value in _listed(own.get(name)))
    for address in (text for texts in stated for text in texts):
        url = page.absolute(address)
        if url:
            return Answer(url, place(page.article, "image"), ALONE)
    linked = page.link("image_src")
    return Answer(linked[0], "link:image_src", ALONE) if linked else NONE


def _listed(value: object) -> list[object]:
    return list(value[:5]) if isinstance(value, list) else [value]


def _address_of(value: object) -> object:
    """Return the address of a picture that is an object: its name is a caption."""
    return (value.get("url") or value.get("contentUrl") or value.get("@id")) if isinstance(value, dict) else value
