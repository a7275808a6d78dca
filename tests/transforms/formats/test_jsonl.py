import gzip
import json
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.document import Document
from transforms.formats import LIMITS, Found, Limits, Refused, Source, read
from transforms.formats.jsonl import MAX_SHOWN, PAGE_KEYS, BadRow, payload_of, recognises

SOURCE = Source(uri="news.jsonl")


def found(data: bytes, limits: Limits = LIMITS) -> list[Found]:
    return list(read(BytesIO(data), SOURCE, limits=limits))


def row(**fields: object) -> bytes:
    return json.dumps({"text": "The pier is closed."} | fields).encode() + b"\n"


def rules(data: bytes, limits: Limits = LIMITS) -> list[str]:
    return [it.rejection.rule if isinstance(it, Refused) else "ok" for it in found(data, limits)]


def test_a_row_becomes_a_document() -> None:
    data = b"\n" + row(
        html="<p>caf\u00e9</p>", text=None, id="a-1", url="http://x.example/1", fetched_at="2024-11-05T10:00:00+02:00"
    )
    payload = "<p>café</p>".encode()
    assert found(data) == [
        Document(
            document_id=sha256(payload).hexdigest(), uri="news.jsonl", container="jsonl", record_no=0, record_id="a-1",
            byte_offset=1, byte_length=len(payload), media_type="text/html", charset="utf-8", url="http://x.example/1",
            fetched_at=datetime(2024, 11, 5, 8, tzinfo=UTC), fetched_at_source="row", repairs=(), payload=payload,
        )
    ]  # fmt: skip


TYPES = [
    ({"text": "plain"}, b"plain", "text/plain"),
    ({"html": "<p>x"}, b"<p>x", "text/html"),
    ({"html": "<p>x", "text": "y"}, b"<p>x", "text/html"),
    ({"html": None, "text": "y"}, b"y", "text/plain"),
    ({"content": "x", "media_type": "text/html; charset=latin-1"}, b"x", "text/html"),
    ({"content": "x", "media_type": "application/xhtml+xml"}, b"x", "text/html"),
    ({"content": "x", "media_type": "text/plain"}, b"x", "text/plain"),
    ({"content": "<!doctype html><p>x"}, b"<!doctype html><p>x", "text/html"),
    ({"content": "x"}, b"x", "text/plain"),
    ({"text": "half \ud83d"}, b"half \xed\xa0\xbd", "text/plain"),
]


@pytest.mark.parametrize(("fields", "payload", "media_type"), TYPES)
def test_the_field_says_what_it_holds(fields: dict[str, object], payload: bytes, media_type: str) -> None:
    (document,) = found(json.dumps(fields).encode())
    assert isinstance(document, Document)
    assert (document.payload, document.media_type) == (payload, media_type)


