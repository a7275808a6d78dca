"""A stream that is one document."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath

from schemas.document import Document
from schemas.rejection import Rule
from transforms.formats.compression import SUFFIXES, whole
from transforms.formats.signatures import refused_kind
from transforms.formats.source import Fault, Found, Limits, Place, Source, fetched
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
    fetched_at, who = fetched(None, "none", source)
    yield Document(
        document_id=sha256(payload).hexdigest(),
        uri=source.uri,
        container="file",
        record_no=0,
        record_id=None,
        byte_offset=0,
        byte_length=len(payload),
        media_type=media_type,
        charset=None,
        url=source.url,
        fetched_at=fetched_at,
        fetched_at_source=who,
        repairs=_repairs(window, source),
        payload=payload,
    )


def _repairs(window: Window, source: Source) -> tuple[str, ...]:
    """Return what was passed over: a name that promises a compression, bytes behind the compressed document."""
    misnamed = not window.packed and PurePosixPath(source.uri).suffix.lower() in SUFFIXES
    return ("header",) * misnamed + ("trailing_garbage",) * (window.fault is not None)
