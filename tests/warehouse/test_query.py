import csv
import io
import json
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from rich.cells import cell_len

from warehouse.lake import Lake
from warehouse.query import BadQuery, NoWarehouse, answer
from warehouse.terminal import print_table, printable


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    with duckdb.connect(str(Lake(tmp_path).warehouse)) as connection:
        connection.execute(
            """
            create table t as
            select * from (values
                (1, '=cmd()', -1.5::double, ['a', 'b'], timestamptz '2025-01-24 07:58:00+00', date '2025-01-24'),
                (2, null, 2.25, [], null, null),
                (3, 'line' || chr(10) || chr(27) || '[2Jforged', 0.0, null, null, null)
            ) as t(id, text, number, list, instant, day)
            """
        )
    return tmp_path


def asked(lake: Path, query: str, form: str) -> str:
    out = io.StringIO()
    answer(lake, query, form, out)
    return out.getvalue()


def test_csv_is_no_formula_and_numbers_stay_numbers(lake: Path) -> None:
    rows = list(csv.reader(io.StringIO(asked(lake, "from t order by id", "csv"))))
    assert rows[0] == ["id", "text", "number", "list", "instant", "day"]
    assert rows[1][:4] == ["1", "'=cmd()", "-1.5", '["a", "b"]']
    assert rows[2][1] == ""


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r"])
def test_every_lead_of_a_formula_is_defused(lake: Path, lead: str) -> None:
    (_, (cell,)) = csv.reader(io.StringIO(asked(lake, f"select chr({ord(lead)}) || 'SUM(1)' as x", "csv"), newline=""))
    assert cell == f"'{lead}SUM(1)"


def test_json_is_one_object_a_row(lake: Path) -> None:
    rows = [json.loads(line) for line in asked(lake, "from t order by id", "json").split("\n") if line]
    assert rows[0]["instant"] == "2025-01-24T07:58:00+00:00"
    assert rows[0]["day"] == "2025-01-24"
    assert rows[1]["text"] is None
    assert rows[2]["text"] == "line\n\x1b[2Jforged"


def test_parquet_keeps_types(lake: Path) -> None:
    out = io.TextIOWrapper(io.BytesIO())
    answer(lake, "from t order by id", "parquet", out)
    out.buffer.seek(0)
    table = pq.read_table(io.BytesIO(out.buffer.read()))
    assert table["number"].to_pylist() == [-1.5, 2.25, 0.0]


def test_a_table_shows_no_control_character(lake: Path) -> None:
    shown = asked(lake, "select id, text from t order by id", "table")
    assert "\x1b" not in shown
    assert "line [2Jforged" in shown
    assert "3 rows" in shown


def test_wide_rows_are_shown_record_by_record() -> None:
    out = io.StringIO()
    names = [f"column_{number}" for number in range(30)]
    print_table(names, [list(range(30))], out, more=True)
    assert "row 1" in out.getvalue()
    assert "column_29  29" in out.getvalue()
    assert "there are more" in out.getvalue()


@pytest.mark.parametrize("title", ["x" * 300, "港" * 150, "short"])
def test_every_column_is_shown_beside_a_long_text(title: str) -> None:
    out = io.StringIO()
    print_table(["title", "published_date", "language"], [[title, "2025-01-24", "zh-Hant"]], out, more=False)
    lines = out.getvalue().splitlines()
    assert lines[0].split("┃")[-1].strip() == "language"
    assert lines[2].split("│")[-1].strip() == "zh-Hant"
    assert max(cell_len(line) for line in lines) <= 80


def test_a_table_without_rows_has_its_names() -> None:
    out = io.StringIO()
    print_table(["a", "b"], [], out, more=False)
    assert out.getvalue().split()[:3] == ["a", "┃", "b"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"),
        (True, "True"),
        (0.123456, "0.1235"),
        (2_500_000.0, "2500000"),
        ("a\r\nb\x07", "a b "),
        ("\u202eexe", " exe"),
    ],
)
def test_values_are_shown_on_one_line(value: object, shown: str) -> None:
    assert printable(value) == shown


def test_long_texts_are_cut() -> None:
    assert len(printable("x" * 5_000)) == 200


def test_no_warehouse_and_bad_sql_are_said(tmp_path: Path, lake: Path) -> None:
    with pytest.raises(NoWarehouse, match="copydesk run"):
        asked(tmp_path / "none", "select 1", "csv")
    with pytest.raises(BadQuery, match="nothing"):
        asked(lake, "select nothing from t", "csv")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("select 1 as a; select 2 as b", 2),
        ("select 1; pivot t on id using count(*)", 2),
        ("pivot t on id using count(*); pivot t on id using count(*)", 2),
        ("select 1; drop table t; select 2", 3),
        ("", 0),
        (" ;; -- nothing", 0),
    ],
)
@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_only_one_statement_is_answered(lake: Path, query: str, count: int, form: str) -> None:
    out = io.StringIO()
    with pytest.raises(BadQuery, match=f"here are {count}"):
        answer(lake, query, form, out)
    assert not out.getvalue()


@pytest.mark.parametrize(
    "query",
    [
        "select ';' as \"a;b\" from t limit 3; -- one; two",
        "/* ; */ select id from t;;\n",
        "pivot t on id using count(*)",
        "with p as (pivot t on id using count(*)) select * from p limit 3",
    ],
)
def test_one_statement_may_hold_semicolons_and_stand_for_several(lake: Path, query: str) -> None:
    assert len(asked(lake, query, "json").splitlines()) == 3


@pytest.mark.parametrize("query", ["drop table t", "create table u (i int)", "delete from t", "copy t to 'copied.csv'"])
def test_what_would_write_is_refused(lake: Path, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lake)
    with pytest.raises(BadQuery, match=r"(?i)read-only|disabled"):
        asked(lake, query, "csv")
    assert not (lake / "copied.csv").exists()
    assert asked(lake, "select count(*) as n from t", "csv") == '"n"\n3\n'
