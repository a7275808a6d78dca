"""Places: of all the places where the same bytes were met, in any run, one stands for them, whatever the order."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from schemas.document import Document, Receipt, facts
from schemas.tables import TABLES
from warehouse.atomic import write_file
from warehouse.lake import Lake
from warehouse.parquet import read_rows, read_tuples, write_rows

NEVER = datetime.max.replace(tzinfo=UTC)
FACTS = tuple(Receipt.__dataclass_fields__)
facts_of = attrgetter(*FACTS)


def place_of(receipt: Receipt) -> tuple[Any, ...]:
    """Order places of the same bytes: those with an address first, then with a fetch, then by where they lie.

    Of several fetches of one place the earliest counts, since the page was there by then. All other facts follow, so
    that no two places are equal which differ.
    """
    return (
        receipt.url is None, receipt.fetched_at is None, receipt.uri, receipt.record_no, receipt.fetched_at or NEVER,
        receipt.url or "", receipt.fetched_at_source, receipt.container, receipt.byte_offset, receipt.record_id or "",
        receipt.media_type, receipt.charset or "", receipt.repairs,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What the lake holds: of each document the hash of its facts, and better places that a run met.

    A hash is an eighth of the memory of the facts; it serves this process alone.
    """

    hashes: dict[bytes, int]
    better: dict[str, Receipt] = field(default_factory=dict)

    def has(self, document_id: str) -> bool:
        """Whether the lake holds these bytes."""
        return bytes.fromhex(document_id) in self.hashes

    def meet(self, receipt: Receipt) -> None:
        """Take note of a place of bytes that the lake holds, where it differs from theirs and comes first so far."""
        if self.hashes[bytes.fromhex(receipt.document_id)] != hash(facts_of(receipt)):
            met = self.better.get(receipt.document_id)
            if met is None or place_of(receipt) < place_of(met):
                self.better[receipt.document_id] = Receipt(**facts(receipt))


def known_places(files: Sequence[Path]) -> Known:
    """Return what raw shards hold; their payloads are not read."""
    return Known({bytes.fromhex(row[0]): hash(row) for path in files for row in read_tuples(path, FACTS)})


def write_raw(lake: Lake, documents: Sequence[Document]) -> str:
    """Write one raw shard unless it is there, named by the documents and the places it holds."""
    digest = hashlib.sha256()
    for document in documents:
        digest.update(f"{document.document_id} {facts(document)}\n".encode())
    name = digest.hexdigest()[:16]
    path = lake.raw_shard(name)
    if not path.exists():
        write_file(path, lambda beside: write_rows(beside, TABLES["raw_documents"], documents))
    return name


def move(lake: Lake, shards: Sequence[str], better: Mapping[str, Receipt]) -> tuple[dict[str, str], int]:
    """Write the shards anew in which documents were met at better places.

    Return the new shards by those they stand for, and how many documents moved.
    """
    new, moved = {}, 0
    for shard in shards if better else ():
        path = lake.raw_shard(shard)
        if better.keys().isdisjoint(pq.ParquetFile(path).read(["document_id"])["document_id"].to_pylist()):
            continue
        before = read_rows(path, Document)
        after = [_moved(document, better.get(document.document_id)) for document in before]
        changed = sum(old is not document for old, document in zip(before, after, strict=True))
        if changed:
            new[shard] = write_raw(lake, after)
            moved += changed
    return new, moved


def _moved(document: Document, place: Receipt | None) -> Document:
    if place is None or place_of(place) >= place_of(document):
        return document
    return Document(**facts(place), payload=document.payload)
