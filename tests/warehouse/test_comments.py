"""Every table, view and column of the warehouse says what it is, there and in the dictionary."""

from pathlib import Path
from typing import get_args

import pytest

from schemas.metadata import FIELDS, MetadataField
from schemas.tables import TABLES
from warehouse.comments import about_table, about_view, view_columns
from warehouse.dictionary import dictionary
from warehouse.lake import Lake
from warehouse.query import open_warehouse
from warehouse.staged import sql_models
from warehouse.summary import Summary

MODEL = """-- quays: how long each is.
-- grain: one row per quay.
-- column name: what sailors call it
-- column metres: its length: from post to post
select 1
"""


@pytest.mark.parametrize("listed", ["duckdb_tables()", "duckdb_views()", "duckdb_columns()"])
def test_nothing_is_without_a_comment(listed: str, seeds_run: tuple[Lake, Summary]) -> None:
    with open_warehouse(seeds_run[0].root) as connection:
        all_of_them = connection.execute(f"select count(*) from {listed} where not internal").fetchall()[0][0]
        silent = connection.execute(f"from {listed} where not internal and comment is null").fetchall()
    assert all_of_them >= 5
    assert silent == []


def test_a_table_says_what_a_row_is_and_its_grain() -> None:
    assert about_table("links").endswith(f" Grain: {TABLES['links'].grain}.")
    assert len(about_table("links")) > len(TABLES["links"].grain) + 20


def test_a_model_says_it_in_its_head() -> None:
    assert about_view(MODEL) == "how long each is. grain: one row per quay."
    assert view_columns(MODEL) == {"name": "what sailors call it", "metres": "its length: from post to post"}
    assert view_columns("-- columns: those of links\nselect 1").keys() == set(
        TABLES["links"].record.__dataclass_fields__
    )


def test_the_dictionary_is_current(root: Path) -> None:
    written = (root / "docs" / "data-dictionary.md").read_text("utf-8")
    assert written == dictionary(), "renew it with: make dictionary"


def test_the_dictionary_has_all_that_a_query_can_name() -> None:
    told = dictionary()
    for name in [*TABLES, *sql_models("marts"), "warehouse_info"]:
        assert f"\n## {name}\n" in told


def test_the_query_of_the_dictionary_shows_no_internals(seeds_run: tuple[Lake, Summary]) -> None:
    query = dictionary().partition('copydesk sql "')[2].partition('"')[0]
    with open_warehouse(seeds_run[0].root) as connection:
        found = connection.execute(query).fetchall()
    assert 150 < len(found) < 300
    assert {row[0] for row in found} <= {*TABLES, *sql_models("marts"), "warehouse_info"}


def test_every_field_of_metadata_says_its_column() -> None:
    assert set(FIELDS) == set(get_args(MetadataField))
    columns = {meaning.partition(";")[0].split()[0].strip(",") for meaning in FIELDS.values() if "articles." in meaning}
    named = {column.removeprefix("articles.") for column in columns if column.startswith("articles.")}
    assert named <= set(TABLES["articles"].record.__dataclass_fields__)
    assert len(named) == 11
