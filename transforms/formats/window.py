"""A window on a stream of bytes: look ahead, take, and go on behind a fault."""

from collections.abc import Iterator

from transforms.formats.source import Fault


class Window:
    """The bytes that lie ahead in a stream, read as they are asked for.

    Reading stops in front of a ``fault``; what lies behind it comes after ``resume``. ``offset`` counts the
    bytes left behind, ``expansion`` is how many bytes one byte of the stream became.
    """

    def __init__(self, chunks: Iterator[bytes | Fault], consumed: "Counter | None" = None) -> None:
        self._chunks = chunks
        self._ahead = bytearray()
        self._consumed = consumed
        self._produced = 0
        self.offset = 0
        self.fault: Fault | None = None
        self.ended = False

    def fill(self, size: int) -> bool:
        """Read on until ``size`` bytes lie ahead; False when the end or a fault comes first."""
        while len(self._ahead) < size and not self.ended and self.fault is None:
            chunk = next(self._chunks, None)
            if chunk is None:
                self.ended = True
            elif isinstance(chunk, Fault):
                self.fault = chunk
            else:
                self._ahead += chunk
                self._produced += len(chunk)
        return len(self._ahead) >= size

    def peek(self, size: int, start: int = 0) -> bytes:
        """Return up to ``size`` bytes that lie ahead of ``start``, without taking them."""
        self.fill(start + size)
        return bytes(memoryview(self._ahead)[start : start + size])

    def take(self, size: int) -> bytes:
        """Return up to ``size`` bytes and leave them behind."""
        taken = self.peek(size)
        self.drop(len(taken))
        return taken

    def drop(self, size: int) -> None:
        """Leave ``size`` bytes behind that were seen before."""
        size = min(size, len(self._ahead))
        del self._ahead[:size]
        self.offset += size

    def find(self, mark: bytes, start: int, limit: int) -> int:
        """Return where ``mark`` begins in the next ``limit`` bytes, counted from here; -1 when nowhere."""
        size = start
        while size < limit:
            size = min(limit, max(size + 65_536, len(self._ahead)))
            more = self.fill(size)
            at = self._ahead.find(mark, start, size)
            if at >= 0 or not more:
                return at
            start = max(start, size - len(mark) + 1)
        return -1

    def resume(self) -> None:
        """Go on behind the fault."""
        self.fault = None

    @property
    def packed(self) -> bool:
        """Whether the stream was compressed."""
        return self._consumed is not None

    @property
    def expansion(self) -> float:
        """How many bytes one byte of the stream became so far; 1 where it was not compressed."""
        return 1.0 if self._consumed is None else self._produced / max(1, self._consumed.bytes)


class Counter:
    """How many bytes of a compressed stream were used up."""

    def __init__(self) -> None:
        self.bytes = 0
