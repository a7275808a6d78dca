"""The hostile inputs beside good ones: the run ends, every input is accounted for, neighbours are unharmed.

What each single input should become is in the manifest that generate.py writes; the right handling of each is not
asserted here, only what holds for all of them.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from flows.engine import PlainEngine
from flows.pipeline import pipeline
from flows.settings import Settings
from flows.worker import Allowance
from warehouse.lake import Lake
from warehouse.staged import session
from warehouse.summary import Summary

GENERATE = Path(__file__).with_name("generate.py")
UNREAD = ("manifest.json",)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "inputs"
    subprocess.run([sys.executable, str(GENERATE), str(folder)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, hostile: Path, root: Path) -> tuple[Lake, Summary]:
    settings = Settings(
        inputs=(str(hostile), str(root / "seeds" / "documents")),
        lake=tmp_path_factory.mktemp("lake"),
        workers=2,
        allowance=Allowance(cpu_seconds=3),
    )
    return Lake(settings.lake), pipeline(settings, PlainEngine())


def ask(lake: Lake, sql: str, *values: object) -> list[tuple]:
    with session(lake.warehouse, read_only=True) as connection:
        return connection.execute(sql, values).fetchall()


def test_the_run_ends_and_nothing_is_lost(run: tuple[Lake, Summary]) -> None:
    lake, summary = run
    assert ask(lake, "from accounting where difference <> 0") == []
    assert ask(lake, "from inputs where outcome = 'lost'") == []
    assert summary.inputs > 1200


def test_every_input_has_an_outcome(run: tuple[Lake, Summary], hostile: Path) -> None:
    manifest = json.loads((hostile / "manifest.json").read_text("utf-8"))
    cases = manifest["cases"] if isinstance(manifest, dict) else manifest
    assert len(cases) == 134
    seen = {Path(uri).name for (uri,) in ask(run[0], "select distinct uri from run_inputs")}
    names = {
        Path(case["file"].encode().decode("unicode_escape")).name for case in cases if case["id"] != "fs_name_bytes"
    }
    assert names <= seen


def test_neighbours_are_unharmed(
    run: tuple[Lake, Summary], seeds_run_of_hostile_neighbours: dict[str, str], root: Path
) -> None:
    lake, _ = run
    folder = (root / "seeds" / "documents").relative_to(Path.cwd()).as_posix() if root == Path.cwd() else str(root)
    beside = dict(
        ask(lake, "select distinct uri || record_no, outcome from inputs where starts_with(uri, ?)", folder)
    )  # fmt: skip
    assert {place: outcome for place, outcome in beside.items() if place in seeds_run_of_hostile_neighbours} == {
        place: outcome for place, outcome in seeds_run_of_hostile_neighbours.items() if place in beside
    }
    assert beside


@pytest.fixture(scope="module")
def seeds_run_of_hostile_neighbours(tmp_path_factory: pytest.TempPathFactory, root: Path) -> dict[str, str]:
    settings = Settings(inputs=(str(root / "seeds" / "documents"),), lake=tmp_path_factory.mktemp("alone"), workers=2)
    pipeline(settings, PlainEngine())
    return dict(ask(Lake(settings.lake), "select distinct uri || record_no, outcome from inputs"))


@pytest.mark.parametrize("table", ["articles", "blocks", "documents", "quarantine", "date_candidates"])
def test_no_control_character_reaches_the_warehouse(run: tuple[Lake, Summary], table: str) -> None:
    columns = ask(
        run[0],
        "select column_name from duckdb_columns() where table_name = ? and data_type = 'VARCHAR' and column_name <> 'uri'",
        table,
    )
    for (column,) in columns:
        bad = ask(
            run[0], f"select {column} from {table} where regexp_matches({column}, '[\\x00-\\x08\\x0e-\\x1f\\x7f]')"
        )
        assert bad == [], column
