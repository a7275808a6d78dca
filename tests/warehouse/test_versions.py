import json
from pathlib import Path

import pytest

from schemas.tables import TABLES
from warehouse.history import close_interrupted, read_runs, record_run, run_table
from warehouse.lake import Lake
from warehouse.parquet import rows_to_table
from warehouse.versions import current, publish

ROWS = {"duplicates": rows_to_table(TABLES["duplicates"], []), "publishers": rows_to_table(TABLES["publishers"], [])}


def test_a_new_lake_has_no_version(tmp_path: Path) -> None:
    assert current(Lake(tmp_path)) is None


def test_the_pointer_names_the_last_version_and_older_ones_stay(tmp_path: Path, make_run) -> None:
    lake = Lake(tmp_path)
    first = publish(lake, make_run("1"), {"articles": [tmp_path / "shards" / "a.parquet"]}, ROWS)
    second = publish(lake, make_run("2"), {}, ROWS)
    assert current(lake) == second
    assert first.tables["articles"] == ["shards/a.parquet"]
    assert [path.name for path in sorted(lake.versions.iterdir())] == ["1", "2"]
    assert second.files(lake)["duplicates"] == [lake.versions / "2" / "duplicates.parquet"]


def test_a_crash_before_the_pointer_leaves_the_old_version(tmp_path: Path, make_run, monkeypatch) -> None:
    lake = Lake(tmp_path)
    publish(lake, make_run("1"), {}, ROWS)

    def crash(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("warehouse.versions.write_text", crash)
        with pytest.raises(OSError, match="No space"):
            publish(lake, make_run("2"), {}, ROWS)
    manifest = current(lake)
    assert manifest is not None
    assert manifest.version == "1"


def test_runs_come_back_as_they_were_recorded(tmp_path: Path, make_run) -> None:
    lake = Lake(tmp_path)
    runs = [make_run("1"), make_run("2", status="failed", finished_at=None, message="disk full")]
    for run in reversed(runs):
        record_run(lake, run)
    assert read_runs(lake) == runs
    assert run_table(lake).to_pylist()[1]["message"] == "disk full"


@pytest.mark.parametrize(
    ("status", "run_id", "after"),
    [
        ("running", "3", "interrupted"),
        ("published", "3", "interrupted"),  # killed between its record and the pointer
        ("published", "2", "published"),
        ("refused", "3", "refused"),
        ("failed", "1", "failed"),
    ],
)
def test_runs_that_ended_without_a_word_are_closed(
    tmp_path: Path, make_run, status: str, run_id: str, after: str
) -> None:
    lake = Lake(tmp_path)
    publish(lake, make_run("2"), {}, ROWS)
    record_run(lake, make_run(run_id, status=status))
    close_interrupted(lake)
    assert [run.status for run in read_runs(lake)] == [after]
    assert json.loads((lake.runs / run_id / "run.json").read_text())["status"] == after
