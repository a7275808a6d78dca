"""What a run prints: its lines add up, agree with the tables, and say loudly what did not hold."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from flows.cli import main
from flows.shown import show_summary
from warehouse.lake import Lake
from warehouse.query import open_warehouse
from warehouse.report import gather, render
from warehouse.summary import Summary

PROSE = "The harbour council voted on Tuesday to rebuild the northern pier before winter, after a long debate. " * 5


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, run_pipeline: Callable[..., Summary]) -> tuple[Lake, Summary]:
    """Two pages with one text, a copy of a page, another page, an empty one; and a page of an earlier run."""
    folder = tmp_path_factory.mktemp("shown")
    (folder / "old").mkdir()
    (folder / "old" / "a.txt").write_text(PROSE.replace("northern", "southern"), "utf-8")
    run_pipeline(folder / "lake", folder / "old")
    (folder / "new").mkdir()
    pages = {"a": PROSE, "b": PROSE + "\n\n", "c": PROSE, "d": PROSE.replace("northern", "eastern"), "e": ""}
    for name, page in pages.items():
        (folder / "new" / f"{name}.txt").write_text(page, "utf-8")
    return Lake(folder / "lake"), run_pipeline(folder / "lake", folder / "new")


@pytest.fixture
def lines(run: tuple[Lake, Summary], capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    show_summary(run[1], 31.0)
    shown = capsys.readouterr().out.partition("\n\n")[0].splitlines()
    return {line[:16].strip(): line[16:] for line in shown}


def numbers(line: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", line)]


def test_articles_are_the_rows_of_articles(lines: dict[str, str], run: tuple[Lake, Summary]) -> None:
    with open_warehouse(run[0].root) as connection:
        counted = connection.execute(
            "select (select count(*) from articles), (select count(*) from duplicates)"
        ).fetchall()
    assert counted == [(4, 1)]
    assert numbers(lines["all articles"]) == [4, 1]
    assert numbers(lines["articles"]) == [3, 1]
    assert sum(numbers(lines["dates"])) == 3
    assert sum(numbers(lines["languages"])) == 3


def test_the_lines_add_up(lines: dict[str, str]) -> None:
    parts = [numbers(lines[name])[0] for name in ("documents read", "articles", "copies", "quarantined")]
    assert parts == [5, 3, 1, 1]


def test_the_seconds_are_those_that_a_person_waited(lines: dict[str, str]) -> None:
    assert lines["seconds"] == "31.0"


def test_checks_that_hold_are_no_warning(seeds_run: tuple[Lake, Summary], capsys: pytest.CaptureFixture[str]) -> None:
    show_summary(seeds_run[1], 1.0)
    assert "WARNING" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("broken", "withheld", "said"),
    [
        ((("articles.has_words", 11), ("blocks.no_gap", 0)), 11, "articles.has_words (11 rows), blocks.no_gap; 11 articles are"),
        ((("articles.has_words", 1),), 1, "articles.has_words (1 rows); 1 article is withheld from the warehouse"),
        ((("articles.has_words", 0),), 0, "checks did not hold: articles.has_words\n"),
    ],
)  # fmt: skip
def test_checks_that_do_not_hold_are_a_warning_with_their_names(
    broken: tuple[tuple[str, int], ...], withheld: int, said: str, seeds_run: tuple[Lake, Summary],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    show_summary(replace(seeds_run[1], broken=broken, withheld=withheld), 1.0)
    shown = capsys.readouterr().out
    assert "WARNING: checks did not hold: " in shown
    assert said in shown


def test_the_report_opens_with_what_is_withheld(seeds_run: tuple[Lake, Summary]) -> None:
    facts = gather(seeds_run[0])
    assert "withheld by" not in render(facts)
    head = facts["headline"][0] | {"withheld_in_warehouse": 11}
    broken = facts["checks"][0] | {"suite": "articles", "expectation": "has_words", "status": "failed"}
    page = render({**facts, "headline": [head], "checks": [broken]})
    opening = page[page.index('<section id="last-run"') : page.index('<dl class="figures">')]
    assert "11 articles withheld by" in opening
    assert "has_words" in opening


def test_a_run_says_how_long_all_of_it_took(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("A story.")
    assert main(["run", str(tmp_path / "a.txt"), "--lake", str(tmp_path / "lake"), "--engine", "none"]) == 0
    told = capsys.readouterr()
    assert re.search(r"^seconds +\d+\.\d$", told.out, re.MULTILINE)
    assert "starting Prefect" not in told.err
