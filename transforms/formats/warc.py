"""WARC files: pages in HTTP responses, resources, and the text of WET files."""

import re
from collections.abc import Iterator

from schemas.rejection import Rule
from transforms.formats import http_message
from transforms.formats.http_message import Message
from transforms.formats.jsonl import MEDIA_TYPES, is_repeated
from transforms.formats.signatures import SNIFF, is_markup, is_page, refused_kind
from transforms.formats.source import Fault, Format, Found, Limits, Place, Said, Source
from transforms.formats.warc_records import Record, records
from transforms.formats.window import Window

PAGES = frozenset({"response", "resource", "conversion"})
# what servers say when they do not know; everything else that is not in MEDIA_TYPES is something else
UNSURE = frozenset({"", "application/octet-stream", "application/unknown", "unknown/unknown", "*/*", "text/*"})
OTHERS = frozenset({"warcinfo", "request", "metadata", "revisit", "continuation"})
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_DATA = re.compile(rb"\s*(?:[{\[]|<\?xml|<rss|<feed|<svg|<urlset)")


def recognises(head: bytes) -> bool:
    """Whether a record header stands first."""
    return re.match(rb"\s*WARC/\d\.\d", head) is not None


def read(window: Window, source: Source, limits: Limits) -> Iterator[Found]:
    """Yield one document or refusal for each page; of records that hold none the source is told the kind.

    A page is HTML or plain text by its first bytes or else by its declared type. Of equal WARC-Record-IDs
    the first is kept. Pages with an HTTP status that is no success are refused: they are not what was
    asked for.
    """
    seen: set[bytes] = set()
    record_no, empty = 0, True
    for record in records(window, limits):
        place = Place(source=source, record_no=record_no, byte_offset=record.offset)
        found = _found(record, place, limits, seen)
        empty = False
        if isinstance(found, str):
            source.skip(found)
        else:
            record_no += 1
            yield found
    if empty:
        yield Place(source=source).refuse(Fault(Rule.BAD_CONTAINER, "no WARC record in it"))


def media_type_of(declared: str, body: bytes) -> str | None:
    """Return what a body is, text/html or text/plain; None when it is something else than a page."""
    head = body[:SNIFF]
    known = MEDIA_TYPES.get(declared)
    if is_page(head) or known == "text/html":
        return "text/html"
    if known or declared in UNSURE:
        if is_markup(head):
            return "text/html"
        return None if refused_kind(head) or (not known and _DATA.match(head)) else "text/plain"
    return None


def _found(record: Record, place: Place, limits: Limits, seen: set[bytes]) -> Found | str:
    """Return what a record holds, or its kind where that is no page."""
    kind = record.headers.get("warc-type", "").lower()
    if kind not in PAGES and not (record.fault and not kind):
        return kind if kind in OTHERS else "other"
    message = http_message.parse(record.block) if kind == "response" else Message(None, record.block)
    content_type = (message if message.status else record).headers.get("content-type")
    declared = http_message.media_type(content_type)
    if record.fault is not None:
        other = message.status and media_type_of(declared, message.body) is None
        return _kind(declared) if other else place.refuse(record.fault)
    body = http_message.decoded(message, limits)
    if isinstance(body, tuple):
        return place.refuse(*body)
    media_type = media_type_of(declared, body)
    if media_type is None:
        return _kind(declared)
    fault = _fault(record, message, body, limits, seen)
    if fault is not None:  # a bad name is the record's; its bytes may stand well elsewhere
        return place.refuse(fault, b"" if fault.rule is Rule.BAD_ID else body)
    lied = body is message.body and http_message.claims_coding(message)
    said = Said(
        container="warc", by="warc", record_id=record.headers.get("warc-record-id"),
        charset=http_message.charset(content_type), url=_address(record), fetched_at=record.headers.get("warc-date"),
    )  # fmt: skip
    return place.document(body, said, media_type=media_type, repairs=(*record.repairs, *(("header",) if lied else ())))


def _kind(declared: str) -> str:
    """Return the declared media type of what is no page; a server may have written anything there."""
    return declared if _MEDIA_TYPE.fullmatch(declared) else "unknown"


def _fault(record: Record, message: Message, body: bytes, limits: Limits, seen: set[bytes]) -> Fault | None:
    """Say why a page is refused: by its place in the archive first, then by what it holds."""
    url, name = record.headers.get("warc-target-uri", ""), record.headers.get("warc-record-id")
    if _CONTROL.search(url) or _CONTROL.search(name or ""):
        return Fault(Rule.BAD_ID, "control characters in WARC-Target-URI or WARC-Record-ID")
    if name and is_repeated(name, seen):
        return Fault(Rule.DUPLICATE_ID, f"the WARC-Record-ID {name[:80]!r} was given to an earlier record")
    if message.status is not None and not 200 <= message.status < 300:
        return Fault(Rule.NO_CONTENT, f"HTTP status {message.status}")
    if not body.strip():
        return Fault(Rule.EMPTY, "no text at all")
    if len(body) > limits.max_document_bytes:
        return Fault(Rule.TOO_LARGE, f"more than {limits.max_document_bytes} bytes")
    return refused_kind(body)


def _address(record: Record) -> str:
    return record.headers.get("warc-target-uri", "").removeprefix("<").removesuffix(">")


FORMAT = Format(name="warc", suffixes=frozenset({".warc", ".wet"}), recognises=recognises, read=read)
