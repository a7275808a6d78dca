import gzip
import hashlib
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.engine import PlainEngine
from flows.inputs import NoInputs
from flows.pipeline import pipeline
from flows.record import ChecksFailed
from flows.settings import Settings
from schemas.rejection import Rule
from warehouse.history import read_runs
from warehouse.lake import Lake, LakeBusy
from warehouse.staged import session, sql_models
from warehouse.suites import load_suites
from warehouse.summary import Summary
from warehouse.versions import current

CONTENT = (
    "documents",
    "articles",
    "blocks",
    "date_candidates",
    "metadata",
    "links",
    "duplicates",
    "quarantine",
    "publishers",
)
STORY = (
    "Council votes to rebuild the northern pier\n\nThe harbour council voted on Tuesday to rebuild the northern pier "
    "before winter, after a long debate about its cost.\n\nEngineers told the committee that the old pilings had lost "
    "a third of their strength since the storms of last year.\n"
)


def parquet_bytes(lake: Lake) -> dict[str, str]:
    """Hash every file that the documents determine: raw shards, landings, shard tables, corpus tables."""
    found = [path for folder in ("raw", "landings", "shards") for path in (lake.root / folder).rglob("*")]
    manifest = current(lake)
    assert manifest is not None
    found += (lake.versions / manifest.version).glob("*.parquet")
    return {
        path.relative_to(lake.root).as_posix().replace(manifest.version, "V"): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in found
        if path.is_file()
    }


def counts(lake: Lake) -> dict[str, int]:
    with session(lake.warehouse, read_only=True) as connection:
        return {name: connection.execute(f"select count(*) from {name}").fetchall()[0][0] for name in CONTENT}


