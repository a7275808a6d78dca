"""Shards: a group of documents read in a worker process and written as one unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from flows.fence import Died, Fence
from flows.read import read_fenced
from flows.survivors import keep, survivors
from flows.worker import Mark
from schemas.article import Article
from schemas.document import Document
from schemas.rejection import Rejection
from transforms.context import Context
from transforms.reading import Reading
from warehouse.lake import Lake
from warehouse.shards import read_raw, write_shard


@dataclass(frozen=True, slots=True)
class ShardCounts:
    """What became of a shard's documents."""

    shard: str
    articles: int
    rejections: int


@dataclass(frozen=True, slots=True)
class ShardJob:
    """Read every document of a raw shard and write the shard's tables.

    ``deaths`` are the documents that brought a worker down in an earlier try: they are refused unread.
    """

    root: Path
    shard: str
    context: Context
    deaths: Mapping[str, Died] = field(default_factory=dict)

    def run(self, mark: Mark) -> ShardCounts:
        """Read, then write all tables at once."""
        lake = Lake(self.root)
        documents = read_raw(lake, self.shard)
        readings = self._read_again(lake, documents, mark) if self.deaths else self._read_on(documents, mark)
        mark(None)
        articles = [reading.outcome for reading in readings if isinstance(reading.outcome, Article)]
        rejections = [reading.outcome for reading in readings if isinstance(reading.outcome, Rejection)]
        rows: dict[str, Sequence[Any]] = {
            "documents": [reading.document for reading in readings],
            "articles": articles,
            "rejections": rejections,
            "metadata": [value for reading in readings for value in reading.metadata],
            "links": [link for reading in readings for link in reading.links],
            "failures": [failure for reading in readings for failure in reading.failures],
            "blocks": [block for reading in readings for block in reading.blocks],
            "date_candidates": [candidate for reading in readings for candidate in reading.date_candidates],
        }
        write_shard(lake, self.context.pipeline_version, self.shard, rows)
        lake.readings(self.shard).unlink(missing_ok=True)
        return ShardCounts(self.shard, len(articles), len(rejections))

    def _read_on(self, documents: Sequence[Document], mark: Mark) -> list[Reading]:
        return [self._read(document, mark) for document in documents]

    def _read_again(self, lake: Lake, documents: Sequence[Document], mark: Mark) -> list[Reading]:
        """Go on where the last death was, and keep each reading for after the next."""
        path = lake.readings(self.shard)
        path.touch()
        with path.open("r+b", buffering=0) as file:
            readings = survivors(file)
            for document in documents[len(readings) :]:
                readings.append(self._read(document, mark))
                keep(file, readings[-1])
        return readings

    def _read(self, document: Document, mark: Mark) -> Reading:
        mark(document.document_id)
        return read_fenced(document, replace(self.context, raw_shard=self.shard), self.deaths)


def clean_shard(fence: Fence, job: ShardJob) -> ShardCounts:
    """Have a shard read; a document that kills its worker is refused, and the others are read without it.

    They are read at most twice, however many die: a shard with deaths keeps its readings until it is written.
    """
    while isinstance(result := fence.call(job), Died):
        job = replace(job, deaths={**job.deaths, result.document_id: result})
    return result
