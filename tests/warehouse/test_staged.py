from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

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
            found = connection.execute(sql_models("staging")["run_inputs"]).fetchall()
            assert [(row[0], row[6]) for row in found] == [("1", []), ("2", ["header"])]
