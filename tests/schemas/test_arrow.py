from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Annotated, Literal

import pyarrow as pa
import pytest

from schemas.arrow import arrow_schema, docs
from schemas.dictionary import codes as told
from schemas.repair import FLAGS, REPAIRS
from schemas.tables import TABLES, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One of each type."""

    text: Annotated[str, "a text"]
    maybe: Annotated[int | None, "an integer or null"]
    day: Annotated[date, "a day"]
    instant: Annotated[datetime | None, "an instant"]
    word: Annotated[Literal["a", "b"], "one of two"]
    many: Annotated[tuple[str, ...], "several"]
    number: Annotated[float, "a number"]
    flag: Annotated[bool, "yes or no"]
    raw: Annotated[bytes, "bytes"]


@pytest.mark.parametrize(
    ("name", "kind", "nullable"),
    [
        ("text", pa.string(), False),
        ("maybe", pa.int64(), True),
        ("day", pa.date32(), False),
        ("instant", pa.timestamp("us", tz="UTC"), True),
        ("word", pa.string(), False),
        ("many", pa.list_(pa.string()), False),
        ("number", pa.float64(), False),
        ("flag", pa.bool_(), False),
        ("raw", pa.binary(), False),
    ],
)
def test_types_derive_from_the_record(name: str, kind: pa.DataType, nullable: bool) -> None:
    field = arrow_schema(Sample).field(name)
    assert (field.type, field.nullable) == (kind, nullable)


def test_docs_travel_with_the_schema() -> None:
    assert docs(Sample)["maybe"] == "an integer or null"
    assert arrow_schema(Sample).field("maybe").metadata == {b"doc": b"an integer or null"}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_is_whole(name: str) -> None:
    table = TABLES[name]
    columns = [field.name for field in fields(table.record)]
    assert set(table.key) <= set(columns)
    assert table.record.__doc__
    assert all(docs(table.record)[column] for column in columns)
    assert arrow_schema(table.record).names == columns
    assert table in tables(table.layer)


@pytest.mark.parametrize("codes", [REPAIRS, FLAGS])
def test_codes_are_in_order_and_told_in_the_dictionary(codes: dict[str, str]) -> None:
    assert list(codes) == sorted(codes)
    assert all(f"| {code} | {meaning} |" in "".join(told()) for code, meaning in codes.items())
