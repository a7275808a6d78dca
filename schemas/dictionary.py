"""The data dictionary, derived from the records: ``python -m schemas.dictionary > docs/data-dictionary.md``."""

from collections.abc import Mapping

from schemas.arrow import arrow_schema
from schemas.repair import FLAGS, REPAIRS
from schemas.tables import TABLES, Table

HEAD = """# Data dictionary

Made from the records in schemas/ by `make dictionary`; a test keeps it current. The same texts are the comments of the
warehouse's tables and columns (`copydesk sql "select * from duckdb_columns()"`). `raw_documents` and `rejections` are
Parquet files of the lake alone; every other table is in the warehouse too.
"""


def dictionary() -> str:
    """Return the dictionary of all tables as Markdown."""
    codes = _codes("repairs", REPAIRS) + _codes("flags", FLAGS)
    return HEAD + "".join(_section(table) for table in TABLES.values()) + codes


def _section(table: Table) -> str:
    lines = [
        f"| {field.name} | {field.type} | {'yes' if field.nullable else ''} | {field.metadata[b'doc'].decode()} |"
        for field in arrow_schema(table.record)
    ]
    about = (table.record.__doc__ or "").split("\n")[0]
    head = f"\n## {table.name}\n\n{about} Grain: {table.grain}. Sorted by {', '.join(table.key)}.\n"
    return head + "\n| column | type | null | meaning |\n| --- | --- | --- | --- |\n" + "\n".join(lines) + "\n"


def _codes(column: str, meanings: Mapping[str, str]) -> str:
    lines = [f"| {code} | {meaning} |" for code, meaning in meanings.items()]
    return f"\n## Codes of {column}\n\n| code | meaning |\n| --- | --- |\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(dictionary(), end="")
