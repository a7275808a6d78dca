import gzip
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from schemas.document import Document
from transforms.formats import FORMATS, Limits, Refused, Source, read
from transforms.formats.registry import suffix_of

TEXT = b"The council voted on Tuesday to rebuild the northern pier."
HTML = b"<!DOCTYPE html><html><body><p>" + TEXT + b"</p></body></html>"
ROW = b'{"text": "The pier is closed."}\n'
WARC = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 58\r\n\r\n" + TEXT + b"\r\n\r\n"


def kind(data: bytes, uri: str) -> str:
    (found,) = read(BytesIO(data), Source(uri=uri))
    return found.rejection.rule if isinstance(found, Refused) else f"{found.container} {found.media_type}"


KINDS = [
    (HTML, "a.html", "file text/html"),
    (HTML, "a.txt", "file text/html"),
    (HTML, "page", "file text/html"),
    (HTML, "page.php", "file text/html"),
    (HTML, "stdin:", "file text/html"),
    (HTML, "a.html.gz", "file text/html"),
    (gzip.compress(HTML), "a.html", "file text/html"),
    (zstandard.compress(HTML), "a.html.zst", "file text/html"),
    (b"\xef\xbb\xbf \n<!-- saved --><?xml version='1.0'?><HTML>" + TEXT, "a", "file text/html"),
    (HTML.decode().encode("utf-16-le"), "a", "file text/html"),
    (b"\0\0" + HTML, "a", "file text/html"),
    (b"<p>" + TEXT, "stdin:", "file text/html"),
    (TEXT, "a.html", "file text/html"),
    (TEXT, "a.txt", "file text/plain"),
    (TEXT, "000_a08e8d57cbc18eda", "file text/plain"),
    (TEXT, "notes.2024", "file text/plain"),
    (TEXT, "stdin:", "file text/plain"),
    (b"a < b and <3", "stdin:", "file text/plain"),
    (ROW, "a.jsonl", "jsonl text/plain"),
    (ROW, "a.NDJSON.gz", "jsonl text/plain"),
    (ROW, "stdin:", "jsonl text/plain"),
    (ROW, "a.json", "jsonl text/plain"),
    (b'{"text": "' + b"x" * 100_000 + b'"}', "stdin:", "jsonl text/plain"),
    (b'{"error": 1}\n', "a.jsonl", "bad_record"),
    (b'{"error": 1}\n', "a.html", "file text/html"),
    (b'{"error": 1}\n', "a.json", "unsupported_format"),
    (WARC, "a.warc", "warc text/plain"),
    (WARC, "stdin:", "warc text/plain"),
    (gzip.compress(WARC), "a.warc.wet.gz", "warc text/plain"),
    (TEXT, "a.warc", "bad_container"),
    (b"a,b\n1,2\n", "a.csv", "unsupported_format"),
    (b"<rss><channel>", "a.xml", "unsupported_format"),
    (b"PAR1PAR1", "a.parquet", "unsupported_format"),
    (b"BZh91AY", "a.html.bz2", "unsupported_format"),
    (b"%PDF-1.7\n%\xe2\xe3", "a.html", "not_text"),
    (b"\x89PNG\r\n\x1a\n" + HTML, "a.html", "not_text"),
    (b"\xff\xd8\xff\xe0", "a", "not_text"),
    (b"PK\x03\x04" + bytes(30), "a.docx", "not_text"),
    (b"\x7fELF\x02\x01", "a", "not_text"),
    (bytes(range(256)) * 20, "a.txt", "not_text"),
    (b"x" + bytes(500), "a.html", "not_text"),
    (b"", "a.html", "empty"),
    (b" \r\n\t", "a.txt", "empty"),
    (gzip.compress(b""), "a.html.gz", "empty"),
    (gzip.compress(HTML)[:-9], "a.html.gz", "truncated"),
    (gzip.compress(gzip.compress(HTML)), "a.html.gz", "bomb"),
    (zstandard.compress(gzip.compress(HTML)), "a.html.zst", "bomb"),
    (gzip.compress(bytes(20 << 20)), "a.html.gz", "bomb"),
]


