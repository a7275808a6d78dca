"""Records of WARC files, sound and broken, and what becomes of them."""

from io import BytesIO

from schemas.document import Document
from transforms.formats import LIMITS, Limits, Refused, Source, read

HTML = b"text/html; charset=utf-8"


def page(number: int) -> bytes:
    text = " ".join(f"Sentence {number}-{i} says that the pier will be rebuilt." for i in range(30))
    return f"<!DOCTYPE html><html><body><h1>Story {number}</h1><p>{text}</p></body></html>".encode()


def http(body: bytes, extra: bytes = b"", content_type: bytes | None = HTML, status: bytes = b"200 OK") -> bytes:
    declared = b"" if content_type is None else b"Content-Type: " + content_type + b"\r\n"
    return b"HTTP/1.1 " + status + b"\r\n" + declared + extra + b"\r\n" + body


def record(
    number: int, block: bytes, *, length: object = None, kind: str = "response", name: str | None = None,
    uri: bytes | None = None, date: str = "2024-11-05T10:00:00Z", extra: bytes = b"", line_end: bytes = b"\r\n",
) -> bytes:  # fmt: skip
    lines = [
        b"WARC/1.0",
        b"WARC-Type: " + kind.encode(),
        b"WARC-Record-ID: " + (name or f"<urn:uuid:{number}>").encode(),
        b"WARC-Date: " + date.encode(),
        b"WARC-Target-URI: " + (uri or f"http://news.example/{number}".encode()),
        b"Content-Length: " + str(len(block) if length is None else length).encode(),
    ]
    return line_end.join(lines) + line_end + extra + line_end + block + b"\r\n\r\n"


def good(number: int) -> bytes:
    return record(number, http(page(number)))


def outcomes(data: bytes, limits: Limits = LIMITS, uri: str = "crawl.warc") -> list[str]:
    results = list(read(BytesIO(data), Source(uri=uri), limits=limits))
    assert [it.record_no for it in results] == list(range(len(results)))
    return [it.rejection.rule if isinstance(it, Refused) else "ok" for it in results]


def only(data: bytes) -> Document:
    (document,) = read(BytesIO(data), Source(uri="crawl.warc"))
    assert isinstance(document, Document)
    return document
