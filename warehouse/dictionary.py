"""The data dictionary of the whole warehouse: ``python -m warehouse.dictionary > docs/data-dictionary.md``."""

from collections.abc import Mapping, Sequence

import duckdb

from schemas.dictionary import CODES, HEAD, codes, section
from schemas.tables import TABLES
from warehouse.comments import INFO, INFO_ABOUT, about_view, view_columns
from warehouse.staged import expose, session, sql_models

VIEWS = """
# Views

Made of the tables when they are asked for; each is a file in `warehouse/models/marts/`.
"""


def dictionary() -> str:
    """Return the dictionary of all tables and views as Markdown."""
    with session() as connection:
        views = _views(connection)
    info = _section("warehouse_info", INFO_ABOUT, [(name, "VARCHAR") for name in INFO], INFO)
    tables = [section(table) for table in TABLES.values()]
    return "".join([HEAD, *tables, info, VIEWS, *views, CODES, *codes()])


def _views(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Describe the views over tables without rows, to learn the types of their columns."""
    connection.execute("attach ':memory:' as lake")
    expose(connection, {}, {}, "lake")
    for layer in ("appended", "staging", "marts"):
        for name, sql in sql_models(layer).items():
            connection.execute(f"create view {name} as {sql}")
    return [
        _section(name, about_view(sql), connection.execute(f"describe {name}").fetchall(), view_columns(sql))
        for name, sql in sql_models("marts").items()
    ]


def _section(name: str, about: str, described: Sequence[Sequence[str]], meanings: Mapping[str, str]) -> str:
    lines = [f"| {column} | {kind.lower()} | {meanings[column]} |\n" for column, kind, *_ in described]
    return f"\n## {name}\n\n{about}\n\n| column | type | meaning |\n| --- | --- | --- |\n" + "".join(lines)


if __name__ == "__main__":
    print(dictionary(), end="")
