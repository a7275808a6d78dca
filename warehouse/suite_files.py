"""Suites as they stand in schemas/suites: one YAML file a suite, one expectation a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, NoReturn

import yaml

SUITES = files("schemas") / "suites"
SUITE_FIELDS = ("suite", "table", "key", "expectations")
EXPECTATION_FIELDS = ("name", "type", "severity", "because")
SEVERITIES = ("row", "critical")

# the same in C where the wheel has it, at a tenth of the time
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BadSuite(ValueError):
    """A suite file cannot be used; the message names the file, the line and the way out."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One expectation; ``arguments`` are what Great Expectations takes, ``where`` is file and line."""

    name: str
    type: str
    severity: Literal["row", "critical"]
    because: str
    arguments: Mapping[str, Any]
    where: str


@dataclass(frozen=True, slots=True)
class Suite:
    """The expectations on one staged table; ``key`` is the column that names a failing row."""

    name: str
    table: str
    key: str
    expectations: tuple[Expectation, ...]


def read_suites(folder: Traversable | Path = SUITES) -> tuple[Suite, ...]:
    """Read every ``*.yml`` of a folder, sorted by name; raises BadSuite."""
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".yml")), key=lambda p: p.name)
    if not paths:
        raise BadSuite(f"{folder}: no suite here; a suite is a file <name>.yml")
    return tuple(read_suite(path.name, path.read_text(encoding="utf-8")) for path in paths)


def read_suite(file: str, text: str) -> Suite:
    """Read one suite from the text of its file; raises BadSuite."""
    try:
        content, node = yaml.load(text, Loader=LOADER), yaml.compose(text, Loader=LOADER)  # noqa: S506 (both are safe)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        _refuse(f"{file}:{line}", f"not YAML: {error.problem}", "quote texts that hold a colon, comma or brace")
    _need_fields(file, content, SUITE_FIELDS)
    _refuse_others(file, content, SUITE_FIELDS)
    name = content["suite"]
    if f"{name}.yml" != file:
        _refuse(file, f"its suite is named {name!r}", "name the suite like its file")
    if not isinstance(content["expectations"], list) or not content["expectations"]:
        _refuse(file, "expectations is no list of expectations", "write one '- {name: ..., type: ...}' a line")
    places = _places(file, node)
    found = tuple(_expectation(*pair) for pair in zip(places, content["expectations"], strict=True))
    _refuse_repeated(found)
    return Suite(name, content["table"], content["key"], found)


def _places(file: str, node: Any) -> list[str]:
    """Return file and line of each expectation; refuse a field given twice, of which YAML keeps the last."""
    (items,) = (value for key, value in node.value if key.value == "expectations")
    places = []
    for item in items.value:
        places.append(f"{file}:{item.start_mark.line + 1}")
        names = [key.value for key, _ in item.value] if isinstance(item, yaml.MappingNode) else []
        if twice := sorted({name for name in names if names.count(name) > 1}):
            _refuse(places[-1], f"{', '.join(twice)} stands twice", "keep one")
    return places


def _expectation(where: str, item: Any) -> Expectation:
    _need_fields(where, item, EXPECTATION_FIELDS)
    if item["severity"] not in SEVERITIES:
        _refuse(where, f"severity {item['severity']!r} is unknown", f"use one of {', '.join(SEVERITIES)}")
    arguments = {name: value for name, value in item.items() if name not in EXPECTATION_FIELDS}
    return Expectation(item["name"], item["type"], item["severity"], item["because"], arguments, where)


def _need_fields(where: str, found: Any, fields: tuple[str, ...]) -> None:
    if not isinstance(found, dict):
        _refuse(where, "no mapping", f"give the fields {', '.join(fields)}")
    if missing := [field for field in fields if not found.get(field)]:
        _refuse(where, f"{', '.join(missing)} is missing", f"give each of {', '.join(fields)}")
    if wrong := [f for f in fields if f != "expectations" and not isinstance(found[f], str)]:
        _refuse(where, f"{', '.join(wrong)} is no text", "put it in quotes")


def _refuse_others(where: str, found: dict[str, Any], fields: tuple[str, ...]) -> None:
    if others := [str(field) for field in found if field not in fields]:
        _refuse(where, f"{', '.join(others)} is unknown", f"a suite has {', '.join(fields)}")


def _refuse_repeated(found: tuple[Expectation, ...]) -> None:
    first: dict[str, str] = {}
    for expectation in found:
        if expectation.name in first:
            where = first[expectation.name]
            _refuse(expectation.where, f"{expectation.name} stands already at {where}", "give it another name")
        first[expectation.name] = expectation.where


def _refuse(where: str, problem: str, way_out: str) -> NoReturn:
    raise BadSuite(f"{where}: {problem}; {way_out}")
