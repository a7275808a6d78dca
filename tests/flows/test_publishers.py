"""The publishers' table: what is wrong with it is said with its row and value, before anything is started."""

from pathlib import Path

import pytest

from flows.cli import main
from flows.publishers import DEFAULT, BadPublishers, read_publishers

HEAD = "host,name,country,zone,language\n"
GOOD = "quay.example,The Quay,PT,Europe/Lisbon,pt\n"


def table(folder: Path, content: str | bytes) -> Path:
    path = folder / "publishers.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("zone", ["Mars/Phobos", "", "Europe", "../Lisbon", "/etc/passwd", "a\0b"])
def test_a_bad_zone_is_named_with_its_row(zone: str, tmp_path: Path) -> None:
    path = table(tmp_path, HEAD + GOOD + f"mars.example,The Mars,XX,{zone},en\n")
    with pytest.raises(BadPublishers) as told:
        read_publishers(path)
    assert str(told.value) == f"{path}, line 3: mars.example: unknown zone {zone!r}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("host,name,country,language\n", "column zone is missing; it needs host,name,country,zone,language"),
        ("", "column host is missing"),
        (HEAD + GOOD + GOOD, "line 3: host 'quay.example' stands there twice"),
        (HEAD + "quay.example,The Quay\n", "line 2: the row ends before its country"),
        (HEAD.encode() + b"\xff\xfe,\n", "no CSV in UTF-8"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(content: str | bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(BadPublishers, match=f"publishers.csv.*{said}"):
        read_publishers(table(tmp_path, content))


@pytest.mark.parametrize("content", [HEAD + GOOD, "\ufeff" + HEAD + GOOD, HEAD + GOOD.replace(",", " , ")])
def test_marks_and_spaces_are_no_part_of_a_table(content: str, tmp_path: Path) -> None:
    found = read_publishers(table(tmp_path, content))
    assert [(one.host, one.name, one.zone) for one in found.values()] == [("quay.example", "The Quay", "Europe/Lisbon")]


def test_the_packaged_table_is_whole() -> None:
    assert {host == publisher.host for host, publisher in read_publishers(DEFAULT).items()} == {True}


@pytest.mark.parametrize("engine", ["none", "prefect"])
def test_nothing_is_started_with_a_bad_table(engine: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, lake = table(tmp_path, HEAD + "mars.example,The Mars,XX,Mars/Phobos,en\n"), tmp_path / "lake"
    (tmp_path / "a.txt").write_text("A story.")
    arguments = ["run", str(tmp_path / "a.txt"), "--lake", str(lake), "--publishers", str(path), "--engine", engine]
    assert main(arguments) == 2
    assert "line 2: mars.example: unknown zone 'Mars/Phobos'" in capsys.readouterr().err
    assert not lake.exists()
