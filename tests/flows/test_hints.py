"""The commands that copydesk prints for a person to give are given here as they are printed."""

import re
import shlex
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from flows.cli import main
from flows.shown import show_summary
from warehouse.lake import Lake, lake_option
from warehouse.summary import Summary


@pytest.mark.parametrize(
    ("place", "option"),
    [
        ("lake", ""), ("{here}/lake", ""), ("./lake", ""), ("L", " --lake L"), ("{here}/a/lake", " --lake a/lake"),
        ("/data/news", " --lake /data/news"), ("a b", " --lake 'a b'"), ("../lake", " --lake ../lake"),
    ],
)  # fmt: skip
def test_a_lake_is_named_as_a_shell_takes_it(
    place: str, option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert lake_option(Path(place.format(here=tmp_path))) == option


@pytest.mark.parametrize("name", ["lake", "L", "a lake"])
def test_the_query_at_the_end_of_a_run_works_as_printed(
    name: str, seeds_run: tuple[Lake, Summary], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    shutil.copytree(seeds_run[0].root, tmp_path / name)
    show_summary(replace(seeds_run[1], warehouse=Lake(tmp_path / name).warehouse), 1.0)
    (command,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("copydesk")]
    assert main(shlex.split(command)[1:]) == 0
    assert capsys.readouterr().out.startswith('"language","articles","words"')


def test_the_hint_of_explain_works_as_printed(
    seeds_run: tuple[Lake, Summary], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "nothing", "--lake", str(seeds_run[0].root)]) == 2
    found = re.search(r"list them with: copydesk (.*)", capsys.readouterr().err)
    assert found
    assert main(shlex.split(found[1])) == 0
    assert '"outcome"' in capsys.readouterr().out
