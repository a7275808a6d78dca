"""Which of the places where the same bytes were met stands for them, and what is read again when that changes."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pytest

from schemas.document import Document, Receipt
from warehouse.lake import Lake
from warehouse.landing import land, landed_shards
from warehouse.parquet import read_rows
from warehouse.places import known_places, place_of
from warehouse.query import open_warehouse

MAY, JUNE = datetime(2025, 5, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC)
# best first
PLACES: list[dict[str, Any]] = [
    {"uri": "d.warc", "url": "https://news.example/1", "fetched_at": MAY, "fetched_at_source": "warc"},
    {"uri": "d.warc", "url": "https://news.example/1", "fetched_at": JUNE, "fetched_at_source": "warc"},
    {"uri": "c.jsonl", "url": "https://news.example/1"},
    {"uri": "b.txt", "fetched_at": MAY, "fetched_at_source": "argument"},
    {"uri": "b.txt", "fetched_at": JUNE, "fetched_at_source": "argument"},
    {"uri": "a.txt"},
    {"uri": "a.txt", "record_no": 1},
    {"uri": "a.txt", "record_no": 1, "charset": "latin-1"},
]


def held(lake: Lake) -> list[Document]:
    return [row for shard in landed_shards(lake) for row in read_rows(lake.raw_shard(shard), Document)]


@pytest.mark.parametrize(("better", "worse"), list(pairwise(PLACES)))
def test_places_are_in_order(
    better: dict[str, Any], worse: dict[str, Any], make_receipt: Callable[..., Receipt]
) -> None:
    assert place_of(make_receipt(**better)) < place_of(make_receipt(**worse))


@pytest.mark.parametrize("order", list(permutations([0, 3, 5])))
def test_the_same_place_stands_for_the_bytes_in_whatever_order_runs_meet_them(
    order: tuple[int, ...], tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    lake = Lake(tmp_path)
    for run, number in enumerate(order):
        land(lake, f"r{run}", [(make_document(**PLACES[number]), None), (make_document(b"Another."), None)])
    assert {row.uri for row in held(lake)} == {"d.warc", "pages/a.txt"}
    assert len(held(lake)) == 2


def test_a_document_moves_once_and_its_neighbours_with_it(
    tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    lake = Lake(tmp_path)
    neighbours = [make_document(f"Story {number}".encode(), uri=f"{number}.txt") for number in range(5)]
    land(lake, "r1", [(row, None) for row in neighbours])
    before = landed_shards(lake)
    better = make_document(b"Story 3", uri="z.txt", url="https://news.example/3")
    assert land(lake, "r2", [(better, None)]).moved_documents == 1
    assert set(landed_shards(lake)).isdisjoint(before)
    assert sorted(held(lake), key=place_of) == sorted([*neighbours[:3], neighbours[4], better], key=place_of)
    after = landed_shards(lake)
    again = land(lake, "r3", [(row, None) for row in [*neighbours, better]])
    assert (again.moved_documents, again.new_documents, landed_shards(lake)) == (0, 0, after)


def test_what_the_lake_holds_takes_no_memory_of_places(tmp_path: Path, make_document: Callable[..., Document]) -> None:
    lake, document = Lake(tmp_path), make_document()
    land(lake, "r", [(document, None)])
    known = known_places([lake.raw_shard(shard) for shard in landed_shards(lake)])
    known.meet(document)
    assert known.has(document.document_id)
    assert known.better == {}
    known.meet(make_document(uri="z.txt"))
    known.meet(make_document(uri="y.txt"))
    assert [place.uri for place in known.better.values()] == ["y.txt"]


def test_a_landing_that_was_killed_leaves_no_fact_behind(
    tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    lake = Lake(tmp_path)
    land(lake, "r1", [(make_document(fetched_at=MAY, fetched_at_source="argument"), None)])
    for path in lake.landings.glob("*/*"):
        path.unlink()
    for path in lake.landings.iterdir():
        path.rmdir()
    land(lake, "r2", [(make_document(), None)])
    assert [row.fetched_at for row in held(lake)] == [None]


STORY = (
    "Council votes to rebuild the northern pier\n\n{printed}\n\nThe harbour council voted on Tuesday to rebuild the "
    "northern pier before winter, after a long debate about its cost.\n\nEngineers told the committee that the old "
    "pilings had lost a third of their strength since the storms of last year. Work will begin in May, the mayor said, and "
    "the fishing boats will move to the southern basin until it is done.\n"
)


def test_a_fetch_that_comes_later_is_used(tmp_path: Path, run_pipeline: Callable[..., Any]) -> None:
    page, lake = tmp_path / "page.txt", tmp_path / "lake"
    page.write_text(STORY.format(printed="Published 4 March 2031"), "utf-8")
    run_pipeline(lake, page)
    again = run_pipeline(lake, page, fetched_at=datetime(2025, 10, 20, tzinfo=UTC))
    with open_warehouse(lake) as connection:
        sql = "select fetched_at_source, published_date from documents join articles using (document_id)"
        assert connection.execute(sql).fetchall() == [("argument", None)]
    assert again.moved == 1
    whole = run_pipeline(tmp_path / "whole", page, fetched_at=datetime(2025, 10, 20, tzinfo=UTC))
    assert again.content_hash == whole.content_hash


def test_archives_in_any_order_give_the_same_content(tmp_path: Path, run_pipeline: Callable[..., Any]) -> None:
    plain, rows = tmp_path / "a.txt", tmp_path / "b.jsonl"
    plain.write_text(STORY.format(printed="4 March 2025"), "utf-8")
    row = '{{"text": {text}, "url": "https://news.example/1", "fetched_at": "2025-03-05T00:00Z"}}\n'
    rows.write_text(row.format(text=json.dumps(plain.read_text("utf-8"))), "utf-8")
    hashes = {
        [run_pipeline(tmp_path / name, path).content_hash for path in order][-1]
        for name, order in (("one", [plain, rows]), ("two", [rows, plain]))
    }
    assert hashes == {run_pipeline(tmp_path / "both", plain, rows).content_hash}
