import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.run import RunInput
from schemas.tables import TABLES
from warehouse.parquet import write_rows
from warehouse.staged import expose, session, sql_models


def test_runs_of_older_versions_lack_columns_that_came_later(tmp_path: Path) -> None:
    """Such a run noted no repairs; it may come first or last among the files."""
    now = RunInput(run_id="2", uri="b", record_no=0, document_id="b", url=None, fetched_at=None, repairs=("header",))
    write_rows(tmp_path / "new.parquet", TABLES["run_inputs"], [now])
    kept = pq.read_table(tmp_path / "new.parquet").drop_columns(["repairs"]).to_pylist()
    schema = pq.read_schema(tmp_path / "new.parquet").remove(6)
    pq.write_table(pa.Table.from_pylist([{**kept[0], "run_id": "1"}], schema=schema), tmp_path / "old.parquet")
    for names in (("old", "new"), ("new", "old")):
        with session() as connection:
            connection.execute("attach ':memory:' as lake")
            expose(connection, {"run_inputs": [tmp_path / f"{name}.parquet" for name in names]}, {}, "lake")
            found = connection.execute(sql_models("appended")["run_inputs"]).fetchall()
            assert [(row[0], row[6]) for row in found] == [("1", []), ("2", ["header"])]


@pytest.mark.parametrize("layer", ["staging", "marts"])
def test_models_of_all_rows_read_no_files_of_appended_tables(layer: str) -> None:
    """Of such a table only the new files are in sight; all of its rows are in the table of the same name."""
    for sql in sql_models(layer).values():
        read = set(re.findall(r"\blake\.(\w+)", sql))
        assert not read & set(sql_models("appended")), sql


@pytest.mark.parametrize("name", sql_models("appended"))
def test_an_appended_model_reads_its_own_files(name: str) -> None:
    """What else it reads can take rows from it, and warehouse/carried.py must know of that."""
    read = set(re.findall(r"\blake\.(\w+)", sql_models("appended")[name]))
    assert read == ({"articles", "rejections"} if name == "articles" else {name})


def test_what_spills_leaves_nothing_behind(tmp_path: Path) -> None:
    spill = tmp_path / "spill"
    with session(spill=spill) as connection:
        connection.execute("set memory_limit = '30MB'")
        connection.execute("set threads = 1")
        rows = "select md5(i::varchar) || md5((i + 1)::varchar) as text from range(1_000_000) as t(i)"
        ((first,),) = connection.execute(f"select text from ({rows}) order by text offset 999_999").fetchall()
        assert first.startswith("ffff")
        assert spill.is_dir()
    assert not spill.exists()