BROKEN = [
    (b'{"id": "n", "text": NaN}\n', "bad_record"),
    (b'{"text": 5}\n', "bad_record"),
    (b'{"text": ["a"]}\n', "bad_record"),
    (b'{"id": "x"}\n', "bad_record"),
    (b'{"id": "k", "id": "k2", "text": "x"}\n', "bad_record"),
    (b'{"id": ' + b"9" * 5_000 + b', "text": "x"}\n', "bad_record"),
    (b'{"id":"d","text":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n", "bad_record"),
    (b'{"id": "cut", "text": "<p>\n', "bad_record"),
    (b"just a line of text\n", "bad_record"),
    (b'["text", "x"]\n', "bad_record"),
    (b'"text"\n', "bad_record"),
    (b'{"text": "caf\xe9"}\n', "bad_record"),
    (b"\x00\n", "bad_record"),
    (b'{"text": ""}\n', "empty"),
    (b'{"text": " \\n "}\n', "empty"),
    (b'{"content": "x", "media_type": "image/png"}\n', "unsupported_format"),
]


@pytest.mark.parametrize(("line", "rule"), BROKEN)
def test_a_broken_row_is_refused_in_its_place(line: bytes, rule: str) -> None:
    results = found(row(id="1") + line + b" \n" + row(id="2"))
    assert [it.record_no for it in results] == [0, 1, 2]
    refused = results[1]
    assert isinstance(refused, Refused)
    assert (refused.rejection.rule, refused.rejection.stage) == (rule, "land")
    assert refused.byte_offset == len(row(id="1"))
    assert refused.rejection.document_id == sha256(line).hexdigest()
    assert refused.rejection.message.startswith("row 2: ")


KEYS = [
    ({"link": "x", "body": "y"}, "'link', 'body'"),
    ({"text": None, "body": "y"}, "'text' (null), 'body'"),
    ({}, "none"),
    ({f"k{i}": i for i in range(11)}, "'k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7' and 3 more"),
    ({"körper" * 9: 1}, f"{('körper' * 9)[:30]!r}"),
    ({"a\nb\ud800": 1}, r"'a\nb\ud800'"),
]


@pytest.mark.parametrize(("fields", "keys"), KEYS)
def test_a_row_without_a_page_is_told_what_is_read_and_what_it_has(fields: dict[str, object], keys: str) -> None:
    (refused,) = found(json.dumps(fields).encode())
    assert isinstance(refused, Refused)
    assert refused.rejection.message == f"row 1: no html, text or content; its keys: {keys}"


@given(st.dictionaries(st.text(max_size=60).filter(lambda key: key not in PAGE_KEYS), st.none(), max_size=20))
def test_keys_are_told_in_bounds_and_in_what_a_table_can_hold(fields: dict[str, object]) -> None:
    with pytest.raises(BadRow) as refused:
        payload_of(fields)
    message = str(refused.value)
    assert len(message) <= MAX_SHOWN + 60
    assert message.encode().decode() == message
    assert message.isprintable()


IDS = [
    ("good-1", "ok"),
    (7, "ok"),
    (None, "ok"),
    ("ünïcode.7:x", "ok"),
    ("a..b", "ok"),
    ("x" * 200, "ok"),
    ("x" * 201, "bad_id"),
    ("é" * 101, "bad_id"),
    ("", "bad_id"),
    (" ", "bad_id"),
    (".", "bad_id"),
    ("..", "bad_id"),
    ("a/b", "bad_id"),
    ("../../etc/passwd", "bad_id"),
    ("a\\b", "bad_id"),
    ("a\0b", "bad_id"),
    ("x\ny", "bad_id"),
    ("\u202egnp", "bad_id"),
    ("\ud800", "bad_id"),
    (True, "bad_id"),
    (1.5, "bad_id"),
    ({"a": 1}, "bad_id"),
]


@pytest.mark.parametrize(("value", "rule"), IDS)
def test_ids(value: object, rule: str) -> None:
    assert rules(row(id=value)) == [rule]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["a", "a", "b", "a"], ["ok", "duplicate_id", "ok", "duplicate_id"]),
        (["caf\u00e9", "cafe\u0301", "ABC", "abc"], ["ok"] * 4),
        ([None, None], ["ok"] * 2),
        ([7, "7"], ["ok", "duplicate_id"]),
    ],
)
def test_the_first_of_equal_ids_is_kept(ids: list[object], expected: list[str]) -> None:
    assert rules(b"".join(row(id=value) for value in ids)) == expected


TIMES = [
    ("2024-11-05T10:00:00Z", datetime(2024, 11, 5, 10, tzinfo=UTC), "row"),
    ("2024-11-05T10:00:00", datetime(2024, 11, 5, 10, tzinfo=UTC), "row"),
    ("2024-11-05", datetime(2024, 11, 5, tzinfo=UTC), "row"),
    ("2024-11-05 10:00:00.5-03:00", datetime(2024, 11, 5, 13, 0, 0, 500_000, tzinfo=UTC), "row"),
    ("yesterday", None, "none"),
    ("2024-02-30", None, "none"),
    ("2024-11-05T10:00:00+99:99", None, "none"),
    ("0001-01-01T00:00:00+10:00", None, "none"),
    ("1970-01-01", None, "none"),
    (1730800800, datetime(2024, 11, 5, 10, tzinfo=UTC), "row"),
    (1730800800.5, datetime(2024, 11, 5, 10, 0, 0, 500_000, tzinfo=UTC), "row"),
    (1730800800500, datetime(2024, 11, 5, 10, 0, 0, 500_000, tzinfo=UTC), "row"),
    (631_152_000, datetime(1990, 1, 1, tzinfo=UTC), "row"),
    (631_151_999, None, "none"),
    (50_000_000_000, None, "none"),
    (10**400, None, "none"),
    (-1730800800, None, "none"),
    (float("nan"), None, "none"),
    (float("inf"), None, "none"),
    (True, None, "none"),
    ([1730800800], None, "none"),
    (None, None, "none"),
]


