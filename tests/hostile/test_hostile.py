"""The hostile inputs beside good ones: each becomes what it should, neighbours are unharmed, nothing is lost.

What an input should become is in the manifest that generate.py writes: refused or not, the code that must be given, the
sentences that must survive. Which codes and flags are given in all is in outcomes.json, whose changes are reviewed:
``python tests/hostile/test_hostile.py`` writes it anew.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import pytest

from flows.engine import PlainEngine
from flows.inputs import read_inputs
from flows.pipeline import pipeline
from flows.settings import Settings
from schemas.rejection import Rule
from schemas.repair import FLAGS, REPAIRS
from transforms.formats import Source, read
from warehouse.lake import Lake
from warehouse.staged import session
from warehouse.summary import Summary

HERE = Path(__file__).parent
OUTCOMES: dict[str, dict[str, Any]] = json.loads((HERE / "outcomes.json").read_text("utf-8"))
Case = dict[str, Any]

RECORDS = """
select inputs.uri, articles.article_id is not null as accepted, inputs.document_id, inputs.repairs,
    list_filter(documents.repairs, code -> not list_contains(coalesce(stands.repairs, []), code)) as read_repairs,
    coalesce(articles.flags, []) as flags, concat_ws(chr(10), articles.title, articles.text) as told
from inputs
left join documents using (document_id)
left join run_inputs as stands on stands.uri = documents.uri and stands.record_no = documents.record_no
left join articles on articles.article_id = inputs.document_id
"""


@dataclass(slots=True)
class Found:
    """What became of one input: how many records of it came to what, and with which codes."""

    outcomes: Counter[str] = field(default_factory=Counter)
    rules: set[str] = field(default_factory=set)
    repairs: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)


def generated(folder: Path) -> list[Case]:
    """Write the inputs; return those that this machine can tell the outcome of.

    A file without permission is readable for root, and one that changes needs someone to change it (see below).
    """
    subprocess.run([sys.executable, str(HERE / "generate.py"), str(folder)], check=True, capture_output=True)
    cases = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert len(cases) == 134
    allowed = os.access(folder / "fs_perm.html", os.R_OK)
    return [case for case in cases if not case["live"] and not (case["id"] == "fs_perm" and allowed)]


def ask(lake: Lake, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with session(lake.warehouse, read_only=True) as connection:
        return connection.execute(sql, values).fetchall()


def name_of(uri: str) -> str:
    return Path(uri).name


def found_in(lake: Lake) -> dict[str, Found]:
    """What became of each file, by its name."""
    rules: dict[str, set[str]] = {}
    for document_id, rule in ask(lake, "select document_id, rule from quarantine"):
        rules.setdefault(document_id, set()).add(rule)
    held: dict[str, Found] = {}
    for uri, accepted, document_id, repairs, read_repairs, flags, told in ask(lake, RECORDS):
        found = held.setdefault(name_of(uri), Found())
        found.outcomes["accepted" if accepted else "quarantined"] += 1
        found.rules |= rules.get(document_id, set())
        found.repairs |= {*repairs, *(read_repairs or [])}
        found.flags |= set(flags)
        found.told.append(told)
    return held


def file_of(case: Case) -> str:
    return name_of(case["file"].encode().decode("unicode_escape"))


def shortfalls(case: Case, found: Found) -> list[str]:
    """Say in which ways an input did not become what it should."""
    refused = case["expect"] == "quarantined"
    wanted = case["records"] or {"quarantined" if refused else "accepted": 1}
    told = " ".join("\n".join(found.told).split())
    given = found.rules if refused else found.repairs
    reasons = {case["reason"]} - {None}
    holds = {
        f"{dict(found.outcomes)} instead of {wanted}": found.outcomes == Counter(wanted),
        f"{sorted(given)} without {reasons}": reasons <= given,
        **{f"lost {text!r}": " ".join(text.split()) in told for text in case["keeps"]},
        **{f"told {text!r}": text.encode().decode("unicode_escape") not in told for text in case["forbids"]},
    }
    return [what for what, held in holds.items() if not held]


def outcome_of(found: Found) -> dict[str, Any]:
    return {
        **{name: found.outcomes[name] for name in ("accepted", "quarantined") if found.outcomes[name]},
        **{name: sorted(codes) for name in ("rules", "repairs", "flags") if (codes := getattr(found, name))},
    }


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile") / "inputs"


@pytest.fixture(scope="module")
def cases(hostile: Path) -> dict[str, Case]:
    return {case["id"]: case for case in generated(hostile)}


def run_over(*inputs: Path, lake: Path) -> tuple[Lake, Summary]:
    named = tuple(map(str, inputs))
    settings = Settings(inputs=named, lake=lake, workers=2)
    return Lake(lake), pipeline(settings, PlainEngine())


@pytest.fixture(scope="module")
def run(
    tmp_path_factory: pytest.TempPathFactory, hostile: Path, cases: dict[str, Case], root: Path
) -> tuple[Lake, Summary]:
    assert cases
    return run_over(hostile, root / "seeds" / "documents", lake=tmp_path_factory.mktemp("lake"))


@pytest.fixture(scope="module")
def found(run: tuple[Lake, Summary]) -> dict[str, Found]:
    return found_in(run[0])


def test_the_run_ends_and_nothing_is_lost(run: tuple[Lake, Summary]) -> None:
    lake, summary = run
    assert ask(lake, "from accounting where difference <> 0") == []
    assert ask(lake, "from inputs where outcome = 'lost'") == []
    assert summary.inputs > 1200


def test_every_case_is_listed(cases: dict[str, Case]) -> None:
    assert OUTCOMES.keys() == cases.keys() | {"fs_perm"}


@pytest.mark.parametrize("name", OUTCOMES)
def test_each_becomes_what_it_should(name: str, cases: dict[str, Case], found: dict[str, Found]) -> None:
    for case in [cases[name]] if name in cases else []:  # root reads what others may not
        assert shortfalls(case, found[file_of(case)]) == []
        assert outcome_of(found[file_of(case)]) == OUTCOMES[name]


def test_every_code_has_its_meaning() -> None:
    known = {"rules": {rule.value for rule in Rule}, "repairs": REPAIRS.keys(), "flags": FLAGS.keys()}
    for name, codes in known.items():
        assert {code for outcome in OUTCOMES.values() for code in outcome.get(name, ())} <= codes


def test_what_changes_while_it_is_read_is_refused(
    hostile: Path, cases: dict[str, Case], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "fs_grows" not in cases
    page = tmp_path / "grows.html"
    page.write_bytes((hostile / "fs_grows.html").read_bytes())

    def meanwhile(stream: BinaryIO, source: Source) -> Iterator[Any]:
        """Read as ever while someone else writes."""
        page.write_bytes(page.read_bytes() + b"<p>It was rebuilt.</p>")
        return read(stream, source)

    monkeypatch.setattr("flows.inputs.read", meanwhile)
    ((_, rejection),) = read_inputs([page])
    assert rejection is not None
    assert rejection.rule == Rule.CHANGED_DURING_READ


def test_neighbours_are_unharmed(run: tuple[Lake, Summary], tmp_path: Path, root: Path) -> None:
    places = (
        "select distinct regexp_extract(uri, 'seeds/documents/.*') || record_no, outcome from inputs where uri like ?"
    )
    beside = dict(ask(run[0], places, "%seeds/documents/%"))
    alone = run_over(root / "seeds" / "documents", lake=tmp_path)[0]
    assert beside == dict(ask(alone, places, "%seeds/documents/%"))
    assert beside


@pytest.mark.parametrize("table", ["articles", "blocks", "documents", "quarantine", "date_candidates"])
def test_no_control_character_reaches_the_warehouse(run: tuple[Lake, Summary], table: str) -> None:
    columns = ask(
        run[0],
        "select column_name from duckdb_columns() where table_name = ? and data_type = 'VARCHAR' and column_name <> 'uri'",
        table,
    )
    for (column,) in columns:
        bad = ask(
            run[0], f"select {column} from {table} where regexp_matches({column}, '[\\x00-\\x08\\x0e-\\x1f\\x7f]')"
        )
        assert bad == [], column


def test_what_is_forbidden_stands_in_no_table_and_no_report(run: tuple[Lake, Summary], cases: dict[str, Case]) -> None:
    """Blocks are what a reader of the page sees: a page that shows code shows it there, and nowhere else."""
    forbidden = {text.encode().decode("unicode_escape") for case in cases.values() for text in case["forbids"]}
    forbidden = {text for text in forbidden if text.isprintable() or text.isascii()}
    columns = ask(
        run[0],
        "select table_name, column_name from duckdb_columns() where not internal and data_type like 'VARCHAR%' "
        "and column_name <> 'uri' and table_name <> 'blocks'",
    )
    texts = [str(row[0]) for table, column in columns for row in ask(run[0], f"select distinct {column} from {table}")]
    texts += [path.read_text("utf-8") for path in run[0].root.glob("report/*.html")]
    assert {text for text in forbidden if any(text in told for told in texts)} == set()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        written = {case["id"]: file_of(case) for case in generated(Path(folder) / "inputs")}
        seen = found_in(run_over(Path(folder) / "inputs", lake=Path(folder) / "lake")[0])
        outcomes = OUTCOMES | {name: outcome_of(seen[file]) for name, file in written.items()}
        rows = [f"{json.dumps(name)}: {json.dumps(outcome)}" for name, outcome in outcomes.items()]
        text = "{\n" + ",\n".join(rows) + "\n}\n"
        (HERE / "outcomes.json").write_text(text, "utf-8")
