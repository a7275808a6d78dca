"""A document: one input as received, and where it was received from."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Literal

FetchedAtSource = Literal["warc", "row", "argument", "none"]
Container = Literal["file", "warc", "jsonl"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Where and when a document was received, without its bytes."""

    document_id: Annotated[str, "sha256 of the bytes as received (decompressed), hex"]
    uri: Annotated[str, "file the document came in, as found; standard input is 'stdin:'"]
    container: Annotated[Container, "file (the document itself), warc or jsonl"]
    record_no: Annotated[int, "position in the container, from 0; 0 for a plain file"]
    record_id: Annotated[str | None, "name the container gives the record: WARC-Record-ID or the row's id"]
    byte_offset: Annotated[int, "where the record starts in the (decompressed) container"]
    byte_length: Annotated[int, "bytes of the document as received"]
    media_type: Annotated[str, "text/html or text/plain"]
    charset: Annotated[str | None, "character set the transport declared; null when it declared none"]
    url: Annotated[str | None, "address the page was fetched from; null when unknown"]
    fetched_at: Annotated[datetime | None, "UTC instant of the fetch; null when unknown"]
    fetched_at_source: Annotated[FetchedAtSource, "who says so: warc, row (of a JSONL file), argument or none"]
    repairs: Annotated[tuple[str, ...], "what was mended on the way, as codes of repairs, sorted"]


def facts(receipt: Receipt) -> dict[str, Any]:
    """Return the fields of a receipt, or those of a document that are its receipt's, by name."""
    return {name: getattr(receipt, name) for name in Receipt.__dataclass_fields__}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Receipt):
    """One document as received: its bytes and where they are from."""

    payload: Annotated[bytes, "the bytes as received, decompressed, never changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedDocument(Receipt):
    """One distinct document of the lake, with how its bytes were read."""

    encoding: Annotated[str | None, "character set the bytes were read as; null when they are no text"]
    encoding_source: Annotated[str | None, "bom, utf8, declared, detected or fallback"]
    raw_shard: Annotated[str, "the file under raw/ that holds the payload"]
