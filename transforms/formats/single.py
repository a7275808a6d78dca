"""A stream that is one document."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from schemas.rejection import Rule
from transforms.formats.compression import SUFFIXES, whole
from transforms.formats.signatures import refused_kind
from transforms.formats.source import Fault, Found, Limits, Place, Said, Source
from transforms.formats.window import Window


def document(window: Window, source: Source, limits: Limits, media_type: str) -> Iterator[Found]:
    """Yield the one document of a stream, or its refusal; without a byte of text it is empty."""
    place = Place(source=source)
    payload = whole(window, limits)
    if isinstance(payload, tuple):
        yield place.refuse(*payload)
        return
    fault = refused_kind(payload) if payload.strip() else Fault(Rule.EMPTY, "no text at all")
    if fault is not None:
        yield place.refuse(fault, payload)
        return
    said = Said(container="file", by="none", url=source.url)
    yield place.document(payload, said, media_type=media_type, repairs=_repairs(window, source))


def _repairs(window: Window, source: Source) -> tuple[str, ...]:
    """Return what was passed over: a name that promises a compression, bytes behind the compressed document."""
    misnamed = not window.packed and PurePosixPath(source.uri).suffix.lower() in SUFFIXES
    return ("header",) * misnamed + ("trailing_garbage",) * (window.fault is not None)
