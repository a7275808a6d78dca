from hashlib import sha256
from io import BytesIO

import pytest

from schemas.document import Document
from transforms.formats import Refused, Source, read
from transforms.formats.warc import media_type_of
from warc_bytes import good, http, only, outcomes, page, record

TYPES = [
    # declared, body, media type
    ("text/html", b"<p>x", "text/html"),
    ("text/html", b"only words", "text/html"),
    ("application/xhtml+xml", b'<?xml version="1.0"?><html>', "text/html"),
    ("text/plain", b"only words", "text/plain"),
    ("text/plain", b"<p>x</p>", "text/html"),
    ("text/plain", b"GIF89a\x01\0", None),
    ("", b"<!doctype html><p>x", "text/html"),
    ("", b"\xef\xbb\xbf<!-- cached --><html>", "text/html"),
    ("", b"only words", "text/plain"),
    ("", b'{"a": 1}', None),
    ("application/octet-stream", b"<html>", "text/html"),
    ("application/octet-stream", b"PK\x03\x04", None),
    ("application/xml", b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "text/html"),
    ("application/xml", b'<?xml version="1.0"?><rss>', None),
    ("image/jpeg", b"<!DOCTYPE html><html>not here", "text/html"),
    ("image/jpeg", b"\xff\xd8\xff\xe0", None),
    ("application/json", b'{"html": "<html>"}', None),
    ("text/css", b"p { margin: 0 }", None),
    ("application/javascript", b"document.write('<html>')", None),
]


@pytest.mark.parametrize(("declared", "body", "media_type"), TYPES)
def test_what_a_body_is(declared: str, body: bytes, media_type: str | None) -> None:
    assert media_type_of(declared, body) == media_type


KINDS = [
    ("response", http(page(0)), ["ok"]),
    ("response", page(0), ["ok"]),
    ("resource", page(0), ["ok"]),
    ("conversion", b"only words", ["ok"]),
    ("request", b"GET / HTTP/1.1\r\n\r\n", []),
    ("metadata", b"fetchTimeMs: 12", []),
    ("revisit", http(b""), []),
    ("continuation", b"<html>", []),
    ("response", http(b"\xff\xd8\xff", content_type=b"image/jpeg"), []),
    ("response", http(b'{"a": 1}', content_type=b"application/json"), []),
]


@pytest.mark.parametrize(("kind", "block", "expected"), KINDS)
def test_only_pages_are_documents(kind: str, block: bytes, expected: list[str]) -> None:
    assert outcomes(record(0, block, kind=kind)) == expected


@pytest.mark.parametrize(
    ("uri", "url"),
    [
        (b"http://x.example/a", "http://x.example/a"),
        (b"<http://x.example/a>", "http://x.example/a"),
        (b"urn:pageinfo:x", None),
        (b"file:///etc/passwd", None),
    ],
)
def test_the_address(uri: bytes, url: str | None) -> None:
    document = only(record(0, http(page(0)), uri=uri))
    assert (document.url, document.repairs) == (url, () if url else ("bad_url",))


def test_a_bad_name_is_not_said_of_the_bytes() -> None:
    evil = record(1, http(page(0)), uri=b"http://x.example/../etc/passwd\x00")
    document, refused = read(BytesIO(good(0) + evil), Source(uri="crawl.warc"))
    assert isinstance(document, Document)
    assert isinstance(refused, Refused)
    assert refused.rejection.rule == "bad_id"
    assert refused.rejection.document_id == sha256(b"crawl.warc#1").hexdigest() != document.document_id


@pytest.mark.parametrize(
    ("date", "year", "who"),
    [("2024-11-05T10:00:00.123456Z", 2024, "warc"), ("yesterday", None, "none"), ("0000", None, "none")],
)
def test_the_instant_of_the_fetch(date: str, year: int | None, who: str) -> None:
    document = only(record(0, http(page(0)), date=date))
    assert (document.fetched_at and document.fetched_at.year, document.fetched_at_source) == (year, who)
