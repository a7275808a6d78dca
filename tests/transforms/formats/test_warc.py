import gzip
import random
import zlib
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from schemas.document import Document
from transforms.formats import LIMITS, Limits, Refused, Source, read
from transforms.formats.warc import media_type_of

HTML = b"text/html; charset=utf-8"
NOISE = random.Random(3).randbytes(10_000)


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


def packed(*records: bytes) -> bytes:
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def damaged(data: bytes, first: int = 30, last: int = 60) -> bytes:
    return data[:first] + bytes(byte ^ 0x5A for byte in data[first:last]) + data[last:]


def test_a_response_becomes_a_document() -> None:
    info = record(9, b"software: x\r\n", kind="warcinfo")
    assert only(info + good(1)) == Document(
        document_id=sha256(page(1)).hexdigest(), uri="crawl.warc", container="warc", record_no=0,
        record_id="<urn:uuid:1>", byte_offset=len(info), byte_length=len(page(1)), media_type="text/html",
        charset="utf-8", url="http://news.example/1", fetched_at=datetime(2024, 11, 5, 10, tzinfo=UTC),
        fetched_at_source="warc", repairs=(), payload=page(1),
    )  # fmt: skip


FILES = [
    (b"".join(map(good, range(5))), ["ok"] * 5),
    (packed(*map(good, range(5))), ["ok"] * 5),
    (packed(b"".join(map(good, range(5)))), ["ok"] * 5),
    (b"".join(zstandard.compress(good(i)) for i in range(5)), ["ok"] * 5),
    (b"\r\n\r\n" + good(0), ["ok"]),
    (good(0)[:-4], ["ok"]),
    (good(0)[:-2] + good(1), ["ok", "ok"]),
    (good(0).replace(b"WARC/1.0", b"WARC/1.1"), ["ok"]),
    (record(0, http(page(0)), line_end=b"\n", extra=b"no colon here\n") + good(1), ["ok", "ok"]),
    (good(0) + NOISE + good(2), ["ok", "ok"]),
    (record(0, http(page(0)), date="yesterday"), ["ok"]),
    (record(0, b"software: x", kind="warcinfo"), []),
]


@pytest.mark.parametrize(("data", "expected"), FILES)
def test_good_records_are_all_read(data: bytes, expected: list[str]) -> None:
    assert outcomes(data) == expected


REPAIRED = [
    (good(0), ()),
    (record(0, http(page(0)), line_end=b"\n"), ("header",)),
    (record(0, http(page(0)), extra=b"no colon here\r\n"), ("header",)),
    (record(0, http(page(0), b"Content-Encoding: gzip\r\n")), ("header",)),
    (record(0, http(page(0), b"Content-Encoding: identity\r\n")), ()),
    (record(0, http(page(0), b"Transfer-Encoding: chunked\r\n")), ("header",)),
    (record(0, http(gzip.compress(page(0)), b"Content-Encoding: gzip\r\n")), ()),
    (record(0, http(b"%x\r\n%b\r\n0\r\n\r\n" % (len(page(0)), page(0)), b"Transfer-Encoding: chunked\r\n")), ()),
    (record(0, http(page(0)), date="yesterday"), ("bad_date",)),
    (record(0, http(page(0)), date=""), ()),
    (b"\r\n\r\n" + good(0), ()),
    (record(0, http(page(0)), date="0000-00-00", line_end=b"\n"), ("bad_date", "header")),
]


@pytest.mark.parametrize(("data", "repairs"), REPAIRED)
def test_what_was_mended_is_said(data: bytes, repairs: tuple[str, ...]) -> None:
    assert only(data).repairs == repairs


def test_garbage_is_said_of_the_record_behind_it_alone() -> None:
    found = list(read(BytesIO(good(0) + NOISE + good(1) + good(2)), Source(uri="crawl.warc")))
    assert [it.repairs for it in found if isinstance(it, Document)] == [(), ("trailing_garbage",), ()]


@pytest.mark.parametrize(
    "broken",
    [
        record(1, http(page(1)), extra=b"X-Long: " + b"a" * 100_000 + b"\r\n"),
        record(1, http(page(1)), length=10),
        good(1).replace(b"WARC/1.0", b"CRAW/1.0"),
    ],
    ids=["a header too long", "a length too short", "no beginning"],
)
def test_what_is_left_of_a_broken_record_is_not_said_of_the_next(broken: bytes) -> None:
    found = list(read(BytesIO(good(0) + broken + good(2)), Source(uri="crawl.warc")))
    assert [it.repairs for it in found if isinstance(it, Document)] == [(), ()]
    assert sum(isinstance(it, Refused) for it in found) == 1


