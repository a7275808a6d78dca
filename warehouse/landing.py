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
from warehouse.atomic import write_folder
from warehouse.lake import Lake
from warehouse.parquet import read_column, write_rows
from warehouse.places import known_places, move, place_of, write_raw

SHARD_BYTES = 32_000_000
PACKED, WORTH_PACKING = "zstd", 2_000  # pages take a fifth of the disk, at 550 MB a CPU second
MIN_SHARD, MAX_SHARD, SHARDS_AIMED_AT = 16, 1_000, 64

_Refusal = tuple[tuple[str, int], Rejection]
"""A refusal with its place: uri and number of the record."""


@dataclass(frozen=True, slots=True)
class Landed:
    """What a run read: a row for every record met, how many were new to the lake, and how many were moved.

    A document that the lake holds is moved when it is met at a place that comes before its own; it is read again.
    """

    inputs: tuple[RunInput, ...]
    new_documents: int
    new_rejections: int
    moved_documents: int


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
            self.places[document.document_id] = _Kept(receipt, self.file.seek(0, os.SEEK_END), len(stored))
            self.file.write(stored)
        elif place_of(receipt) < place_of(known.receipt):  # of equal bytes the same copy stands for all, in any order
            self.places[document.document_id] = replace(known, receipt=receipt)

    def get(self, document_id: str) -> Document:
        """Return a document that was added."""
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
    place is told of, as in the quarantine. A raw shard with bytes that are met at a better place than theirs is
    written anew, under another name, so that it is read again.
    """
    listed = landed_shards(lake)
    known, refusals = known_places([lake.raw_shard(shard) for shard in listed]), _known_refusals(lake)
    inputs: list[RunInput] = []
    rejections: dict[str, _Refusal] = {}
    with _spooled(lake) as spool:
        for receipt, rejection in found:
            inputs.append(_run_input(run_id, receipt))
            if rejection is not None:
                met = (receipt.uri, receipt.record_no), rejection
                first = rejections.setdefault(receipt.document_id, met)
                rejections[receipt.document_id] = min(met, first, key=lambda refusal: refusal[0])
            elif known.has(receipt.document_id):
                known.meet(receipt)
            elif isinstance(receipt, Document):
                spool.add(receipt)
        shards = [write_raw(lake, [spool.get(document_id) for document_id in ids]) for ids in _cut(spool)]
    instead, moved = move(lake, listed, known.better)
    settled = refusals | spool.places.keys()
    refused = [
        row for document_id, (_, row) in rejections.items() if not (document_id in settled or known.has(document_id))
    ]
    if shards or refused or instead:
        _commit(lake, [*shards, *instead.values()], list(instead), refused)
    return Landed(tuple(inputs), len(spool.places), len(refused), moved)


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
    """Return the raw shards of all landings but those that a later one wrote anew, sorted."""
    landings = [json.loads(path.read_text("utf-8")) for path in lake.landings.glob("*/landing.json")]
    gone = {shard for landing in landings for shard in landing.get("instead_of", ())}
    return sorted({shard for landing in landings for shard in landing["shards"]} - gone)


def landed_rejections(lake: Lake) -> list[Path]:
    """Return the files of the rejections of all landings, sorted."""
    return sorted(lake.landings.glob("*/rejections.parquet"))


def _known_refusals(lake: Lake) -> set[str]:
    return set(read_column(landed_rejections(lake), "document_id"))


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


def _commit(lake: Lake, shards: list[str], instead_of: list[str], rejections: Sequence[Rejection]) -> None:
    """Make the landing known; until here a crash leaves nothing but files nobody lists."""
    refused = sorted(f"{row.document_id} {row.rule}" for row in rejections)
    name = hashlib.sha256("\n".join([*shards, *refused]).encode()).hexdigest()[:16]
    landing = {"shards": shards} | ({"instead_of": instead_of} if instead_of else {})

    def write(folder: Path) -> None:
        """Write what the landing added."""
        (folder / "landing.json").write_text(json.dumps(landing), encoding="utf-8")
        if rejections:
            write_rows(folder / "rejections.parquet", TABLES["rejections"], rejections)

    write_folder(lake.landings / name, write)
