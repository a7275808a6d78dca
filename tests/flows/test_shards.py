"""A shard in which documents kill their worker is read at most twice, and ends as if each had been refused at once."""

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from flows.fence import Died
from flows.shards import ShardJob, clean_shard
from flows.survivors import keep, survivors
from schemas.document import Document
from schemas.rejection import Rejection, Rule
from transforms.context import Context
from transforms.reading import Reading, refused
from warehouse.lake import Lake
from warehouse.landing import land, landed_shards
from warehouse.parquet import read_rows

CONTEXT = Context(pipeline_version="1")


class Death(BaseException):
    """Stands for the end of a worker process, at a document."""


class Workers:
    """A fence whose workers die at documents of our choice, and note what they read."""

    def __init__(self, killers: set[str]) -> None:
        self.killers, self.read = killers, list[str]()

    def call(self, job: ShardJob) -> object:
        """Do the job here; a death at a document is the answer."""
        at = ""

        def mark(document_id: str | None) -> None:
            """Note the document that comes next, and die at a killer that the job does not know of."""
            nonlocal at
            at = document_id or ""
            if at:
                self.read.append(at)
            if at in self.killers - job.deaths.keys():
                raise Death

        try:
            return job.run(mark)
        except Death:
            return Died(at, Rule.WORKER_CRASH, "gone")


@pytest.fixture
def lake(tmp_path: Path, make_document: Callable[..., Document]) -> Lake:
    made = Lake(tmp_path)
    land(made, "r", [(make_document(f"Page {number} of the paper.".encode()), None) for number in range(14)])
    return made


def rejected(lake: Lake, shard: str) -> dict[str, str]:
    rows = read_rows(lake.shard("1", shard) / "rejections.parquet", Rejection)
    return {row.document_id: row.rule for row in rows}


@pytest.mark.parametrize("deaths", [0, 1, 2, 7, 14])
def test_documents_are_read_at_most_twice_however_many_die(deaths: int, lake: Lake) -> None:
    (shard,) = landed_shards(lake)
    ids = [row.document_id for row in read_rows(lake.raw_shard(shard), Document)]
    killers = set(random.Random(deaths).sample(ids, deaths))
    workers = Workers(killers)
    counts = clean_shard(workers, ShardJob(lake.root, shard, CONTEXT))  # type: ignore[arg-type]
    assert counts.articles + counts.rejections == 14
    assert max(workers.read.count(name) for name in set(ids) - killers or {""}) <= 2
    assert all(workers.read.count(name) <= 3 for name in killers)
    found = rejected(lake, shard)
    assert {name for name, rule in found.items() if rule == Rule.WORKER_CRASH} == killers
    assert not lake.readings(shard).exists()


def test_what_is_written_does_not_depend_on_when_the_deaths_came(lake: Lake, tmp_path: Path) -> None:
    (shard,) = landed_shards(lake)
    ids = [row.document_id for row in read_rows(lake.raw_shard(shard), Document)]
    written = []
    for known in (set(), {ids[2]}, {ids[2], ids[9]}):
        deaths = {name: Died(name, Rule.WORKER_CRASH, "gone") for name in known}
        clean_shard(Workers({ids[2], ids[9]}), ShardJob(lake.root, shard, CONTEXT, deaths))  # type: ignore[arg-type]
        folder = lake.shard("1", shard)
        written.append({path.name: path.read_bytes() for path in folder.iterdir()})
        folder.rename(tmp_path / f"done{len(written)}")
    assert written[0] == written[1] == written[2]


@pytest.fixture
def reading(make_document: Callable[..., Document]) -> Reading:
    return refused(make_document(), Rule.TIMEOUT, "slow", raw_shard="s")


@pytest.mark.parametrize("cut", [1, 7, 8, 9, 100])
def test_a_reading_that_a_death_cut_is_read_again(cut: int, reading: Reading) -> None:
    file = BytesIO()
    keep(file, reading)
    whole = file.tell()
    keep(file, reading)
    file.truncate(whole + cut)
    file.seek(0)
    assert survivors(file) == [reading]
    keep(file, reading)
    file.seek(0)
    assert survivors(file) == [reading, reading]


def test_of_an_empty_file_nothing_survives() -> None:
    assert survivors(BytesIO()) == []
