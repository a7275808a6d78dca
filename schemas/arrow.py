"""Arrow schemas, derived from the records."""

import types
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

SCALARS: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    bytes: pa.binary(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


def docs(record: type) -> dict[str, str]:
    """Return what each field of a record means, in order."""
    hints = get_type_hints(record, include_extras=True)
    return {f.name: hints[f.name].__metadata__[0] for f in fields(record)}


def arrow_schema(record: type) -> pa.Schema:
    """Derive the Arrow schema of a record: same fields, same order, docs as field metadata."""
    hints, meaning = get_type_hints(record), docs(record)
    return pa.schema([_field(f.name, hints[f.name], meaning[f.name]) for f in fields(record)])


def _field(name: str, hint: Any, doc: str) -> pa.Field:
    nullable = get_origin(hint) in (Union, types.UnionType)
    if nullable:
        (hint,) = (arg for arg in get_args(hint) if arg is not types.NoneType)
    return pa.field(name, _type(hint), nullable=nullable, metadata={"doc": doc})


def _type(hint: Any) -> pa.DataType:
    if get_origin(hint) is Literal:
        return pa.string()
    if get_origin(hint) is tuple:
        return pa.list_(_type(get_args(hint)[0]))
    return SCALARS[hint]
