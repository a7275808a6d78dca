"""JSON lines: one document a row, its text or HTML beside what the crawler knew of it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice

from schemas.document import Document
from schemas.rejection import Rule
from transforms.formats.signatures import is_markup
from transforms.formats.source import Fault, Format, Found, Limits, Place, Said, Source
from transforms.formats.window import Window

MEDIA_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
PAGE_KEYS = ("html", "text", "content")  # in the order in which they are looked for
MAX_ID_BYTES = 200
MAX_KEYS_SHOWN, MAX_KEY_SHOWN, MAX_SHOWN = 8, 30, 200  # of a row without a page: keys, characters of each and of all
_BAD_IN_ID = re.compile(r"[\x00-\x1f\x7f-\x9f/\\\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it stands, or why it cannot be read; ``no`` counts from 1, as editors do."""

    no: int
    offset: int
    data: bytes
    fault: Fault | None = None


class BadRow(ValueError):
    """A row that holds no document; ``rule`` says what is wrong with it."""

    def __init__(self, message: str, rule: Rule = Rule.BAD_RECORD) -> None:
        super().__init__(message)
        self.rule = rule


def recognises(head: bytes) -> bool:
    """Whether the first line that is not empty is a JSON object with text or HTML."""
    line, _, _ = head.lstrip().partition(b"\n")
    if not line.startswith((b"{", b"\xef\xbb\xbf{")):
        return False
    try:
        payload_of(fields_of(line))
    except BadRow:
        return False
    return True


def read(window: Window, source: Source, limits: Limits) -> Iterator[Found]:
    """Yield one document or refusal for each row that is not empty; the first of equal ids is kept.

    Rows hold ``html`` or ``text`` (or ``content`` and its ``media_type``) and may hold ``id``, ``url`` and
    ``fetched_at`` (as ``source.instant_of`` reads it). Keys that are not known are not read.
    """
    seen: set[bytes] = set()
    for record_no, row in enumerate(_rows(window, limits)):
        place = Place(source=source, record_no=record_no, byte_offset=row.offset)
        try:
            yield _document(row, place, limits, seen)
        except BadRow as bad:
            yield place.refuse(Fault(bad.rule, f"row {row.no}: {bad}"), row.data)


def _rows(window: Window, limits: Limits) -> Iterator[Row]:
    number = 0
    while window.fill(1) or window.fault is not None:
        number, offset, fault = number + 1, window.offset, None
        end = window.find(b"\n", 0, limits.max_row_bytes)
        if end >= 0:
            data = window.take(end + 1)
        elif window.fill(limits.max_row_bytes):
            data, fault = b"", Fault(Rule.TOO_LARGE, f"more than {limits.max_row_bytes} bytes")
            _drop_line(window)
        else:
            data = window.take(limits.max_row_bytes)
            if not (data and window.fault is not None and window.fault.trailing):
                fault = window.fault
                window.resume()
        if fault is not None or data.strip():
            yield Row(number, offset, data, fault)


def _drop_line(window: Window) -> None:
    while window.fill(1):
        chunk = window.peek(65_536)
        end = chunk.find(b"\n")
        window.drop(len(chunk) if end < 0 else end + 1)
        if end >= 0:
            return


def _document(row: Row, place: Place, limits: Limits, seen: set[bytes]) -> Document:
    if row.fault is not None:
        raise BadRow(row.fault.message, row.fault.rule)
    fields = fields_of(row.data)
    payload, media_type = payload_of(fields)
    if len(payload) > limits.max_document_bytes:
        raise BadRow(f"more than {limits.max_document_bytes} bytes", Rule.TOO_LARGE)
    record_id = _id_of(fields.get("id"), seen)
    said = Said(
        container="jsonl", by="row", record_id=record_id, charset="utf-8", url=fields.get("url"),
        fetched_at=fields.get("fetched_at"),
    )  # fmt: skip
    return place.document(payload, said, media_type=media_type)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise BadRow("the same key twice")
    return fields


def fields_of(line: bytes) -> dict[str, object]:
    """Parse one row; raises BadRow for whatever is not one JSON object with unequal keys."""
    try:
        fields = json.loads(line, object_pairs_hook=_unique)
    except RecursionError:
        raise BadRow("nested too deeply") from None
    except BadRow:
        raise
    except ValueError as error:
        raise BadRow(f"no JSON: {error}") from None
    if not isinstance(fields, dict):
        raise BadRow("no JSON object")
    return fields


def payload_of(fields: dict[str, object]) -> tuple[bytes, str]:
    """Return the document's bytes and media type; raises BadRow where there are none.

    Lone surrogates stay in the bytes as they are, three bytes each: the decoder mends and reports them.
    """
    for key, media_type in (("html", "text/html"), ("text", "text/plain")):
        if (value := fields.get(key)) is not None:
            return _bytes_of(key, value), media_type
    if fields.get("content") is None:
        raise BadRow(f"no {', '.join(PAGE_KEYS[:-1])} or {PAGE_KEYS[-1]}; its keys: {_keys_of(fields)}")
    payload = _bytes_of("content", fields["content"])
    declared = fields.get("media_type")
    if declared is None:
        return payload, "text/html" if is_markup(payload[:4096]) else "text/plain"
    named = MEDIA_TYPES.get(str(declared).partition(";")[0].strip().lower())
    if named is None:
        raise BadRow(f"content of media type {str(declared)[:80]!r}", Rule.UNSUPPORTED_FORMAT)
    return payload, named


def _keys_of(fields: dict[str, object]) -> str:
    """Return the first keys of a row in its order, quoted, so that what cannot be printed is escaped."""
    shown = ", ".join(
        f"{key[:MAX_KEY_SHOWN]!r}{' (null)' if value is None else ''}"
        for key, value in islice(fields.items(), MAX_KEYS_SHOWN)
    )
    more = f" and {len(fields) - MAX_KEYS_SHOWN} more" if len(fields) > MAX_KEYS_SHOWN else ""
    return shown[:MAX_SHOWN] + more or "none"


def _bytes_of(key: str, value: object) -> bytes:
    if not isinstance(value, str):
        raise BadRow(f"{key} is no string")
    if not value.strip():
        raise BadRow(f"{key} is empty", Rule.EMPTY)
    return value.encode("utf-8", "surrogatepass")


def _id_of(value: object, seen: set[bytes]) -> str | None:
    if value is None:
        return None
    name = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(name, str):
        raise BadRow("the id is neither a string nor a whole number", Rule.BAD_ID)
    if not name.strip() or name.strip(".") == "" or _BAD_IN_ID.search(name):
        raise BadRow(f"the id {name[:80]!r} is empty, a path or unprintable", Rule.BAD_ID)
    if len(name.encode()) > MAX_ID_BYTES:
        raise BadRow(f"the id is over {MAX_ID_BYTES} bytes", Rule.BAD_ID)
    if is_repeated(name, seen):
        raise BadRow(f"the id {name!r} was given to an earlier row", Rule.DUPLICATE_ID)
    return name


def is_repeated(name: str, seen: set[bytes]) -> bool:
    """Whether ``name`` was met before; remembers it in 16 bytes, however long it is."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    repeated = digest in seen
    seen.add(digest)
    return repeated


FORMAT = Format(
    name="jsonl",
    suffixes=frozenset({".jsonl", ".ndjson", ".jsonlines"}),
    recognises=recognises,
    read=read,
)
