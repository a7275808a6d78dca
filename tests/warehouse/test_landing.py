import hashlib
import itertools
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.document import Document
from schemas.rejection import Rejection
from warehouse.lake import Lake
from warehouse.landing import MIN_SHARD, land, landed_rejections, landed_shards
from warehouse.parquet import read_column, read_rows
from warehouse.query import open_warehouse
from warehouse.summary import Summary


def files_of(lake: Lake) -> dict[str, str]:
    found = [*lake.raw.rglob("*"), *lake.landings.rglob("*")]
    return {
        str(path.relative_to(lake.root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
        if path.is_file()
    }


@pytest.fixture
def documents(make_document) -> list[Document]:
    return [make_document(f"Story {number}".encode(), uri=f"pages/{number}.txt") for number in range(50)]


def refusal(document_id: str, rule: str = "truncated") -> Rejection:
    return Rejection(document_id=document_id, stage="land", rule=rule, message="cut")


def plain(documents: list[Document]):
    return [(document, None) for document in documents]


def test_order_does_not_matter(tmp_path: Path, documents: list[Document]) -> None:
    one, two = Lake(tmp_path / "1"), Lake(tmp_path / "2")
    land(one, "r", plain(documents))
    land(two, "r", plain(documents[::-1]))
    assert files_of(one) == files_of(two)
    assert len(landed_shards(one)) == -(-len(documents) // MIN_SHARD)


def test_payloads_are_what_came(tmp_path: Path, documents: list[Document]) -> None:
    lake = Lake(tmp_path)
    land(lake, "r", plain(documents))
    found = [row for shard in landed_shards(lake) for row in read_rows(lake.raw_shard(shard), Document)]
    assert sorted(found, key=lambda row: row.uri) == sorted(documents, key=lambda row: row.uri)


def test_only_what_is_refused_on_landing_has_no_bytes(seeds_run: tuple[Lake, Summary]) -> None:
    lake = seeds_run[0]
    kept = set(read_column([lake.raw_shard(shard) for shard in landed_shards(lake)], "document_id"))
    with open_warehouse(lake.root) as connection:
        refused = connection.execute("select document_id, stage from quarantine").fetchall()
    assert {stage for _, stage in refused} >= {"land", "transform"}
    assert all((name in kept) == (stage != "land") for name, stage in refused)


@pytest.mark.parametrize(
    "payload",
    [b"short", b"a page that repeats itself " * 4_000, random.Random(1).randbytes(9_000), b"x" * 2_000],
)
def test_payloads_that_are_packed_on_the_way_come_out_whole(tmp_path: Path, make_document, payload: bytes) -> None:
    lake = Lake(tmp_path)
    documents = [make_document(payload), make_document(payload, uri="pages/0.txt"), make_document(b"another")]
    land(lake, "r", plain(documents))
    found = {row.payload: row.uri for row in read_rows(lake.raw_shard(landed_shards(lake)[0]), Document)}
    assert found == {payload: "pages/0.txt", b"another": "pages/a.txt"}


def test_a_spool_of_pages_is_much_smaller_than_they_are(tmp_path: Path, make_document) -> None:
    """An archive of a hundred gigabytes unpacks to five times that; the disk must not need to hold them plain."""
    pages = [make_document(b"<p>A line of the page.</p>" * 1_000 + bytes([number])) for number in range(8)]
    sizes = []

    def watched():
        """Look at the spool before the last page comes."""
        yield from plain(pages[:-1])
        sizes.extend(path.stat().st_size for path in (tmp_path / "state").glob(".spool.*"))
        yield pages[-1], None

    land(Lake(tmp_path), "r", watched())
    assert sum(sizes) < sum(len(page.payload) for page in pages) / 20


def test_a_second_landing_adds_only_what_is_new(tmp_path: Path, documents: list[Document], make_document) -> None:
    lake = Lake(tmp_path)
    land(lake, "r1", plain(documents))
    before = files_of(lake)
    again = land(lake, "r2", plain(documents))
    assert (again.new_documents, again.new_rejections, len(again.inputs)) == (0, 0, 50)
    assert files_of(lake) == before
    assert land(lake, "r3", plain([*documents, make_document(b"new")])).new_documents == 1
    assert before.items() <= files_of(lake).items()


def test_equal_bytes_are_one_document_and_two_inputs(tmp_path: Path, make_document) -> None:
    copies = [
        make_document(uri="b.txt"),
        make_document(uri="a.txt"),
        make_document(uri="c.txt", url="https://x.example/"),
    ]
    for order in (copies, copies[::-1]):
        lake = Lake(tmp_path / order[0].uri)
        landed = land(lake, "r", plain(order))
        assert (landed.new_documents, len(landed.inputs)) == (1, 3)
        (kept,) = read_rows(lake.raw_shard(landed_shards(lake)[0]), Document)
        assert kept.uri == "c.txt", "the copy that knows its address stands for all"


def test_refusals_are_landed_once(tmp_path: Path, make_receipt) -> None:
    lake = Lake(tmp_path)
    met = [(make_receipt(document_id="f" * 64), refusal("f" * 64))]
    assert land(lake, "r1", met).new_rejections == 1
    assert land(lake, "r2", met).new_rejections == 0
    assert read_column(landed_rejections(lake), "document_id") == ["f" * 64]


@pytest.mark.parametrize("order", list(itertools.permutations([("a.jsonl", 9), ("b.jsonl", 3), ("a.jsonl", 20)])))
def test_of_equal_refusals_the_first_place_is_told_of(tmp_path: Path, make_receipt, order) -> None:
    lake, name = Lake(tmp_path), "f" * 64
    met = [
        (make_receipt(document_id=name, uri=uri, record_no=number), replace(refusal(name), message=f"row {number}"))
        for uri, number in order
    ]
    assert land(lake, "r", met).new_rejections == 1
    assert read_column(landed_rejections(lake), "message") == ["row 9"]


def test_bytes_that_were_refused_at_one_place_and_read_at_another_are_read(
    tmp_path: Path, make_document, make_receipt
) -> None:
    document = make_document()
    lake = Lake(tmp_path)
    met = [(make_receipt(document_id=document.document_id), refusal(document.document_id)), (document, None)]
    landed = land(lake, "r", met)
    assert (landed.new_documents, landed.new_rejections, len(landed.inputs)) == (1, 0, 2)


def test_bytes_that_an_earlier_landing_refused_are_read_once_they_stand_well(
    tmp_path: Path, make_document, make_receipt
) -> None:
    document = make_document()
    lake = Lake(tmp_path)
    refused = (make_receipt(document_id=document.document_id), refusal(document.document_id))
    assert land(lake, "r1", [refused]).new_rejections == 1
    landed = land(lake, "r2", [(document, None), refused])
    assert (landed.new_documents, landed.new_rejections, len(landed.inputs)) == (1, 0, 2)
    again = land(lake, "r3", [refused, (document, None)])
    assert (again.new_documents, again.new_rejections) == (0, 0)


def test_a_crash_before_the_commit_changes_no_byte_of_the_next_landing(
    tmp_path: Path, documents: list[Document]
) -> None:
    whole, broken = Lake(tmp_path / "whole"), Lake(tmp_path / "broken")
    land(whole, "r", plain(documents))
    land(broken, "r", plain(documents))
    for path in broken.landings.glob("*/*"):
        path.unlink()
    for path in broken.landings.iterdir():
        path.rmdir()
    broken.raw_shard(sorted(path.stem for path in broken.raw.iterdir())[0]).unlink()
    assert landed_shards(broken) == []
    land(broken, "r", plain(documents))
    assert files_of(broken) == files_of(whole)


def test_shards_are_cut_by_bytes_too(tmp_path: Path, make_document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.landing.SHARD_BYTES", 25)
    lake = Lake(tmp_path)
    land(lake, "r", plain([make_document(f"{number:010}".encode()) for number in range(6)]))
    assert len(landed_shards(lake)) == 3


def test_nothing_to_land_leaves_no_landing(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    assert land(lake, "r", []).inputs == ()
    assert landed_shards(lake) == []
    assert [json.loads(p.read_text()) for p in lake.landings.rglob("*.json")] == []


def test_what_was_mended_on_the_way_is_said_of_each_place(tmp_path: Path, make_document) -> None:
    copies = [make_document(uri="b.gz", repairs=("header",)), make_document(uri="a.txt")]
    landed = land(Lake(tmp_path), "r", plain(copies))
    assert [(row.uri, row.repairs) for row in landed.inputs] == [("b.gz", ("header",)), ("a.txt", ())]