BLOCK = http(page(1))
BROKEN = [
    (record(1, BLOCK, length=len(BLOCK) + 500), "bad_record"),
    (record(1, BLOCK, length=len(BLOCK) - 200), "bad_record"),
    (record(1, BLOCK, length=-1), "bad_record"),
    (record(1, BLOCK, length="abc"), "bad_record"),
    (record(1, BLOCK, length=10**18), "bad_record"),
    (record(1, BLOCK, length=10**30), "bad_record"),
    (record(1, BLOCK).replace(b"Content-Length", b"Content-Size"), "bad_record"),
    (record(1, BLOCK, extra=b"X-Long: " + b"a" * 5_000_000 + b"\r\n"), "bad_record"),
    (record(1, BLOCK)[8:], "bad_record"),
    (record(1, BLOCK, uri=b"http://x.example/../etc/passwd\x00\x0b.html"), "bad_id"),
    (record(1, BLOCK, name="<urn:uuid:0>"), "duplicate_id"),
    (record(1, http(b" \r\n")), "empty"),
    (record(1, http(b"<p>Not found", status=b"404 Not Found")), "no_content"),
    (record(1, http(b"<p>Moved", status=b"301 Moved")), "no_content"),
    (record(1, http(b"%PDF-1.7 \x00\x01")), "not_text"),
    (record(1, http(NOISE)), "not_text"),
    (record(1, http(gzip.compress(bytes(30 << 20)), b"Content-Encoding: gzip\r\n")), "bomb"),
    (record(1, http(zlib.compress(bytes(30 << 20)), b"Content-Encoding: deflate\r\n")), "bomb"),
    (record(1, http(zstandard.compress(bytes(30 << 20)), b"Content-Encoding: zstd\r\n")), "bomb"),
    (record(1, http(gzip.compress(page(1))[:-30], b"Content-Encoding: gzip\r\n")), "truncated"),
]


@pytest.mark.parametrize(("bad", "rule"), BROKEN)
@pytest.mark.parametrize("pack", [b"".join, lambda parts: packed(*parts)])
def test_a_broken_record_leaves_its_neighbours_alone(bad: bytes, rule: str, pack: object) -> None:
    assert callable(pack)
    expected = ["ok", rule, "ok"]
    if pack is not b"".join and not bad.startswith(b"WARC"):
        bad = b"WARC-Type: response\r\n" + bad
    assert outcomes(pack([good(0), bad, good(2)])) == expected


MEMBERS = [gzip.compress(good(i), mtime=0) for i in range(5)]
CUT = [
    (good(0) + record(1, BLOCK, length=10**18), ["ok", "truncated"]),
    (b"".join(map(good, range(5)))[: len(good(0)) * 5 // 2], ["ok", "ok", "truncated"]),
    (good(0) + good(1)[:100], ["ok", "truncated"]),
    (b"".join(MEMBERS)[:-100], ["ok"] * 4 + ["truncated"]),
    (b"".join([*MEMBERS[:2], damaged(MEMBERS[2]), *MEMBERS[3:]]), ["ok", "ok", "bad_container", "ok", "ok"]),
    (b"".join([*MEMBERS[:2], damaged(MEMBERS[2], -6, -5), *MEMBERS[3:]]), ["ok", "ok", "bad_container", "ok", "ok"]),
    (b"".join([damaged(MEMBERS[0]), *MEMBERS[1:3]]), ["bad_container", "ok", "ok"]),
    (
        b"".join([MEMBERS[0], damaged(MEMBERS[1]), damaged(MEMBERS[2]), MEMBERS[3]]),
        ["ok", "bad_container", "bad_container", "ok"],
    ),
    (b"".join(MEMBERS[:2]) + NOISE[:300], ["ok", "ok", "bad_container"]),
    (good(0) + good(0) + record(0, http(page(9))), ["ok", "duplicate_id", "duplicate_id"]),
]


@pytest.mark.parametrize(("data", "expected"), CUT)
def test_cut_and_damaged_files(data: bytes, expected: list[str]) -> None:
    assert outcomes(data, uri="crawl.warc.gz") == expected


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


def test_large_records_are_passed_over() -> None:
    limits = Limits(max_document_bytes=10_000, max_header_bytes=2_000)
    large = record(1, http(b"<html>" + b"x " * 100_000))
    video = record(2, http(NOISE * 30, content_type=b"video/mp4"))
    between = record(3, http(b"<html>" + b"x " * 5_500))
    assert outcomes(good(0) + large + video + between + good(4), limits) == ["ok", "too_large", "too_large", "ok"]


def test_no_record_at_all_is_no_silence() -> None:
    assert outcomes(b"nothing that looks like a record\n", uri="x.warc") == ["bad_container"]


@given(st.binary(max_size=200), st.integers(0, 2_000), st.booleans())
def test_damage_anywhere_is_survived(junk: bytes, place: int, cover: bool) -> None:
    data = b"".join(map(good, range(4)))
    place = min(place, len(good(0)))
    broken = data[:place] + junk + data[place + cover * len(junk) :]
    results = list(read(BytesIO(broken), Source(uri="crawl.warc")))
    assert [it.record_no for it in results] == list(range(len(results)))
    kept = {it.payload for it in results if isinstance(it, Document)}
    assert {page(2), page(3)} <= kept
