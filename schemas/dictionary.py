"""The part of the data dictionary that derives from the records; warehouse/dictionary.py puts it together."""

from collections.abc import Mapping

from schemas.arrow import arrow_schema
from schemas.metadata import FIELDS
from schemas.repair import FLAGS, REPAIRS
from schemas.tables import Table

HEAD = """# Data dictionary

Made from the records in schemas/ and the models in warehouse/models/ by `make dictionary`; a test keeps it current. The
same texts are the comments of the warehouse's tables, views and columns:

```sh
copydesk sql "select table_name, column_name, comment from duckdb_columns() where not internal"
```

`raw_documents` and `rejections` are Parquet files of the lake alone; every other table is in the warehouse too.
"""
CODES = """
# Codes and fields
"""


def section(table: Table) -> str:
    """Return a table's grain, order and columns."""
    lines = [
        f"| {field.name} | {field.type} | {'yes' if field.nullable else ''} | {field.metadata[b'doc'].decode()} |"
        for field in arrow_schema(table.record)
    ]
    about = (table.record.__doc__ or "").split("\n")[0]
    head = f"\n## {table.name}\n\n{about} Grain: {table.grain}. Sorted by {', '.join(table.key)}.\n"
    return head + "\n| column | type | null | meaning |\n| --- | --- | --- | --- |\n" + "\n".join(lines) + "\n"


def codes() -> tuple[str, ...]:
    """Return what the codes of repairs and flags, and the fields of metadata, stand for."""
    return (
        _listed("repairs", "code", REPAIRS), _listed("flags", "code", FLAGS),
        _listed("metadata.field", "field", FIELDS),
    )  # fmt: skip


def _listed(column: str, of: str, meanings: Mapping[str, str]) -> str:
    lines = [f"| {code} | {meaning} |" for code, meaning in meanings.items()]
    return f"\n## Values of {column}\n\n| {of} | meaning |\n| --- | --- |\n" + "\n".join(lines) + "\n"
