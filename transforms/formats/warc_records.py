"""The frames of a WARC file: where each record starts and ends, and how to go on behind a broken one.

fastwarc reads good files faster but gives up at the first record whose length lies, whose lines end in bare
LF or whose gzip member is damaged, and takes every later record with it: hence a splitter of our own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from schemas.rejection import Rule
from transforms.formats.source import Fault, Limits
from transforms.formats.window import Window

MARK = b"WARC/1."
_HEADER = re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n[A-Za-z-]+[ \t]*:")
LONGEST_HEAD = 64  # of what _HEADER matches: so much is kept where a chunk ends
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_NEXT = re.compile(rb"\r?\n\r?\n|[\r\n]*(?:WARC/|\Z)")
_LENGTH = re.compile(r"\d{1,19}")
PREFIX = 8_192  # what is kept of a record that is not read: enough to see what it would have been


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers by lower-case name, and its block, or why that could not be read.

    ``repairs`` are codes: trailing_garbage for bytes in front that are no record, header for headers written wrongly.
    """

    offset: int
    headers: dict[str, str] = field(default_factory=dict)
    block: bytes = b""
    fault: Fault | None = None
    repairs: tuple[str, ...] = ()


def records(window: Window, limits: Limits) -> Iterator[Record]:
    """Yield the records of a WARC file; a broken one has a fault and never takes its neighbours with it."""
    lost = False  # behind a broken record: what lies before the next header belongs to it
    while window.fill(1) or window.fault is not None:
        stray, garbage = _seek_header(window)
        passed = garbage and not lost and stray is None
        if stray is not None and not lost:
            yield stray
        lost = lost and stray is None
        if not window.fill(1):
            continue
        record = _record(window, limits)
        yield replace(record, repairs=(*record.repairs, "trailing_garbage")) if passed else record
        lost = record.fault is not None


def header_fields(lines: list[bytes]) -> dict[str, str]:
    """Return header fields by lower-case name, the first of equal names; lines without a colon are no fields."""
    fields: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip(" \t\r\n"))
    return fields


def _seek_header(window: Window) -> tuple[Record | None, bool]:
    """Go to the next record header; return what lay before it where that seems to have been a record.

    The second answer is whether anything but blank lines lay before it.
    """
    offset, held_header, garbage = window.offset, False, False
    while window.fill(1):
        head = window.peek(65_536)
        at = _header_at(head)
        skipped = head[: at if at >= 0 else max(1, len(head) - LONGEST_HEAD)]
        held_header = held_header or b"WARC-" in skipped
        garbage = garbage or bool(skipped.strip())
        window.drop(len(skipped))
        if at >= 0:
            break
    fault = window.fault if not window.fill(1) else None
    if fault is not None:
        window.resume()
    elif held_header:
        fault = Fault(Rule.BAD_RECORD, "a record without a beginning")
    return Record(offset, fault=fault) if fault else None, garbage


def _header_at(head: bytes, start: int = 0) -> int:
    found = _HEADER.search(head, start)
    return found.start() if found else -1


def _record(window: Window, limits: Limits) -> Record:
    """Take the record that starts here, or as much of it as is surely its own."""
    offset, head = window.offset, window.peek(limits.max_header_bytes)
    end = _HEADER_END.search(head)
    if end is None:
        window.drop(len(MARK))
        whole = len(head) == limits.max_header_bytes
        fault = Fault(Rule.BAD_RECORD, f"a header of more than {len(head)} bytes") if whole else _cut(window)
        return Record(offset, fault=fault)
    lines = head[: end.start()].split(b"\n")
    headers, repairs = header_fields(lines[1:]), _repairs(lines)
    window.drop(end.end())
    said = headers.get("content-length", "")
    if not _LENGTH.fullmatch(said):
        return Record(offset, headers, window.peek(PREFIX), Fault(Rule.BAD_RECORD, f"Content-Length: {said[:40]!r}"))
    if int(said) > limits.max_document_bytes + limits.max_header_bytes:
        return _oversize(window, Record(offset, headers, window.peek(PREFIX)), int(said), limits)
    return _block(window, Record(offset, headers, repairs=repairs), int(said))


def _repairs(lines: list[bytes]) -> tuple[str, ...]:
    """Return the code for a header with bare line feeds, or with lines that are no fields."""
    bare = any(not line.endswith(b"\r") for line in lines[:-1])
    return ("header",) if bare or any(b":" not in line for line in lines[1:]) else ()


def _block(window: Window, record: Record, length: int) -> Record:
    complete = window.fill(length)
    behind = window.peek(16, length) if complete else b""
    if complete and _NEXT.match(behind):
        return replace(record, block=window.take(length))
    block = window.peek(length)
    at = _next_in(block)
    if complete or at >= 0:
        fault = Fault(Rule.BAD_RECORD, f"Content-Length: {length} does not lead to the end of the record")
    else:
        fault = _cut(window)
    window.drop(at if at >= 0 else length)
    return Record(record.offset, record.headers, block[:PREFIX], fault)


def _oversize(window: Window, record: Record, length: int, limits: Limits) -> Record:
    """Pass over a record that is too large to hold, but not over a record that begins inside it."""
    left = length
    while left > 0 and window.fill(1):
        chunk = window.peek(min(left, 65_536))
        at = _next_in(chunk)
        step = at if at >= 0 else max(1, len(chunk) - LONGEST_HEAD)
        window.drop(step)
        left -= step
        if at >= 0:
            fault = Fault(Rule.BAD_RECORD, f"Content-Length: {length} does not lead to the end of the record")
            return Record(record.offset, record.headers, record.block, fault)
    fault = _cut(window) if left else Fault(Rule.TOO_LARGE, f"more than {limits.max_document_bytes} bytes")
    return Record(record.offset, record.headers, record.block, fault)


def _next_in(block: bytes) -> int:
    """Return where a further record begins inside of ``block``, -1 where none does."""
    at = _header_at(block, 4)
    return at if at > 0 and block[at - 1 : at] in (b"\r", b"\n") else -1


def _cut(window: Window) -> Fault:
    """Say why a record ends too early, and go on behind it."""
    if window.fault is None:
        return Fault(Rule.TRUNCATED, "the file ends inside of a record")
    fault = window.fault
    window.drop(len(window.peek(1 << 62)))
    window.resume()
    return Fault(fault.rule, fault.message)
