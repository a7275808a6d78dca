import gzip
import random
import zlib
from io import BytesIO

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from schemas.rejection import Rule
from transforms.formats.compression import Deflate, magic_of, opened, unpack, whole
from transforms.formats.source import LIMITS, Limits

TEXT = b"The council voted on Tuesday to rebuild the northern pier before winter. " * 40
NOISE = random.Random(7).randbytes(200_000)
SMALL = Limits(max_document_bytes=1_000, max_expansion=10, max_dense_bytes=100_000)


def packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def flipped(data: bytes, place: int) -> bytes:
    damaged = bytearray(data)
    damaged[place] ^= 0xFF
    return bytes(damaged)


WHOLE = [
    (TEXT, TEXT),
    (b"", b""),
    (packed(TEXT), TEXT),
    (packed(b""), b""),
    (packed(TEXT) + packed(NOISE), TEXT + NOISE),
    (packed(TEXT) + bytes(512), TEXT),
    (packed(TEXT) + b"garbage behind it", TEXT),
    (zstandard.compress(TEXT), TEXT),
    (zstandard.compress(NOISE) + zstandard.compress(TEXT), NOISE + TEXT),
    (b"\x1f", b"\x1f"),
    (b"\x1f\x8b\x09 not deflate", b"\x1f\x8b\x09 not deflate"),
]


@pytest.mark.parametrize(("data", "payload"), WHOLE)
def test_whole_documents(data: bytes, payload: bytes) -> None:
    assert unpack(data, LIMITS) == payload


REFUSED = [
    (packed(TEXT)[:-20], Rule.TRUNCATED),
    (packed(NOISE)[:100_000], Rule.TRUNCATED),
    (packed(TEXT)[:5], Rule.TRUNCATED),
    (flipped(packed(TEXT), -6), Rule.BAD_CONTAINER),
    (flipped(packed(TEXT), 12), Rule.BAD_CONTAINER),
    (zstandard.compress(TEXT)[:-5], Rule.TRUNCATED),
    (zstandard.ZstdCompressor(write_checksum=True).compress(TEXT)[:-1] + b"?", Rule.BAD_CONTAINER),
    (b"\x28\xb5\x2f\xfd" + b"\xff" * 40, Rule.BAD_CONTAINER),
]


@pytest.mark.parametrize(("data", "rule"), REFUSED)
def test_broken_documents(data: bytes, rule: Rule) -> None:
    refused = unpack(data, LIMITS)
    assert isinstance(refused, tuple)
    assert refused[0].rule == rule


def test_what_was_read_of_a_cut_document_is_kept_for_its_hash() -> None:
    refused = unpack(packed(NOISE)[:100_000], LIMITS)
    assert isinstance(refused, tuple)
    assert 50_000 < len(refused[1]) < 100_000
    assert NOISE.startswith(refused[1])


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"x" * 1_001, Rule.TOO_LARGE),
        (packed(NOISE[:2_000]), Rule.TOO_LARGE),
        (packed(bytes(1 << 20)), Rule.BOMB),
        (zstandard.compress(bytes(1 << 24)), Rule.BOMB),
        (packed(bytes(200_000_000)), Rule.BOMB),
    ],
)
def test_large_documents_are_refused_after_their_first_bytes(data: bytes, rule: Rule) -> None:
    refused = unpack(data, SMALL)
    assert isinstance(refused, tuple)
    assert (refused[0].rule, refused[1]) == (rule, b"")


def test_a_stream_is_not_read_beyond_the_limit() -> None:
    class Endless(BytesIO):
        given_out = 0

        def read(self, size: int | None = -1) -> bytes:
            self.given_out += size or 0
            return b"x" * (size or 0)

    stream = Endless()
    refused = whole(opened(stream, SMALL), SMALL)
    assert isinstance(refused, tuple)
    assert stream.given_out < 200_000


def drained(data: bytes, limits: Limits) -> tuple[bytes, list[Rule]]:
    window, out, rules = opened(BytesIO(data), limits), b"", []
    while window.fill(1) or window.fault is not None:
        out += window.take(1 << 20)
        if window.fault is not None:
            rules.append(window.fault.rule)
            window.resume()
    return out, rules


MEMBERS = [b"first " * 50, b"second " * 50, b"third " * 50]


@pytest.mark.parametrize(
    ("data", "out", "rules"),
    [
        (b"".join(map(packed, MEMBERS)), b"".join(MEMBERS), []),
        (
            packed(MEMBERS[0]) + flipped(packed(MEMBERS[1]), 14) + packed(MEMBERS[2]),
            MEMBERS[0] + MEMBERS[2],
            ["bad_container"],
        ),
        (
            packed(MEMBERS[0]) + flipped(packed(MEMBERS[1]), -3) + packed(MEMBERS[2]),
            MEMBERS[0] + MEMBERS[2],
            ["bad_container"],
        ),
        (
            packed(MEMBERS[0]) + flipped(packed(MEMBERS[1]), 0) + packed(MEMBERS[2]),
            MEMBERS[0] + MEMBERS[2],
            ["bad_container"],
        ),
        (packed(MEMBERS[0]) + packed(bytes(1 << 20)) + packed(MEMBERS[2]), None, ["bomb"]),
        (packed(MEMBERS[0]) + bytes(100) + packed(MEMBERS[2]), MEMBERS[0] + MEMBERS[2], []),
    ],
)
def test_a_damaged_member_leaves_its_neighbours_alone(data: bytes, out: bytes | None, rules: list[str]) -> None:
    read, met = drained(data, SMALL)
    assert met == rules
    assert out is None or read == out
    assert read.startswith(MEMBERS[0])


@pytest.mark.parametrize(("wbits", "data"), [(15, zlib.compress(TEXT)), (-15, zlib.compress(TEXT)[2:-4])])
def test_deflate_without_the_header_of_gzip(wbits: int, data: bytes) -> None:
    assert unpack(data, LIMITS, Deflate(wbits)) == TEXT


@given(st.binary(max_size=3_000), st.sampled_from([packed, zstandard.compress, bytes]))
def test_round_trip(data: bytes, pack: object) -> None:
    assert callable(pack)
    if pack is not bytes or magic_of(data) is None:
        assert unpack(pack(data), LIMITS) == data


@given(
    st.binary(max_size=300),
    st.sampled_from([b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", packed(TEXT), zstandard.compress(TEXT)]),
)
def test_no_bytes_make_it_raise(data: bytes, start: bytes) -> None:
    drained(start + data, LIMITS)
    drained(start[: len(start) // 2] + data, LIMITS)
