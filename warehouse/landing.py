"""Landing: bytes as received become raw shards, each document once, in an order of their own."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

import pyarrow as pa

from schemas.document import Document, Receipt, facts
from schemas.rejection import Rejection
from schemas.run import RunInput
from schemas.tables import TABLES
from warehouse.atomic import write_file, write_folder
from warehouse.lake import Lake
from warehouse.parquet import read_column, write_rows

SHARD_BYTES = 32_000_000
PACKED, WORTH_PACKING = "zstd", 2_000  # pages take a fifth of the disk, at 550 MB a CPU second
MIN_SHARD, MAX_SHARD, SHARDS_AIMED_AT = 16, 1_000, 64

_Refusal = tuple[tuple[str, int], Rejection]
"""A refusal with its place: uri and number of the record."""


@dataclass(frozen=True, slots=True)
class Landed:
    """What a run read: a row for every record met, and how many were new to the lake."""

    inputs: tuple[RunInput, ...]
    new_documents: int
    new_rejections: int


@dataclass(frozen=True, slots=True)
class _Kept:
    """A document in the spool: where it came from, and where its bytes lie; as long as they are, they are plain."""

    receipt: Receipt
    offset: int
    length: int


@dataclass(slots=True)
class _Spool:
    """Documents in arrival order on disk, and where each lies; sorted only once all have arrived."""

    file: IO[bytes]
    places: dict[str, _Kept] = field(default_factory=dict)

    def add(self, document: Document) -> None:
        """Keep a document; of equal bytes one copy is kept, with the place that comes first."""
        receipt = Receipt(**facts(document))
        known = self.places.get(document.document_id)
        if known is None:
            stored = _packed(document.payload)
            self.places[document.document_id] = _Kept(receipt, self.file.tell(), len(stored))
            self.file.write(stored)
        elif _place(receipt) < _place(known.receipt):  # of equal bytes the same copy stands for all, in any order
            self.places[document.document_id] = replace(known, receipt=receipt)

    def get(self, document_id: str) -> Document:
        """Return a document that was added; none can be added after that."""
        kept = self.places[document_id]
        size = kept.receipt.byte_length
        self.file.seek(kept.offset)
        stored = self.file.read(kept.length)
        payload = stored if kept.length == size else pa.decompress(stored, size, codec=PACKED, asbytes=True)
        return Document(**facts(kept.receipt), payload=payload)


def _packed(payload: bytes) -> bytes:
    """Return what the spool keeps of a payload: itself where it is short or would grow."""
    if len(payload) < WORTH_PACKING:
        return payload
    packed: bytes = pa.compress(payload, codec=PACKED, asbytes=True)
    return min(packed, payload, key=len)


def land(lake: Lake, run_id: str, found: Iterable[tuple[Receipt | Document, Rejection | None]]) -> Landed:
    """Land what was found: new documents as raw shards, new rejections beside them, one row for every record.

    ``found`` pairs each document with None, or the receipt of a refused record with its rejection. Shards are cut
    from the sorted ids, so that the same documents in any order give the same files. Bytes that an earlier landing
    refused are landed once they are met at a good place. Of equal bytes that are refused at several places the first
    place is told of, as in the quarantine.
    """
    documents, refusals = _known_documents(lake), _known_refusals(lake)
    inputs: list[RunInput] = []
    rejections: dict[str, _Refusal] = {}
    with _spooled(lake) as spool:
        for receipt, rejection in found:
            inputs.append(_run_input(run_id, receipt))
            if receipt.document_id in documents:
                continue
            if rejection is not None:
                met = (receipt.uri, receipt.record_no), rejection
                first = rejections.setdefault(receipt.document_id, met)
                rejections[receipt.document_id] = min(met, first, key=lambda refusal: refusal[0])
            elif isinstance(receipt, Document):
                spool.add(receipt)
        shards = [_write_shard(lake, spool, ids) for ids in _cut(spool)]
    settled = refusals | spool.places.keys()
    refused = [row for document_id, (_, row) in rejections.items() if document_id not in settled]
    if shards or refused:
        _commit(lake, shards, refused)
    return Landed(tuple(inputs), len(spool.places), len(refused))


@contextmanager
def _spooled(lake: Lake) -> Iterator[_Spool]:
    """Keep arriving documents in one file that vanishes with the landing."""
    lake.state.mkdir(parents=True, exist_ok=True)
    path = lake.state / f".spool.{os.getpid()}.tmp"
    try:
        with path.open("w+b") as file:
            yield _Spool(file)
    finally:
        path.unlink(missing_ok=True)


def landed_shards(lake: Lake) -> list[str]:
    """Return the raw shards of all landings, sorted."""
    manifests = lake.landings.glob("*/landing.json")
    return sorted({shard for path in manifests for shard in json.loads(path.read_text("utf-8"))["shards"]})


def landed_rejections(lake: Lake) -> list[Path]:
    """Return the files of the rejections of all landings, sorted."""
    return sorted(lake.landings.glob("*/rejections.parquet"))


def _known_documents(lake: Lake) -> set[str]:
    return set(read_column([lake.raw_shard(shard) for shard in landed_shards(lake)], "document_id"))


def _known_refusals(lake: Lake) -> set[str]:
    return set(read_column(landed_rejections(lake), "document_id"))


def _place(receipt: Receipt) -> tuple[bool, str, int]:
    """Order equal documents: those with an address first, then by where they lie."""
    return receipt.url is None, receipt.uri, receipt.record_no


def _run_input(run_id: str, receipt: Receipt) -> RunInput:
    return RunInput(
        run_id=run_id, uri=receipt.uri, record_no=receipt.record_no, document_id=receipt.document_id,
        url=receipt.url, fetched_at=receipt.fetched_at, repairs=receipt.repairs,
    )  # fmt: skip


def _cut(spool: _Spool) -> Iterator[list[str]]:
    """Cut the sorted ids into shards by count and bytes; the count follows from how many there are."""
    most = max(MIN_SHARD, min(MAX_SHARD, -(-len(spool.places) // SHARDS_AIMED_AT)))
    shard: list[str] = []
    size = 0
    for document_id in sorted(spool.places):
        length = spool.places[document_id].receipt.byte_length
        if shard and (len(shard) == most or size + length > SHARD_BYTES):
            yield shard
            shard, size = [], 0
        shard.append(document_id)
        size += length
    if shard:
        yield shard


def _write_shard(lake: Lake, spool: _Spool, ids: Sequence[str]) -> str:
    """Write one raw shard unless it is there, named by what it holds."""
    name = hashlib.sha256("".join(ids).encode()).hexdigest()[:16]
    path = lake.raw_shard(name)
    if not path.exists():
        documents = [spool.get(document_id) for document_id in ids]
        write_file(path, lambda beside: write_rows(beside, TABLES["raw_documents"], documents))
    return name


def _commit(lake: Lake, shards: list[str], rejections: Sequence[Rejection]) -> None:
    """Make the landing known; until here a crash leaves nothing but files nobody lists."""
    refused = sorted(f"{row.document_id} {row.rule}" for row in rejections)
    name = hashlib.sha256("\n".join([*shards, *refused]).encode()).hexdigest()[:16]

    def write(folder: Path) -> None:
        """Write what the landing added."""
        (folder / "landing.json").write_text(json.dumps({"shards": shards}), encoding="utf-8")
        if rejections:
            write_rows(folder / "rejections.parquet", TABLES["rejections"], rejections)

    write_folder(lake.landings / name, write)
