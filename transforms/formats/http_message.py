"""HTTP responses as archives keep them: the body as the server meant it, whatever its headers claim."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from schemas.rejection import Rule
from transforms.formats.compression import GZIP, Deflate, magic_of, unpack, unpack_brotli
from transforms.formats.source import Fault, Limits
from transforms.formats.warc_records import header_fields

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_HEAD = re.compile(rb"[ \t]*([0-9a-fA-F]{1,15})[ \t]*(?:;[^\n]{0,4096})?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';,]+)", re.IGNORECASE)

Unpacked = bytes | tuple[Fault, bytes]


@dataclass(frozen=True, slots=True)
class Message:
    """One response; ``status`` is None where the block is no HTTP at all."""

    status: int | None
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def parse(block: bytes) -> Message:
    """Part a block into status, headers and body; a block that is no HTTP is all body."""
    status = _STATUS.match(block)
    if status is None:
        return Message(None, block)
    end = _HEADER_END.search(block)
    head, body = (block, b"") if end is None else (block[: end.start()], block[end.end() :])
    return Message(int(status[1]), body, header_fields(head.split(b"\n")[1:]))


def media_type(content_type: str | None) -> str:
    """Return the media type of a Content-Type, in lower case; empty when it names none."""
    return (content_type or "").partition(";")[0].partition(",")[0].strip().lower()


def charset(content_type: str | None) -> str | None:
    """Return the character set of a Content-Type, as written there; None when it names none."""
    found = _CHARSET.search(content_type or "")
    return found[1][:100] if found else None


def decoded(message: Message, limits: Limits) -> Unpacked:
    """Undo the codings of a body. A coding that the bytes do not have is not undone: crawlers keep the
    headers of bodies that they have unpacked themselves.
    """
    body: Unpacked = message.body
    if "chunked" in message.headers.get("transfer-encoding", "").lower():
        body = dechunked(message.body)
    codings = message.headers.get("content-encoding", "").lower().split(",")[:3]
    for coding in reversed([coding.strip() for coding in codings]):
        if isinstance(body, bytes) and body:
            body = CODINGS.get(coding, _signed)(body, limits)
    return body


def claims_coding(message: Message) -> bool:
    """Whether the headers of a message say that its body is coded."""
    said = (message.headers.get("transfer-encoding"), message.headers.get("content-encoding"))
    return any(coding and coding.strip().lower() != "identity" for coding in said)


def dechunked(body: bytes) -> bytes:
    """Join the chunks of a body; one that is not made of chunks is given back as it is."""
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        head = _CHUNK_HEAD.match(body, at)
        if head is None:
            return body
        size, start = int(head[1], 16), head.end()
        if size == 0:
            return b"".join(parts)
        parts.append(body[start : start + size])
        at = start + size
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)
    return b"".join(parts) if parts else body


def _signed(body: bytes, limits: Limits) -> Unpacked:
    """Unpack what begins with the signature of gzip or zstandard, whatever it is called."""
    return body if magic_of(body) is None else unpack(body, limits)


def _deflate(body: bytes, limits: Limits) -> Unpacked:
    """Unpack deflate, which servers send with the header of zlib or bare; neither has a sure signature."""
    if body.startswith(GZIP):
        return unpack(body, limits)
    tries = [unpack(body, limits, Deflate(wbits)) for wbits in (15, -15)]
    sound = [tried for tried in tries if isinstance(tried, bytes) or tried[0].rule in TOO_MUCH]
    return sound[0] if sound else body


TOO_MUCH = frozenset({Rule.BOMB, Rule.TOO_LARGE})
CODINGS: dict[str, Callable[[bytes, Limits], Unpacked]] = {"br": unpack_brotli, "deflate": _deflate}
