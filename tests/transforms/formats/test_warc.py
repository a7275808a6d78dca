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
from transforms.formats import Limits, Refused, Source, read
from warc_bytes import good, http, only, outcomes, page, record

NOISE = random.Random(3).randbytes(10_000)


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
