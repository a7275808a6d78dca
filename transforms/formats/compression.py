"""Compressed streams: gzip and zstandard, told by their first bytes, member by member."""

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO, Protocol

import zstandard
from fastwarc.stream_io import BrotliReader

from schemas.rejection import Rule
from transforms.formats.source import Fault, Limits
from transforms.formats.window import Counter, Window

CHUNK = 65_536
GZIP, ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
SUFFIXES = frozenset({".gz", ".gzip", ".zst", ".zstd"})
# zstandard gives no bound on what one call returns: a block of 4 bytes may stand for 128 KiB, so 1 KiB of
# input is at most 32 MiB of output
ZSTD_STEP = 1_024


class Decoder(Protocol):
    """One member being unpacked."""

    eof: bool

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """Return what ``data`` unpacks to, and what is left of it."""


class Deflate:
    """A member of deflate: gzip with ``wbits`` 31, zlib with 15, bare with -15."""

    def __init__(self, wbits: int = 31) -> None:
        self._inner = zlib.decompressobj(wbits)
        self.eof = False

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """Return what ``data`` unpacks to, at most 1 MiB of it, and what is left of it."""
        unpacked = self._inner.decompress(data, 1 << 20)
        self.eof = self._inner.eof
        return unpacked, self._inner.unused_data if self.eof else self._inner.unconsumed_tail


class Zstandard:
    """A frame of zstandard."""

    def __init__(self) -> None:
        self._inner = zstandard.ZstdDecompressor().decompressobj()
        self.eof = False

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """Return what the first KiB of ``data`` unpacks to, and what is left of it."""
        unpacked = self._inner.decompress(data[:ZSTD_STEP])
        self.eof = self._inner.eof
        return unpacked, (self._inner.unused_data if self.eof else b"") + data[ZSTD_STEP:]


DECODERS: dict[bytes, Callable[[], Decoder]] = {GZIP: Deflate, ZSTD: Zstandard}


class _Packed:
    """The compressed bytes, with a place to put back what was not used."""

    def __init__(self, stream: BinaryIO, used: Counter) -> None:
        self._stream, self._used, self._back = stream, used, b""

    def read(self) -> bytes:
        """Return the next bytes, those put back first; empty at the end."""
        data = self._back or self._stream.read(CHUNK)
        self._used.bytes += len(data)
        self._back = b""
        return data

    def unread(self, data: bytes) -> None:
        """Put back what was read and not used."""
        self._used.bytes -= len(data)
        self._back = data

    def seek(self, magic: bytes) -> tuple[bool, int]:
        """Go to the next ``magic``; return whether there is one, and how many bytes lay before it."""
        kept, skipped = b"", 0
        while data := self.read():
            data = kept + data
            at = data.find(magic)
            if at >= 0:
                self.unread(data[at:])
                return True, skipped + len(data[:at].strip(b"\0"))
            kept = data[1 - len(magic) :]
            skipped += len(data[: len(data) - len(kept)].strip(b"\0"))
        return False, skipped + len(kept.strip(b"\0"))


def magic_of(head: bytes) -> bytes | None:
    """Return the signature a compressed stream begins with, None when it is not compressed."""
    return next((magic for magic in DECODERS if head.startswith(magic)), None)


def opened(stream: BinaryIO, limits: Limits) -> Window:
    """Open a stream, unpacking it where its first bytes say that it is compressed."""
    head = stream.read(CHUNK)
    while len(head) < len(ZSTD) and (more := stream.read(CHUNK)):
        head += more
    magic = magic_of(head)
    if magic is None:
        return Window(_plain(head, stream))
    used = Counter()
    packed = _Packed(stream, used)
    packed.unread(head)
    used.bytes = 0
    return Window(_members(packed, magic, limits), used)


def _plain(head: bytes, stream: BinaryIO) -> Iterator[bytes | Fault]:
    while head:
        yield head
        head = stream.read(CHUNK)


def _members(packed: _Packed, magic: bytes, limits: Limits) -> Iterator[bytes | Fault]:
    """Unpack member after member; behind a fault go on at the next signature."""
    found, damaged = packed.seek(magic)[0], False
    while found:
        for chunk in unpacked(packed, DECODERS[magic](), limits):
            damaged = isinstance(chunk, Fault)
            yield chunk
        found, skipped = packed.seek(magic)
        if skipped and not damaged:
            yield Fault(Rule.BAD_CONTAINER, f"{skipped} bytes between or behind the members", trailing=True)


def unpacked(packed: _Packed, decoder: Decoder, limits: Limits) -> Iterator[bytes | Fault]:
    """Unpack one member, a chunk behind, so that no byte of it is given out before its checksum held."""
    held, size_in, size_out = b"", 0, 0
    while not decoder.eof:
        data = packed.read()
        try:
            chunk, left = decoder.feed(data)
        except (zlib.error, zstandard.ZstdError) as error:
            packed.unread(data[1:] if not size_in else data)
            yield Fault(Rule.BAD_CONTAINER, f"a compressed member is damaged: {error}")
            return
        packed.unread(left)
        size_in, size_out = size_in + len(data) - len(left), size_out + len(chunk)
        if size_out > max(limits.max_dense_bytes, size_in * limits.max_expansion):
            yield Fault(Rule.BOMB, f"{size_in} compressed bytes became more than {size_out}")
            return
        if held and (chunk or decoder.eof):
            yield held
            held = b""
        held += chunk
        if not data and not chunk and not decoder.eof:
            if held:
                yield held
            yield Fault(Rule.TRUNCATED, "the compressed stream breaks off")
            return
    if held:
        yield held


def whole(window: Window, limits: Limits) -> bytes | tuple[Fault, bytes]:
    """Take all of a window as one document, or say why it cannot be, with what was read of it.

    Nothing is returned of a document over the limit: no hash of a part may stand for it.
    """
    payload = window.take(limits.max_document_bytes + 1)
    if len(payload) > limits.max_document_bytes:
        rule = Rule.BOMB if window.expansion > limits.max_expansion else Rule.TOO_LARGE
        return Fault(rule, f"more than {limits.max_document_bytes} bytes"), b""
    if window.fault is not None and not window.fault.trailing:
        return window.fault, payload
    return payload


def unpack(payload: bytes, limits: Limits, decoder: Decoder | None = None) -> bytes | tuple[Fault, bytes]:
    """Unpack bytes in memory, by ``decoder`` or else by their signature."""
    if decoder is None:
        return whole(opened(BytesIO(payload), limits), limits)
    used = Counter()
    return whole(Window(unpacked(_Packed(BytesIO(payload), used), decoder, limits), used), limits)


def unpack_brotli(payload: bytes, limits: Limits) -> bytes | tuple[Fault, bytes]:
    """Unpack brotli, which has no signature: what cannot be unpacked is given back as it is."""
    try:
        unpacked_bytes = bytes(BrotliReader(BytesIO(payload)).read(limits.max_document_bytes + 1))
    except OSError:
        return payload
    if len(unpacked_bytes) <= limits.max_document_bytes:
        return unpacked_bytes
    dense = len(unpacked_bytes) > limits.max_expansion * len(payload)
    return Fault(Rule.BOMB if dense else Rule.TOO_LARGE, f"more than {limits.max_document_bytes} bytes"), b""
