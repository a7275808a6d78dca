"""What the warehouse in place lends to the next one: the rows of files that both hold.

A seal in the lake's state folder says what a build left behind. A warehouse that was written to since, that was made
by other models or another DuckDB, or that holds a file which the new version does not list, lends nothing: the next one
is built from nothing. The same holds without a seal: to have everything built anew, delete ``state``.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from schemas.arrow import arrow_schema, docs
from schemas.tables import TABLES
from warehouse.atomic import write_text
from warehouse.lake import Lake
from warehouse.parquet import read_column
from warehouse.staged import Files, sql_models
from warehouse.versions import Manifest, manifest_file, manifest_of

Part = tuple[int, int]
"""Of the rows of a table: how many, and the xor of their hashes."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The tables that are carried over: the files whose rows they still lack, and what they hold."""

    files: Mapping[str, Sequence[Path]]
    parts: Mapping[str, Part]


NOTHING = Carried({}, {})


def carried(lake: Lake, files: Files, names: Iterable[str]) -> Carried:
    """Return what the warehouse in place lends, of these tables, to a version of these files: all of them or nothing.

    The articles are left out where the checks withheld others of them than now: they alone take rows from a file.
    """
    noted, wanted = _seal(lake), set(names)
    if not noted or noted["recipe"] != recipe() or noted["stands"] != _stands(lake):
        return NOTHING
    old = manifest_of(lake, noted["version"]).files(lake)
    held = {name: frozenset(old.get(name, ())) for name in wanted}
    if any(held[name] - set(files.get(name, ())) for name in wanted):
        return NOTHING
    if _withheld(lake, old) != _withheld(lake, files):
        wanted.discard("articles")
    more = {name: [path for path in files.get(name, ()) if path not in held[name]] for name in wanted}
    return Carried(more, {name: (part[0], part[1]) for name, part in noted["parts"].items() if name in wanted})


def seal(lake: Lake, manifest: Manifest, parts: Mapping[str, Part]) -> None:
    """Note what the warehouse that was just put in place holds."""
    noted = {"version": manifest.version, "recipe": recipe(), "stands": _stands(lake), "parts": parts}
    write_text(lake.seal, json.dumps(noted) + "\n")


def recipe() -> str:
    """Name how warehouses are made here: the models, the records' types and docs, the version of DuckDB."""
    models = [f"{name} {sql}" for layer in ("appended", "staging", "marts") for name, sql in sql_models(layer).items()]
    records = [f"{name} {arrow_schema(table.record)} {docs(table.record)}" for name, table in TABLES.items()]
    return hashlib.sha256("\n".join([duckdb.__version__, *models, *records]).encode()).hexdigest()


def _seal(lake: Lake) -> dict[str, Any]:
    """Return what was noted, nothing where the note, the warehouse or its version is gone."""
    if not (lake.seal.exists() and lake.warehouse.exists()):
        return {}
    noted: dict[str, Any] = json.loads(lake.seal.read_text("utf-8"))
    return noted if manifest_file(lake, noted["version"]).exists() else {}


def _stands(lake: Lake) -> list[int]:
    """Return what tells whether the warehouse was written to: its size, and when it was last changed."""
    facts = lake.warehouse.stat()
    return [facts.st_size, facts.st_mtime_ns]


def _withheld(lake: Lake, files: Files) -> set[str]:
    """Return the ids that the checks of a version withheld."""
    of_runs = [path for path in files.get("rejections", ()) if path.is_relative_to(lake.runs)]
    return set(read_column(of_runs, "document_id"))
