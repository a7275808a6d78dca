"""Compressed files: bombs, cut, lying."""

import gzip
import struct
import zlib

from inputs.cases import case
from inputs.words import MARK, page


def gz(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


@case("gz_ok", "container", "control: plain gzip page", "accepted", keeps=(MARK,))
def _(c):
    return c.put(gz(page().encode()), ".html.gz")


@case("gz_bomb", "container", "gzip bomb, 1000:1 (10 GB from 10 MB at full scale)", "quarantined", "bomb")
def _(c):
    co, out, block = zlib.compressobj(9, zlib.DEFLATED, 31), [], bytes(1 << 20)
    for _ in range(c.n(300, 10_240)):
        out.append(co.compress(block))
    return c.chunks(out + [co.flush()], ".html.gz")


@case("gz_nested", "container", "gzip in gzip in gzip", "quarantined", "bomb")
def _(c):
    return c.put(gz(gz(gz(bytes(c.n(50, 500) << 20)))), ".html.gz")


@case("gz_truncated", "container", "gzip cut at 60%", "quarantined", "truncated")
def _(c):
    b = gz((page() + c.rnd.randbytes(50_000).hex()).encode())
    return c.put(b[: len(b) * 6 // 10], ".html.gz")


@case("gz_crc", "container", "gzip with wrong CRC", "quarantined", "bad_container")
def _(c):
    b = bytearray(gz(page().encode()))
    b[-8] ^= 0xFF
    return c.put(bytes(b), ".html.gz")


@case("gz_garbage", "container", "gzip followed by garbage", "repaired", "trailing_garbage", keeps=(MARK,))
def _(c):
    return c.put(gz(page().encode()) + c.rnd.randbytes(300), ".html.gz")


@case("gz_not", "container", "plain HTML named .gz", "repaired", "header", keeps=(MARK,))
def _(c):
    return c.put(page(), ".html.gz")


def zstd_rle(total: int) -> bytes:
    """A zstd frame of zeros made of RLE blocks: 4 bytes stand for 128 KiB."""
    head = b"\x28\xb5\x2f\xfd" + bytes([0b00000000, 0x38])  # window 128 KiB, no size, no checksum
    blocks, left = [], total
    while left > 0:
        n = min(left, 1 << 17)
        left -= n
        blocks.append(struct.pack("<I", (n << 3) | (1 << 1) | (left == 0))[:3] + b"\0")
    return head + b"".join(blocks)


def zstd_raw(data: bytes) -> bytes:
    """A valid zstd frame that stores data in raw blocks."""
    out, pos = [b"\x28\xb5\x2f\xfd" + bytes([0, 0x38])], 0
    while True:
        part = data[pos : pos + (1 << 17)]
        pos += len(part)
        out.append(struct.pack("<I", (len(part) << 3) | (pos >= len(data)))[:3] + part)
        if pos >= len(data):
            return b"".join(out)


@case("zst_ok", "container", "control: zstd page", "accepted", keeps=(MARK,))
def _(c):
    return c.put(zstd_raw(page().encode()), ".html.zst")


@case("zst_bomb", "container", "zstd RLE bomb, 30000:1", "quarantined", "bomb")
def _(c):
    return c.put(zstd_rle(c.n(1, 10) << 30), ".html.zst")


@case("zst_truncated", "container", "zstd cut in a block", "quarantined", "truncated")
def _(c):
    return c.put(zstd_raw(page().encode())[:-40], ".html.zst")