def ask(lake: Lake, sql: str) -> list[tuple]:
    with session(lake.warehouse, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_every_input_is_an_article_a_duplicate_or_quarantined(seeds_run: tuple[Lake, Summary]) -> None:
    lake, summary = seeds_run
    assert ask(lake, "from accounting where difference <> 0") == []
    assert ask(lake, "from inputs where outcome = 'lost'") == []
    assert summary.inputs == summary.articles + summary.duplicates + summary.quarantined


def test_both_ways_to_count_agree(seeds_run: tuple[Lake, Summary]) -> None:
    lake, summary = seeds_run
    by_tables = ask(lake, "select inputs, articles, duplicates, quarantined from accounting")
    assert by_tables == [(summary.inputs, summary.articles, summary.duplicates, summary.quarantined)]


def test_every_expectation_is_met(seeds_run: tuple[Lake, Summary]) -> None:
    expectations = sum(len(suite.expectations) for suite in load_suites())
    assert dict(seeds_run[1].checks) == {"passed": expectations}


def test_blocks_are_the_whole_page(seeds_run: tuple[Lake, Summary]) -> None:
    gaps = ask(
        seeds_run[0],
        """
        select document_id, block_no from (
            select *, lag(char_end, 1, 0) over (partition by document_id order by block_no) as expected from blocks
        ) where char_start <> expected
        """,
    )
    assert gaps == []


def test_a_second_run_adds_no_row_and_changes_no_byte(
    seeds_run: tuple[Lake, Summary], tmp_path: Path, run_pipeline: Callable[..., Summary], seeds_folder: Path
) -> None:
    lake = Lake(tmp_path / "lake")
    shutil.copytree(seeds_run[0].root, lake.root)
    rows, before = counts(lake), parquet_bytes(lake)
    again = run_pipeline(lake.root, seeds_folder)
    assert again.content_hash == seeds_run[1].content_hash
    assert counts(lake) == rows
    assert parquet_bytes(lake) == before
    assert [run.status for run in read_runs(lake)] == ["published", "published"]


def test_order_and_workers_change_no_byte(
    seeds_run: tuple[Lake, Summary], tmp_path: Path, run_pipeline: Callable[..., Summary], seeds_folder: Path
) -> None:
    files = sorted(seeds_folder.iterdir())
    random.Random(7).shuffle(files)
    other = run_pipeline(tmp_path / "lake", *files, workers=1)
    assert other.content_hash == seeds_run[1].content_hash
    assert parquet_bytes(Lake(tmp_path / "lake")) == parquet_bytes(seeds_run[0])


def test_inputs_in_two_runs_give_the_content_of_one(tmp_path: Path, run_pipeline: Callable[..., Summary]) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(STORY.replace("northern", f"number {number}"), "utf-8")
    files = sorted(tmp_path.glob("*.txt"))
    whole = run_pipeline(tmp_path / "whole", *files)
    run_pipeline(tmp_path / "parts", *files[:2])
    assert run_pipeline(tmp_path / "parts", *files[2:]).content_hash == whole.content_hash


def test_bytes_refused_in_one_run_and_met_well_in_a_later_one_are_read(
    tmp_path: Path, run_pipeline: Callable[..., Summary]
) -> None:
    bad, good = tmp_path / "cut.txt.gz", tmp_path / "whole.txt"
    bad.write_bytes(gzip.compress(STORY.encode())[:-4])  # all of the text, but no length to check it by
    good.write_text(STORY, "utf-8")
    first = run_pipeline(tmp_path / "parts", bad)
    assert (first.articles, first.quarantined, dict(first.reasons)) == (0, 1, {Rule.TRUNCATED: 1})
    second = run_pipeline(tmp_path / "parts", good, bad)
    assert (second.inputs, second.articles, second.duplicates, second.quarantined) == (2, 1, 1, 0)
    assert second.content_hash == run_pipeline(tmp_path / "whole", bad, good).content_hash


def test_bad_inputs_are_accounted_for_and_neighbours_are_unharmed(
    tmp_path: Path, run_pipeline: Callable[..., Summary]
) -> None:
    pages = tmp_path / "pages"
    (pages / "folder.html").mkdir(parents=True)
    (pages / "good.txt").write_text(STORY, "utf-8")
    (pages / "empty.txt").write_bytes(b"")
    (pages / "binary.html").write_bytes(bytes(range(256)) * 40)
    (pages / "loop.html").symlink_to("loop.html")
    (pages / "out.html").symlink_to("/etc/hostname")
    os.mkfifo(pages / "pipe.html")
    with open(os.fsencode(pages) + b"/name_\xff.txt", "wb") as file:
        file.write(STORY.encode())
    summary = run_pipeline(tmp_path / "lake", pages)
    assert (summary.inputs, summary.articles, summary.quarantined) == (8, 1, 7)
    assert dict(summary.reasons) == {
        Rule.NOT_REGULAR_FILE: 4, Rule.EMPTY: 1, Rule.NOT_TEXT: 1, Rule.BAD_NAME: 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("make", "argument", "message"),
    [
        (lambda _: None, "missing", "no such file"),
        (lambda folder: (folder / "bare").mkdir(), "bare", "holds no file"),
        (lambda _: None, "*.html", "no file matches"),
    ],
)
def test_inputs_that_name_nothing_are_said_before_anything_is_written(
    tmp_path: Path, run_pipeline: Callable[..., Summary], make: Callable[[Path], None], argument: str, message: str
) -> None:
    make(tmp_path)
    with pytest.raises(NoInputs, match=message):
        run_pipeline(tmp_path / "lake", tmp_path / argument)
    assert not (tmp_path / "lake").exists()


def test_one_writer_at_a_time(tmp_path: Path, run_pipeline: Callable[..., Summary], seeds_folder: Path) -> None:
    lake = Lake(tmp_path / "lake")
    with lake.lock(), pytest.raises(LakeBusy, match=str(os.getpid())):
        run_pipeline(lake.root, seeds_folder)


@pytest.fixture
def published(tmp_path: Path, run_pipeline: Callable[..., Summary]) -> tuple[Lake, Summary]:
    page = tmp_path / "a.txt"
    page.write_text(STORY, "utf-8")
    return Lake(tmp_path / "lake"), run_pipeline(tmp_path / "lake", page)


def test_a_critical_failure_keeps_the_version_in_force(
    published: tuple[Lake, Summary],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run_pipeline: Callable[..., Summary],
) -> None:
    lake, before = published
    (tmp_path / "b.txt").write_text(STORY.replace("pier", "bridge"), "utf-8")
    monkeypatch.setattr("warehouse.corpus.sql_models", _without_accounting)
    with pytest.raises(ChecksFailed, match="not published"):
        run_pipeline(lake.root, tmp_path / "b.txt")
    assert [run.status for run in read_runs(lake)] == ["published", "refused"]
    assert ask(lake, "select count(*) from articles") == [(1,)]
    monkeypatch.undo()
    after = run_pipeline(lake.root, tmp_path / "b.txt")
    assert (after.articles, counts(lake)["articles"]) == (1, 2)
    assert after.content_hash != before.content_hash


def _without_accounting(layer: str) -> dict[str, str]:
    found = sql_models(layer)
    return {**found, "accounting": "select 'run' as nothing_that_is_checked"} if layer == "checks" else found


def test_a_run_that_vanished_is_closed_by_the_next(
    published: tuple[Lake, Summary], tmp_path: Path, run_pipeline: Callable[..., Summary]
) -> None:
    lake, _ = published
    path = next(lake.runs.glob("*/run.json"))
    vanished = path.parent.with_name("20260101T000000.000000Z")
    vanished.mkdir()
    text = path.read_text("utf-8").replace('"published"', '"running"').replace(path.parent.name, vanished.name)
    (vanished / "run.json").write_text(text, "utf-8")
    run_pipeline(lake.root, tmp_path / "a.txt")
    assert [run.status for run in read_runs(lake)] == ["interrupted", "published", "published"]


def test_settings_are_plain_values(tmp_path: Path) -> None:
    settings = Settings(inputs=("a",), lake=tmp_path)
    with pytest.raises(NoInputs):
        pipeline(settings, PlainEngine())


def test_nothing_is_published_years_after_it_has_landed(tmp_path: Path, run_pipeline: Callable[..., Summary]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(STORY.replace("pier\n", "pier\n\nBy Ann Lee\nPublished: 3 February 2095\n", 1))
    run_pipeline(tmp_path / "lake", page)
    with session(Lake(tmp_path / "lake").warehouse, read_only=True) as connection:
        assert connection.execute("select published_date from articles").fetchall() == [(None,)]
