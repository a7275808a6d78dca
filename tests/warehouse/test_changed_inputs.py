"""A lake only grows; the articles of the last run are those that its inputs hold now."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.cli import main
from warehouse.query import open_warehouse
from warehouse.summary import Summary

PROSE = "The harbour council voted on Tuesday to rebuild the {} pier before winter, after a long debate. " * 5


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory, run_pipeline: Callable[..., Summary]) -> Path:
    """A lake whose inputs changed between two runs: one page stayed, one was changed, one was removed."""
    folder = tmp_path_factory.mktemp("changed")
    pages = folder / "pages"
    pages.mkdir()
    for name in ("stays", "changes", "goes"):
        (pages / f"{name}.txt").write_text(PROSE.replace("{}", name), "utf-8")
    run_pipeline(folder / "lake", pages)
    (pages / "changes.txt").write_text(PROSE.replace("{}", "eastern"), "utf-8")
    (pages / "goes.txt").unlink()
    run_pipeline(folder / "lake", pages)
    return folder / "lake"


@pytest.mark.parametrize(("table", "articles"), [("articles", 4), ("articles_of_last_run", 2)])
def test_what_was_changed_or_removed_is_no_article_of_the_last_run(table: str, articles: int, lake: Path) -> None:
    with open_warehouse(lake) as connection:
        assert connection.execute(f"select count(*) from {table}").fetchall() == [(articles,)]


def test_explain_says_when_each_document_of_a_path_was_read(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(lake.parent / "pages" / "changes.txt")
    assert main(["explain", path, "--lake", str(lake)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0].endswith("several documents match; give one of their ids, or more characters of it:")
    assert all("  last read 20" in line and line.endswith("Z  record 0") for line in told[1:])
    newest = told[1].split()[0]
    assert main(shlex.split(f"explain {newest} --lake {lake}")) == 0
    assert "eastern pier" in capsys.readouterr().out


def test_the_query_of_the_docs_finds_changed_files(lake: Path, root: Path) -> None:
    docs = (root / "docs" / "lake.md").read_text("utf-8")
    queries = [shlex.split(line)[2] for line in docs.splitlines() if line.startswith("copydesk sql")]
    assert len(queries) == 4
    with open_warehouse(lake) as connection:
        found = [connection.execute(query).fetchall() for query in queries]
    assert [row[1:] for row in found[-1]] == [(0, 2)]