@pytest.mark.parametrize(("value", "instant", "who"), TIMES)
def test_the_instant_of_the_fetch(value: object, instant: datetime | None, who: str) -> None:
    (document,) = found(row(fetched_at=value))
    assert isinstance(document, Document)
    assert (document.fetched_at, document.fetched_at_source) == (instant, who)


@pytest.mark.parametrize(
    ("value", "repairs"),
    [
        (None, ()),
        ("", ()),
        ("2024-11-05T10:00:00Z", ()),
        ("yesterday", ("bad_date",)),
        (7, ("bad_date",)),
        (1730800800, ()),
    ],
)
def test_an_instant_that_is_none_is_said(value: object, repairs: tuple[str, ...]) -> None:
    row = json.dumps({"text": "A story.", "fetched_at": value}).encode()
    (document,) = read(BytesIO(row), Source(uri="rows.jsonl"))
    assert isinstance(document, Document)
    assert document.repairs == repairs


def test_the_caller_says_when_where_the_row_does_not() -> None:
    source = Source(uri="x.jsonl", url="http://ignored.example/", fetched_at=datetime(2024, 1, 2, tzinfo=UTC))
    (document,) = read(BytesIO(row()), source)
    assert isinstance(document, Document)
    assert (document.fetched_at, document.fetched_at_source) == (source.fetched_at, "argument")
    assert document.url is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "", 5, None, "http://x.example/\n/", "http://x/" + "a" * 3_000])
def test_an_address_that_is_none_is_left_out(url: object) -> None:
    (document,) = found(row(url=url))
    assert isinstance(document, Document)
    assert document.url is None
    assert document.repairs == (() if url in ("", None) else ("bad_url",))


def test_large_rows_are_passed_over() -> None:
    limits = Limits(max_row_bytes=100_000, max_document_bytes=50_000)
    data = row(text="x" * 60_000) + row(text="x" * 300_000) + row(id="last") + row(text="x" * 300_000)
    assert rules(data, limits) == ["too_large", "too_large", "ok", "too_large"]


def test_a_cut_file_keeps_its_whole_rows() -> None:
    data = gzip.compress(b"".join(row(id=i, text=f"{i:x}" * 100) for i in range(500)), mtime=0)
    met = rules(data[: len(data) * 2 // 3])
    assert set(met[:-1]) == {"ok"}
    assert met[-1] == "truncated"


def test_garbage_behind_the_last_row_does_not_cost_the_row() -> None:
    data = row(id="a") + row(id="b").strip()
    assert rules(gzip.compress(data) + b"garbage") == ["ok", "ok", "bad_container"]


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (row(), True),
        (b"\n\n" + row(), True),
        (b"\xef\xbb\xbf" + row(), True),
        (b'{"error": "rate limited", "code": 429}', False),
        (b'{"text": 5}', False),
        (b"[1, 2]", False),
        (b"{ not json }", False),
        (b"", False),
    ],
)
def test_recognises(head: bytes, known: bool) -> None:
    assert recognises(head) is known


values = st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=4)


@given(st.lists(st.dictionaries(st.sampled_from(["id", "text", "html", "url", "fetched_at", "content"]), values)))
def test_every_row_has_one_outcome(fields: list[dict[str, object]]) -> None:
    results = found(b"".join(json.dumps(one).encode() + b"\n" for one in [{"text": "first"}, *fields]))
    assert [it.record_no for it in results] == list(range(len(fields) + 1))
    for document in results:
        if isinstance(document, Document):
            assert document.document_id == sha256(document.payload).hexdigest()
