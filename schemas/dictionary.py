"""The data dictionary, derived from the records: ``python -m schemas.dictionary > docs/data-dictionary.md``."""

from schemas.arrow import arrow_schema
from schemas.tables import TABLES, Table

HEAD = """# Data dictionary

Made from the records in schemas/ by `make dictionary`; a test keeps it current. The same texts are the comments of the
warehouse's tables and columns (`copydesk sql "select * from duckdb_columns()"`). `raw_documents` and `rejections` are
Parquet files of the lake alone; every other table is in the warehouse too.
"""


def dictionary() -> str:
    """Return the dictionary of all tables as Markdown."""
    return HEAD + "".join(_section(table) for table in TABLES.values())


def _section(table: Table) -> str:
    lines = [
        f"| {field.name} | {field.type} | {'yes' if field.nullable else ''} | {field.metadata[b'doc'].decode()} |"
        for field in arrow_schema(table.record)
    ]
    about = (table.record.__doc__ or "").split("\n")[0]
    head = f"\n## {table.name}\n\n{about} Grain: {table.grain}. Sorted by {', '.join(table.key)}.\n"
    return head + "\n| column | type | null | meaning |\n| --- | --- | --- | --- |\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(dictionary(), end="")
