import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import COMMANDS, main, make_parser
from flows.options import ROW_KEYS
from transforms.formats.jsonl import PAGE_KEYS
from warehouse.lake import Lake
from warehouse.summary import Summary

HEAVY = {"prefect", "great_expectations", "pandas", "sqlalchemy", "scipy", "altair"}
PROBE = """
import sys
from flows.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print("\\nLOADED", *sorted({heavy!r} & set(sys.modules)), file=sys.stderr)
"""


def loaded(arguments: list[str], heavy: set[str], stdin: str = "") -> list[str]:
    probe = PROBE.format(arguments=arguments, heavy=heavy)
    done = subprocess.run([sys.executable, "-c", probe], input=stdin, capture_output=True, text=True, check=True)
    return done.stderr.rpartition("LOADED")[2].split()


def test_help_loads_nothing_heavy() -> None:
    assert loaded(["--help"], HEAVY | {"pyarrow", "duckdb", "trafilatura", "lxml", "rich"}) == []


def test_sql_loads_neither_prefect_nor_the_checks(seeds_run: tuple[Lake, Summary]) -> None:
    assert loaded(["sql", "select 1", "--lake", str(seeds_run[0].root)], HEAVY | {"trafilatura"}) == []


def test_extract_loads_neither_prefect_nor_the_checks(tmp_path: Path) -> None:
    assert loaded(["extract", "--jsonl", "--workers", "1"], HEAVY | {"duckdb", "pyarrow"}) == []


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_teaches_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        make_parser().parse_args([command, "--help"])
    shown = capsys.readouterr().out
    assert "examples:" in shown
    assert f"copydesk {command}" in shown


@pytest.mark.parametrize("command", ["run", "extract"])
def test_the_keys_of_a_row_are_told_alike(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        make_parser().parse_args([command, "--help"])
    assert ROW_KEYS in capsys.readouterr().out
    assert all(f'"{key}"' in ROW_KEYS for key in (*PAGE_KEYS, "media_type", "id", "url", "fetched_at"))


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["run", "no-such-path"], 2, "no-such-path: no such file or folder"),
        (["sql", "select 1", "--lake", "no-lake"], 2, "make it with: copydesk run"),
        (["explain", "abc", "--lake", "no-lake"], 2, "make it with: copydesk run"),
        (["extract"], 2, "name files to extract, - for standard input, or say --jsonl"),
        (["extract", "--jsonl", "-"], 2, "with --jsonl standard input holds the JSON lines"),
        (["run", "pyproject.toml", "--engine", "none", "--publishers", "no.csv"], 2, "no.csv: no such file"),
    ],
)
def test_what_makes_no_sense_is_said_with_the_way_out(
    arguments: list[str], code: int, message: str, tmp_path: Path, monkeypatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text("x")
    assert main(arguments) == code
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("select nothing", "Binder Error"),
        ("selec 1", "Parser Error"),
        ("insert into runs select * from runs", "read-only"),
        ("select * from read_csv('/etc/passwd')", "Permission Error"),
        ("copy runs to '/tmp/own.csv'", "Permission Error"),
        ("attach '/tmp/other.duckdb'", "Permission Error"),
        ("set enable_external_access = true", "configuration has been locked"),
    ],
)
def test_sql_is_read_only_and_reaches_no_file(
    query: str, message: str, seeds_run: tuple[Lake, Summary], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sql", query, "--lake", str(seeds_run[0].root)]) == 2
    assert message in capsys.readouterr().err


def test_a_lake_that_is_busy_has_its_own_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("A story.")
    with Lake(tmp_path / "lake").lock():
        code = main(["run", str(tmp_path / "a.txt"), "--lake", str(tmp_path / "lake"), "--engine", "none"])
    assert code == 3
    assert "is being written by process" in capsys.readouterr().err


def test_a_full_disk_has_its_own_exit_code(tmp_path: Path, monkeypatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "raw")

    (tmp_path / "a.txt").write_text("A story.")
    monkeypatch.setattr("flows.steps.land", full)
    assert main(["run", str(tmp_path / "a.txt"), "--lake", str(tmp_path / "lake"), "--engine", "none"]) == 4
    assert "the disk is full; the last version is intact" in capsys.readouterr().err


def test_run_prints_a_summary_that_a_person_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(" ".join(["The council voted on Tuesday to rebuild the northern pier."] * 9))
    (tmp_path / "b.txt").write_text("")
    lake = tmp_path / "lake"
    assert main(["run", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--lake", str(lake), "--engine", "none"]) == 0
    shown = capsys.readouterr().out
    for expected in ("documents read  2", "empty 1", str(lake / "warehouse.duckdb"), "copydesk sql", "1 rows"):
        assert expected in shown


def test_explain_takes_a_path_however_it_is_written(
    seeds_run: tuple[Lake, Summary], root: Path, monkeypatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    for path in ("seeds/documents/en-cookie-wall.txt", "./docs/../seeds/documents/en-cookie-wall.txt"):
        assert main(["explain", path, "--lake", str(seeds_run[0].root)]) == 0
        assert "no_content" in capsys.readouterr().out


def test_explain_of_a_file_of_several_documents_names_them(
    seeds_run: tuple[Lake, Summary], root: Path, monkeypatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    assert main(["explain", "seeds/documents/mixed-desk.jsonl", "--lake", str(seeds_run[0].root)]) == 2
    said = capsys.readouterr().err
    assert "give one of their ids" in said
    one = said.partition("more characters of it:\n")[2].split()[0]
    assert main(["explain", one, "--lake", str(seeds_run[0].root)]) == 0
    assert "mixed-desk.jsonl" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--fetched-at", "yesterday", "is no time in ISO 8601"),
        ("--fetched-at", "0001-01-01T00:00+14:00", "is no time in ISO 8601"),
        ("--workers", "0", "at least one worker"),
    ],
)
def test_an_option_that_makes_no_sense_is_said_in_words(
    option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        make_parser().parse_args(["run", "pages", option, value])
    assert said in capsys.readouterr().err


def test_explain_tells_the_whole_story(seeds_run: tuple[Lake, Summary], capsys: pytest.CaptureFixture[str]) -> None:
    lake = str(seeds_run[0].root)
    assert (
        main(["sql", "select article_id from articles order by all limit 1", "--lake", lake, "--format", "json"]) == 0
    )
    article_id = json.loads(capsys.readouterr().out)["article_id"]
    assert main(["explain", article_id[:12], "--lake", lake]) == 0
    shown = capsys.readouterr().out
    for expected in ("came from", "received as", "article", "blocks (+ kept, - dropped)", article_id):
        assert expected in shown
