"""What every reader is given and gives back: a source, its limits, and the documents found in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from schemas.document import Container, Document, FetchedAtSource
from schemas.rejection import Rejection, Rule
from transforms.epochs import since_1970
from transforms.urls import clean_url

if TYPE_CHECKING:
    from transforms.formats.window import Window

FIRST_WEB_YEAR = 1990  # a fetch before the web is a clock that was never set


def unheard(kind: str) -> None:
    """Take no note of a record that holds no page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a stream comes from; ``url`` is only used where the stream is one document.

    ``skip`` is told the kind of every record of an archive that holds no page.
    """

    uri: str
    url: str | None = None
    fetched_at: datetime | None = None
    skip: Callable[[str], None] = unheard


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one input may cost, in bytes after decompression; ``max_expansion`` is a ratio."""

    max_document_bytes: int = 10_000_000
    max_row_bytes: int = 40_000_000  # a document whose every third byte is escaped as \\uXXXX still fits
    max_header_bytes: int = 65_536
    max_expansion: int = 100  # pages reach 20, text of one repeated line 60, gzip of zeros 1,029
    max_dense_bytes: int = 256_000_000  # a container may hold this much at any expansion


LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A refused record, which keeps its place in the container."""

    record_no: int
    byte_offset: int
    rejection: Rejection


Found = Document | Refused


@dataclass(frozen=True, slots=True)
class Fault:
    """Why bytes could not be had; ``trailing`` when what came before it is whole all the same."""

    rule: Rule
    message: str
    trailing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a container says of a record: its name, its character set, and, as they stand there, address and instant."""

    container: Container
    by: FetchedAtSource
    record_id: str | None = None
    charset: str | None = None
    url: object = None
    fetched_at: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a source one record starts."""

    source: Source
    record_no: int = 0
    byte_offset: int = 0

    def refuse(self, fault: Fault, payload: bytes = b"") -> Refused:
        """Refuse this record; ``payload`` is what was read of it, empty when nothing was."""
        named = payload or f"{self.source.uri}#{self.record_no}".encode("utf-8", "surrogatepass")
        rejection = Rejection(
            document_id=sha256(named).hexdigest(), stage="land", rule=fault.rule.value, message=fault.message
        )
        return Refused(record_no=self.record_no, byte_offset=self.byte_offset, rejection=rejection)

    def document(self, payload: bytes, said: Said, *, media_type: str, repairs: Iterable[str] = ()) -> Document:
        """Return the document that stands here; what is said of it and cannot be is among its repairs."""
        fetched_at, who = _fetched(said, self.source)
        found = {*repairs, *bad_date(said.fetched_at), *bad_url(said.url)}
        return Document(
            document_id=sha256(payload).hexdigest(),
            uri=self.source.uri,
            container=said.container,
            record_no=self.record_no,
            record_id=said.record_id,
            byte_offset=self.byte_offset,
            byte_length=len(payload),
            media_type=media_type,
            charset=said.charset,
            url=address_of(said.url),
            fetched_at=fetched_at,
            fetched_at_source=who,
            repairs=tuple(sorted(found)),
            payload=payload,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its name, its suffixes, how it is known by its first bytes if at all, and its reader."""

    name: str
    suffixes: frozenset[str]
    recognises: Callable[[bytes], bool] | None = None
    read: Callable[["Window", Source, Limits], Iterator[Found]]


def instant_of(said: object) -> datetime | None:
    """Read an instant as UTC; None when it is none.

    It is ISO 8601, taken for UTC without a zone, or a plain number: seconds since 1970, or milliseconds.
    """
    instant = None
    if isinstance(said, str):
        instant = _written(said)
    elif isinstance(said, int | float):
        instant = since_1970(said)
    return instant if instant is not None and instant.year >= FIRST_WEB_YEAR else None


def _written(text: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text.strip())
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def address_of(said: object) -> str | None:
    """Return what a record gives as its address, where that is one of the web; None for anything else."""
    return said.strip() if isinstance(said, str) and clean_url(said) is not None else None


def bad_date(said: object) -> tuple[str, ...]:
    """Return the code of the repair where a record gives an instant of its fetch that is none."""
    return ("bad_date",) if said not in (None, "") and instant_of(said) is None else ()


def bad_url(said: object) -> tuple[str, ...]:
    """Return the code of the repair where a record gives an address that is none of the web."""
    return ("bad_url",) if said not in (None, "") and address_of(said) is None else ()


def _fetched(said: Said, source: Source) -> tuple[datetime | None, FetchedAtSource]:
    """Return the instant of the fetch and who says so: the record, else the caller, else no one."""
    instant = instant_of(said.fetched_at)
    if instant is not None:
        return instant, said.by
    if source.fetched_at is not None:
        return source.fetched_at.astimezone(UTC), "argument"
    return None, "none"
