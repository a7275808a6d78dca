import gzip
import zlib
from io import BytesIO

import pytest
import zstandard
from fastwarc.stream_io import BrotliWriter
from hypothesis import given
from hypothesis import strategies as st

from schemas.rejection import Rule
from transforms.formats.http_message import Message, charset, dechunked, decoded, media_type, parse
from transforms.formats.source import LIMITS, Limits

PAGE = b"<!DOCTYPE html><html><body>" + b"<p>The pier will be rebuilt.</p>" * 40


def brotli(data: bytes) -> bytes:
    out = BytesIO()
    with BrotliWriter(out) as writer:
        writer.write(data)
    return out.getvalue()


def chunked(*parts: bytes, head: bytes = b"%x\r\n") -> bytes:
    return b"".join(head % len(part) + part + b"\r\n" for part in parts) + b"0\r\n\r\n"


BODIES = [
    (PAGE, b""),
    (gzip.compress(PAGE), b"Content-Encoding: gzip\r\n"),
    (gzip.compress(PAGE), b"content-encoding: X-GZIP\r\n"),
    (gzip.compress(PAGE), b""),
    (gzip.compress(PAGE), b"Content-Encoding: deflate\r\n"),
    (zlib.compress(PAGE), b"Content-Encoding: deflate\r\n"),
    (zlib.compress(PAGE)[2:-4], b"Content-Encoding: deflate\r\n"),
    (zstandard.compress(PAGE), b"Content-Encoding: zstd\r\n"),
    (brotli(PAGE), b"Content-Encoding: br\r\n"),
    (brotli(gzip.compress(PAGE)), b"Content-Encoding: gzip, br\r\n"),
    (chunked(PAGE[:100], PAGE[100:]), b"Transfer-Encoding: chunked\r\n"),
    (chunked(PAGE, head=b"%X;ext=1\r\n"), b"Transfer-Encoding: chunked\r\n"),
    (chunked(gzip.compress(PAGE)), b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    (chunked(PAGE)[:-5], b"Transfer-Encoding: chunked\r\n"),
    *((PAGE, b"Content-Encoding: " + lie + b"\r\n") for lie in (b"gzip", b"deflate", b"br", b"zstd", b"x")),
    (PAGE, b"Transfer-Encoding: chunked\r\n"),
    (PAGE, b"Content-Length: 7\r\n"),
    (PAGE, b"broken header line\r\n : \r\n"),
]


@pytest.mark.parametrize(("body", "header"), BODIES)
def test_a_body_is_unpacked_as_far_as_it_is_packed(body: bytes, header: bytes) -> None:
    message = parse(b"HTTP/1.1 200 OK\r\n" + header + b"\r\n" + body)
    assert message.status == 200
    assert decoded(message, LIMITS) == PAGE


@pytest.mark.parametrize("coding", ["gzip", "deflate", "zstd", "br"])
def test_a_body_that_unpacks_to_too_much_is_a_bomb(coding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "zstd": zstandard.compress, "br": brotli}[coding]
    message = Message(200, pack(bytes(4 << 20)), {"content-encoding": coding})
    refused = decoded(message, Limits(max_document_bytes=1_000_000))
    assert isinstance(refused, tuple)
    assert refused[0].rule == Rule.BOMB


BLOCKS = [
    (b"HTTP/1.0 404 Not Found\nContent-Type: text/html\n\nbody", Message(404, b"body", {"content-type": "text/html"})),
    (b"HTTP/2 200\r\n\r\nbody", Message(200, b"body")),
    (b"HTTP/1.1 200 OK\r\nA: 1\r\na: 2\r\n\r\n", Message(200, b"", {"a": "1"})),
    (b"HTTP/1.1 200 OK\r\nA: 1", Message(200, b"", {"a": "1"})),
    (b"<html>", Message(None, b"<html>")),
    (b"HTTP/1.1 OK\r\n\r\n", Message(None, b"HTTP/1.1 OK\r\n\r\n")),
    (b"", Message(None, b"")),
]


@pytest.mark.parametrize(("block", "message"), BLOCKS)
def test_parse(block: bytes, message: Message) -> None:
    assert parse(block) == message


@pytest.mark.parametrize(
    ("content_type", "kind", "name"),
    [
        ("text/html; charset=UTF-8", "text/html", "UTF-8"),
        ("Text/HTML ;charset='windows-1251'", "text/html", "windows-1251"),
        ("text/html, text/html; charset=x", "text/html", "x"),
        ("text/html; charset=", "text/html", None),
        ("", "", None),
        (None, "", None),
    ],
)
def test_content_type(content_type: str | None, kind: str, name: str | None) -> None:
    assert (media_type(content_type), charset(content_type)) == (kind, name)


@given(st.lists(st.binary(min_size=1, max_size=50), min_size=1))
def test_chunks_are_joined(parts: list[bytes]) -> None:
    assert dechunked(chunked(*parts)) == b"".join(parts)


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "zstd", "deflate, br", ""]))
def test_no_bytes_make_it_raise(body: bytes, coding: str) -> None:
    headers = {"content-encoding": coding, "transfer-encoding": "chunked"}
    assert isinstance(decoded(Message(200, body, headers), LIMITS), bytes | tuple)
