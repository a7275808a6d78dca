"""Plain text: pages that were flattened before they came here."""

from collections.abc import Iterator

from transforms.formats.single import document
from transforms.formats.source import Format, Found, Limits, Source
from transforms.formats.window import Window


def read(window: Window, source: Source, limits: Limits) -> Iterator[Found]:
    """Yield the text as one document."""
    return document(window, source, limits, "text/plain")


FORMAT = Format(name="text", suffixes=frozenset({".txt", ".text"}), read=read)
