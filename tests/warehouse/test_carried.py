"""A warehouse that grew run by run is, row by row, the one that is built from nothing."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import Article
from schemas.block import Block
from schemas.document import DecodedDocument, Receipt, facts
from schemas.rejection import Rejection
from schemas.run import RunInput
from schemas.tables import TABLES
from warehouse.build import NotPublished, build_warehouse
from warehouse.carried import NOTHING, carried, recipe
from warehouse.corpus import OF_SHARDS, check_tables, corpus_tables
from warehouse.history import history_files, record_rows, record_run
from warehouse.lake import Lake
from warehouse.parquet import rows_to_table, write_rows
from warehouse.staged import session, sql_models
from warehouse.versions import Manifest, publish

TABLES_OF_FILES = ("documents", "articles", "blocks")


def identity(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


class Growing:
    """A lake to which each step adds a shard of documents, a run that read them, and a version."""

    def __init__(self, root: Path, make_article: Callable[..., Article], make_receipt: Any, make_run: Any) -> None:
        self.lake, self.article, self.receipt, self.run = Lake(root), make_article, make_receipt, make_run
        self.steps, self.files = 0, {name: list[Path]() for name in TABLES_OF_FILES}

    def add(self, *numbers: int, withheld: tuple[int, ...] = ()) -> Manifest:
        """Publish a version with these documents added and these, of any step, withheld."""
        self.steps += 1
        run = self.run(f"2026010{self.steps}T000000.000000Z", inputs=len(numbers))
        self._shard([identity(number) for number in numbers])
        inputs = [
            RunInput(
                run_id=run.run_id, uri=f"{number}.txt", record_no=0, document_id=identity(number), url=None,
                fetched_at=None, repairs=(),
            ) for number in numbers
        ]  # fmt: skip
        record_rows(self.lake, run.run_id, "run_inputs", inputs)
        record_run(self.lake, run)
        files = {**self.files, **history_files(self.lake)}
        if withheld:
            rows = [
                Rejection(document_id=identity(number), stage="validate", rule="articles.has_text", message="none")
                for number in withheld
            ]
            files["rejections"] = [record_rows(self.lake, run.run_id, "rejections", rows)]
        return publish(self.lake, run, files, {"duplicates": rows_to_table(TABLES["duplicates"], ())})

    def _shard(self, ids: list[str]) -> None:
        receipts = [replace(self.receipt(), document_id=name, uri=name) for name in ids]
        rows: dict[str, list[Any]] = {
            "documents": [decoded(receipt) for receipt in receipts],
            "articles": [self.article(name) for name in ids],
            "blocks": [block(name, number) for name in ids for number in range(3)],
        }
        folder = self.lake.shard("0", str(self.steps))
        folder.mkdir(parents=True)
        for name in TABLES_OF_FILES:
            write_rows(folder / f"{name}.parquet", TABLES[name], rows[name])
            self.files[name].append(folder / f"{name}.parquet")


def decoded(receipt: Receipt) -> DecodedDocument:
    return DecodedDocument(**facts(receipt), encoding="utf-8", encoding_source="utf8", raw_shard="raw")


def block(document_id: str, number: int) -> Block:
    return Block(
        document_id=document_id, block_no=number, char_start=number, char_end=number + 1, kind="body", kept=True,
        reason="a sentence", score=0.9, language=None, text="x", block_hash="0" * 16,
    )  # fmt: skip


@pytest.fixture
def growing(tmp_path: Path, make_article: Any, make_receipt: Any, make_run: Any) -> Growing:
    return Growing(tmp_path / "lake", make_article, make_receipt, make_run)


def content(lake: Lake) -> dict[str, list[tuple]]:
    with session(lake.warehouse, read_only=True) as connection:
        names = [*sql_models("appended"), *sql_models("staging"), *sql_models("marts"), "warehouse_info"]
        found = {name: connection.execute(f"from {name} order by all").fetchall() for name in names}
        comments = "select table_name, column_name, comment from duckdb_columns() where not internal order by all"
        return {**found, "comments": connection.execute(comments).fetchall()}


def from_nothing(lake: Lake, manifest: Manifest) -> dict[str, list[tuple]]:
    lake.seal.unlink(missing_ok=True)
    build_warehouse(lake, manifest)
    return content(lake)


@given(
    steps=st.lists(
        st.tuples(st.integers(0, 4), st.lists(st.integers(0, 8), max_size=2, unique=True)), min_size=2, max_size=3
    )
)
@settings(max_examples=4)
def test_grown_and_built_from_nothing_are_equal(
    steps: list[tuple[int, list[int]]], tmp_path_factory: Any, make_article: Any, make_receipt: Any, make_run: Any
) -> None:
    """Steps add none or several documents, and withhold some that came with any step or never came."""
    lake = Growing(tmp_path_factory.mktemp("lake"), make_article, make_receipt, make_run)
    count = 0
    for more, withheld in steps:
        manifest = lake.add(*range(count, count + more), withheld=tuple(withheld))
        count += more
        digest = build_warehouse(lake.lake, manifest)
        grown = content(lake.lake)
        assert grown == from_nothing(lake.lake, manifest)
        assert grown["warehouse_info"][0][2] == digest


def test_only_the_rows_of_new_files_are_read(growing: Growing) -> None:
    build_warehouse(growing.lake, growing.add(1, 2))
    manifest = growing.add(3)
    lent = carried(growing.lake, manifest.files(growing.lake), sql_models("appended"))
    assert [path.parent.name for path in lent.files["blocks"]] == ["2"]
    assert lent.parts["blocks"][0] == 6
    for path in growing.files["blocks"][:1]:
        path.unlink()
    build_warehouse(growing.lake, manifest)
    assert len(content(growing.lake)["blocks"]) == 9


@pytest.mark.parametrize("withheld", [(), (1,)])
def test_the_corpus_and_its_checks_are_those_of_the_files(growing: Growing, withheld: tuple[int, ...]) -> None:
    """Articles that were withheld are missing in the warehouse, yet the checks must see them again."""
    build_warehouse(growing.lake, growing.add(1, 2, withheld=withheld))
    files = {name: paths for name, paths in growing.add(3, 4).files(growing.lake).items() if name != "duplicates"}
    lent = carried(growing.lake, files, OF_SHARDS)
    assert set(OF_SHARDS) - lent.files.keys() == ({"articles"} if withheld else set())
    rows = {"duplicates": rows_to_table(TABLES["duplicates"], ())}

    def computed() -> dict[str, list[dict[str, Any]]]:
        found = corpus_tables(growing.lake, files, rows) | check_tables(growing.lake, files, rows)
        return {name: sorted(table.to_pylist(), key=str) for name, table in found.items()}

    over_the_warehouse = computed()
    growing.lake.seal.unlink()
    assert over_the_warehouse == computed()
    assert len(over_the_warehouse["check_articles"]) == 4
    assert len(over_the_warehouse["duplicates"]) == 3


def test_the_checks_open_no_file_that_the_warehouse_holds(growing: Growing) -> None:
    build_warehouse(growing.lake, growing.add(1, 2))
    files = growing.add(3).files(growing.lake)
    for name in TABLES_OF_FILES:
        growing.files[name][0].unlink()
    assert len(check_tables(growing.lake, files, {})["check_blocks"]) == 3


def _written_to(growing: Growing) -> None:
    with duckdb.connect(str(growing.lake.warehouse)) as connection:
        connection.execute("delete from articles")


def _touched(growing: Growing) -> None:
    os.utime(growing.lake.warehouse, ns=(0, 0))


def _of_other_models(growing: Growing) -> None:
    noted = json.loads(growing.lake.seal.read_text())
    growing.lake.seal.write_text(json.dumps({**noted, "recipe": "another"}))


def _without_its_version(growing: Growing) -> None:
    for path in growing.lake.versions.glob("*01T*/manifest.json"):
        path.unlink()


def _without_a_file(growing: Growing) -> None:
    growing.files["blocks"].pop(0)


@pytest.mark.parametrize(
    "spoil",
    [
        _written_to,
        _touched,
        _of_other_models,
        _without_its_version,
        _without_a_file,
        lambda growing: growing.lake.seal.unlink(),
        lambda growing: growing.lake.warehouse.unlink(),
    ],
)
def test_what_is_not_as_it_was_left_lends_nothing(growing: Growing, spoil: Callable[[Growing], None]) -> None:
    build_warehouse(growing.lake, growing.add(1, 2))
    spoil(growing)
    manifest = growing.add(3)
    assert carried(growing.lake, manifest.files(growing.lake), sql_models("appended")) == NOTHING
    build_warehouse(growing.lake, manifest)
    assert content(growing.lake) == from_nothing(growing.lake, manifest)


def test_a_build_that_must_spill_is_the_same(growing: Growing, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = growing.add(*range(400))
    whole = from_nothing(growing.lake, manifest)
    monkeypatch.setattr("warehouse.build.MOST_THREADS", 1)
    monkeypatch.setattr("warehouse.build.BYTES_A_THREAD", 9_000_000)
    assert from_nothing(growing.lake, manifest) == whole


def test_a_build_that_failed_lends_nothing_to_the_next(growing: Growing) -> None:
    """The copy is broken here behind the back of the seal, as a failing disk would."""
    build_warehouse(growing.lake, growing.add(1, 2))
    stands = growing.lake.warehouse.stat()
    growing.lake.warehouse.write_bytes(b"\xff" * stands.st_size)
    os.utime(growing.lake.warehouse, ns=(stands.st_atime_ns, stands.st_mtime_ns))
    manifest = growing.add(3)
    with pytest.raises(NotPublished, match="builds it anew"):
        build_warehouse(growing.lake, manifest)
    build_warehouse(growing.lake, manifest)
    assert len(content(growing.lake)["blocks"]) == 9


def test_the_recipe_is_that_of_the_models(monkeypatch: pytest.MonkeyPatch) -> None:
    before = recipe()
    assert recipe() == before
    monkeypatch.setattr("warehouse.carried.sql_models", lambda layer: {**sql_models(layer), "more": "select 1"})
    assert recipe() != before
