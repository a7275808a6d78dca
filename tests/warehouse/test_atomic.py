import os
from pathlib import Path

import pytest

from warehouse.atomic import sweep, write_file, write_folder, write_text


class Broken(Exception):
    """What a writer raises half way."""


def break_off(path: Path) -> None:
    if path.is_dir():
        (path / "half").write_text("half")
    else:
        path.write_text("half")
    raise Broken


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.txt"
    write_text(path, "one")
    write_text(path, "two ✓")
    assert path.read_text("utf-8") == "two ✓"
    assert os.listdir(path.parent) == ["a.txt"]


def test_a_broken_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")
    with pytest.raises(Broken):
        write_file(path, break_off)
    assert path.read_text("utf-8") == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(Broken):
        write_folder(tmp_path / "shard", break_off)
    assert os.listdir(tmp_path) == []
    write_folder(tmp_path / "shard", lambda folder: (folder / "a").write_text("1") and None)
    assert os.listdir(tmp_path) == ["shard"]


def test_a_folder_that_is_there_stays(tmp_path: Path) -> None:
    write_folder(tmp_path / "shard", lambda folder: (folder / "a").write_text("1") and None)
    write_folder(tmp_path / "shard", lambda folder: (folder / "a").write_text("2") and None)
    assert (tmp_path / "shard" / "a").read_text() == "1"
    assert os.listdir(tmp_path) == ["shard"]


def test_sweep_removes_what_interrupted_writers_left(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / ".a.parquet.17.tmp").write_text("half")
    (tmp_path / ".shard.17.tmp").mkdir()
    (tmp_path / ".shard.17.tmp" / "half").write_text("half")
    (tmp_path / "whole.parquet").write_text("whole")
    sweep(tmp_path)
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")) == ["deep", "whole.parquet"]
