"""HTML pages as a server sent them."""

from collections.abc import Iterator

from transforms.formats.signatures import is_markup
from transforms.formats.single import document
from transforms.formats.source import Format, Found, Limits, Source
from transforms.formats.window import Window


def read(window: Window, source: Source, limits: Limits) -> Iterator[Found]:
    """Yield the page as one document."""
    return document(window, source, limits, "text/html")


FORMAT = Format(
    name="html",
    suffixes=frozenset({".html", ".htm", ".xhtml", ".shtml"}),
    recognises=is_markup,
    read=read,
)
