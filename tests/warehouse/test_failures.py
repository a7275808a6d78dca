"""What the fence caught can be asked for, and is shown by the report and by explain."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from flows.shown import show_explanation
from schemas.arrow import arrow_schema
from schemas.tables import TABLES
from warehouse.explain import Explanation
from warehouse.lake import Lake
from warehouse.report import gather, render
from warehouse.staged import sql_models
from warehouse.summary import Summary

ROWS = [
    {"document_id": f"{number:064}", "step": step, "rule": "error", "message": message}
    for number, (step, message) in enumerate(
        [("dates", "OverflowError: +99:99")] * 3 + [("dates", "ValueError: <b>"), ("links", "RecursionError: ")]
    )
]


def test_every_step_has_its_most_frequent_messages() -> None:
    with duckdb.connect() as connection:
        connection.register("failures", pa.Table.from_pylist(ROWS, arrow_schema(TABLES["failures"].record)))
        found = connection.execute(sql_models("report")["failures"]).fetchall()
    assert found == [
        ("dates", "error", 4, [
            {"message": "OverflowError: +99:99", "documents": 3}, {"message": "ValueError: <b>", "documents": 1},
        ]),
        ("links", "error", 1, [{"message": "RecursionError: ", "documents": 1}]),
    ]  # fmt: skip


def test_the_report_shows_them_escaped(seeds_run: tuple[Lake, Summary]) -> None:
    facts = gather(seeds_run[0])
    assert facts["failures"] == []
    assert "done without" not in render(facts)
    found = [{"step": "dates", "rule": "error", "documents": 1, "messages": [{"message": "<b>", "documents": 1}]}]
    page = render({**facts, "failures": found})
    assert "Steps of reading that raised and were done without" in page
    assert "&lt;b&gt;" in page


def test_explain_shows_them(capsys: pytest.CaptureFixture[str]) -> None:
    empty = {name: [] for name in Explanation.__dataclass_fields__}
    show_explanation(Explanation(**{**empty, "document": None, "article": None, "failures": ROWS[:1]}))
    shown = capsys.readouterr().out
    assert "done without" in shown
    assert "OverflowError: +99:99" in shown


def test_a_run_has_the_table(seeds_run: tuple[Lake, Summary]) -> None:
    with duckdb.connect(str(Path(seeds_run[0].warehouse)), read_only=True) as connection:
        assert connection.execute("select count(*) from failures").fetchall() == [(0,)]