@pytest.mark.parametrize(("data", "uri", "expected"), KINDS)
def test_what_a_stream_is(data: bytes, uri: str, expected: str) -> None:
    assert kind(data, uri) == expected


def test_a_file_becomes_a_document_with_what_the_caller_knows() -> None:
    source = Source(uri="a.html.gz", url="http://x.example/", fetched_at=datetime(2024, 11, 5, tzinfo=UTC))
    (document,) = read(BytesIO(gzip.compress(HTML)), source)
    assert document == Document(
        document_id=sha256(HTML).hexdigest(), uri="a.html.gz", container="file", record_no=0, record_id=None,
        byte_offset=0, byte_length=len(HTML), media_type="text/html", charset=None, url="http://x.example/",
        fetched_at=source.fetched_at, fetched_at_source="argument", repairs=(), payload=HTML,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "uri", "repairs"),
    [
        (b"A story.", "a.txt", ()),
        (b"A story.", "a.txt.gz", ("header",)),
        (b"A story.", "a.txt.zst", ("header",)),
        (gzip.compress(b"A story."), "a.txt.gz", ()),
        (gzip.compress(b"A story."), "a.txt", ()),
        (gzip.compress(b"A story.") + bytes(40), "a.txt.gz", ()),  # tape blocks are padded with zeros
        (gzip.compress(b"A story.") + b"rubbish behind it", "a.txt.gz", ("trailing_garbage",)),
    ],
)
def test_what_was_passed_over_is_said(data: bytes, uri: str, repairs: tuple[str, ...]) -> None:
    (document,) = read(BytesIO(data), Source(uri=uri))
    assert isinstance(document, Document)
    assert (document.payload, document.repairs) == (b"A story.", repairs)


def test_a_refusal_is_named_after_the_bytes_or_else_the_place() -> None:
    limits = Limits(max_document_bytes=1_000)
    cases = [(b"%PDF-1.7", b"%PDF-1.7"), (b"", b"a.html#0"), (b"<p>" + b"x" * 2_000, b"a.html#0")]
    for data, named in cases:
        (refused,) = read(BytesIO(data), Source(uri="a.html"), limits=limits)
        assert isinstance(refused, Refused)
        assert refused.rejection.document_id == sha256(named).hexdigest()
        assert refused.rejection.stage == "land"


@pytest.mark.parametrize(
    ("uri", "suffix"),
    [
        ("a.html", ".html"),
        ("a.HTML.gz", ".html"),
        ("s3://bucket/x.warc.zst", ".warc"),
        ("-'; DROP TABLE x;--\n$(id).html", ".html"),
        ("a.gz", ""),
        ("stdin:", ""),
        (".hidden", ""),
        ("", ""),
    ],
)
def test_suffix_of(uri: str, suffix: str) -> None:
    assert suffix_of(uri) == suffix


def test_every_format_is_registered_once() -> None:
    names = [form.name for form in FORMATS]
    assert names == ["html", "jsonl", "text", "warc"]
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))


STARTS = [
    b"",
    b"\x1f\x8b\x08\0",
    b"\x28\xb5\x2f\xfd",
    b"WARC/1.0\r\n",
    b'{"text": "',
    b"<html>",
    gzip.compress(WARC),
    WARC,
    ROW,
]


@given(
    st.sampled_from(STARTS), st.binary(max_size=200), st.sampled_from(["", "a.warc.gz", "a.jsonl", "a.html", "a.csv"])
)
def test_no_bytes_make_it_raise(start: bytes, data: bytes, uri: str) -> None:
    results = list(read(BytesIO(start + data), Source(uri=uri)))
    assert [it.record_no for it in results] == list(range(len(results)))
    assert all(results[i].byte_offset <= results[i + 1].byte_offset for i in range(len(results) - 1))
    for found in results:
        if isinstance(found, Document):
            assert found.document_id == sha256(found.payload).hexdigest()
            assert found.byte_length == len(found.payload)
        else:
            assert found.rejection.message
