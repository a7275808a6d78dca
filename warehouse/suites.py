"""Validation of the staged tables with Great Expectations, the only module that imports it."""

import importlib
import logging
import re
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any

import pyarrow as pa

from schemas.run import ValidationResult
from warehouse.deferred import absent, deferred
from warehouse.suite_files import SUITES, BadSuite, Expectation, Suite, read_suites

__all__ = ["BadSuite", "Checked", "Expectation", "Failure", "Suite", "check", "load_suites", "warm"]

NOISY = "great_expectations.data_context.types.base"  # reports every temporary folder it makes and removes
# Charts and statistical tests that Great Expectations imports and no suite of ours asks for: a third of the
# cost of its import (benchmarks/suites.py shows it). They load on first use.
UNUSED = ("altair", "scipy.stats")
COLUMN_ARGUMENTS = ("column", "column_A", "column_B")
EXCEPTION_NAME = re.compile(r"^(?:\w+\.)*(\w+(?:Error|Exception))\b", re.MULTILINE)
IMPORTING = Lock()
ABOUT_ROWS = ("ColumnMapExpectation", "ColumnPairMapExpectation", "MulticolumnMapExpectation")


@dataclass(frozen=True, slots=True)
class Failure:
    """One row that does not meet one expectation; ``key`` is its document_id, empty where it has none."""

    key: str
    suite: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the suites found: one result per expectation, one failure per failing row and row expectation."""

    results: tuple[ValidationResult, ...]
    failures: tuple[Failure, ...]

    @property
    def critical(self) -> tuple[ValidationResult, ...]:
        """Return the results that stop the publish: critical, and failed or crashed."""
        return tuple(r for r in self.results if r.severity == "critical" and r.status != "passed")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What one expectation found, before it is a row of the history."""

    status: str
    observed: str
    rows_failed: int = 0
    rows: Sequence[Mapping[str, Any]] = ()


def warm() -> None:
    """Import what ``check`` needs, about 2 CPU seconds; safe in a thread while others import."""
    _library()


def load_suites(folder: Traversable | Path = SUITES) -> tuple[Suite, ...]:
    """Read the suites of a folder and try each expectation on Great Expectations; raises BadSuite."""
    suites = read_suites(folder)
    for suite in suites:
        for expectation in suite.expectations:
            _refuse_unusable(expectation)
    return suites


def check(suites: Sequence[Suite], tables: Mapping[str, pa.Table], *, run_id: str) -> Checked:
    """Check the staged tables, named like ``Suite.table``; results and failures are sorted.

    A check that breaks, a missing table or column included, is ``crashed`` and yields no failures.
    """
    results: list[ValidationResult] = []
    failures: list[Failure] = []
    for suite in suites:
        table = tables.get(suite.table)
        for expectation, outcome in zip(suite.expectations, _outcomes(suite, table), strict=True):
            results.append(_result(suite, expectation, outcome, table, run_id))
            failures.extend(_failures(suite, expectation, outcome))
    return Checked(
        tuple(sorted(results, key=lambda r: (r.suite, r.expectation))),
        tuple(sorted(failures, key=lambda f: (f.suite, f.rule, f.key, f.message))),
    )


def _outcomes(suite: Suite, table: pa.Table | None) -> list[_Outcome]:
    """Return the outcome of each expectation of a suite, in its order."""
    if table is None:
        return [_Outcome("crashed", f"table {suite.table} is missing")] * len(suite.expectations)
    missing = {e.name: _missing_columns(suite, e, table) for e in suite.expectations}
    ready = [e for e in suite.expectations if not missing[e.name]]
    found = _validate(ready, table, suite.key) if ready else {}
    return [
        found[e.name] if not missing[e.name] else _Outcome("crashed", f"column {missing[e.name][0]} is missing")
        for e in suite.expectations
    ]


def _missing_columns(suite: Suite, expectation: Expectation, table: pa.Table) -> list[str]:
    named = [expectation.arguments[name] for name in COLUMN_ARGUMENTS if name in expectation.arguments]
    wanted = [suite.key, *named, *expectation.arguments.get("column_list", ())]
    return [column for column in wanted if column not in table.column_names]


def _validate(expectations: Sequence[Expectation], table: pa.Table, key: str) -> dict[str, _Outcome]:
    """Run expectations over one table and return what each found, by name.

    This is the layer below ``Batch.validate``: the same results in three quarters of the CPU of a small run.
    """
    gx, pandas = _library(), importlib.import_module("pandas")
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    batch = gx.core.batch.Batch(data=table.to_pandas(types_mapper=pandas.ArrowDtype))
    validator = gx.validator.validator.Validator(
        execution_engine=gx.execution_engine.PandasExecutionEngine(), data_context=context, batches=[batch]
    )
    result_format = {
        "result_format": "COMPLETE",
        "unexpected_index_column_names": [key],
        "return_unexpected_index_query": False,
    }
    found = validator.graph_validate(
        configurations=[_gx_expectation(e).configuration for e in expectations],
        runtime_configuration={"catch_exceptions": True, "result_format": result_format},
    )
    return {result.expectation_config.meta["name"]: _outcome(result) for result in found}


def _outcome(result: Any) -> _Outcome:
    if crash := _crash(result.exception_info):
        return _Outcome("crashed", f"the check broke: {crash}")
    status, seen = "passed" if result.success else "failed", result.result
    if "unexpected_count" in seen:
        failed = seen["unexpected_count"]
        observed = f"{failed} of {seen['element_count']} rows"
        return _Outcome(status, observed, failed, seen["unexpected_index_list"] or ())
    value = seen.get("observed_value")
    return _Outcome(status, f"observed {value}" if _harmless(value) else "observed a text")


def _crash(info: Mapping[str, Any]) -> str:
    """Return the name of the exception that a check met, empty for none.

    Great Expectations gives one exception, or one for each metric; both look like a failure in ``success``.
    The name only, since the message may quote a scraped value.
    """
    crashes = [info] if "raised_exception" in info else list(info.values())
    for crash in crashes:
        if crash["raised_exception"]:
            named = EXCEPTION_NAME.search(crash["exception_traceback"])
            return named[1] if named else "an exception"
    return ""


def _result(
    suite: Suite, expectation: Expectation, outcome: _Outcome, table: pa.Table | None, run_id: str
) -> ValidationResult:
    return ValidationResult(
        run_id=run_id,
        suite=suite.name,
        expectation=expectation.name,
        severity=expectation.severity,
        status=outcome.status,  # type: ignore[arg-type]  # one of the three words, see _Outcome's makers
        rows_checked=0 if table is None else table.num_rows,
        rows_failed=outcome.rows_failed,
        observed=outcome.observed,
    )


def _failures(suite: Suite, expectation: Expectation, outcome: _Outcome) -> Iterator[Failure]:
    if expectation.severity == "row" and outcome.status == "failed":
        for row in outcome.rows:
            key = row[suite.key]
            message = f"{expectation.because}{_values(row, suite.key)}"
            yield Failure(key if isinstance(key, str) else "", suite.name, expectation.name, message)


def _values(row: Mapping[str, Any], key: str) -> str:
    """Say which values a row failed with; scraped texts are never repeated."""
    shown = [f"{name} is {value}" for name, value in row.items() if name != key and _harmless(value)]
    return f" ({', '.join(shown)})" if shown else ""


def _harmless(value: object) -> bool:
    return value is None or isinstance(value, bool | int | float)


def _refuse_unusable(expectation: Expectation) -> None:
    gx = _library()
    try:
        kind = type(_gx_expectation(expectation))
    except gx.exceptions.ExpectationNotFoundError:
        known = gx.expectations.registry.list_registered_expectation_implementations()
        raise _bad(expectation, f"{expectation.type} is unknown", f"known: {', '.join(sorted(known))}") from None
    except gx.compatibility.pydantic.ValidationError as error:
        wrong = "; ".join(sorted({f"{e['loc'][0]}: {e['msg']}" for e in error.errors()}))
        fields = sorted(gx.expectations.registry.get_expectation_impl(expectation.type).__fields__)
        raise _bad(expectation, wrong, f"{expectation.type} takes {', '.join(fields)}") from None
    of_rows = {base.__name__ for base in kind.__mro__} & set(ABOUT_ROWS)
    if expectation.severity == "row" and not of_rows:
        raise _bad(expectation, f"{expectation.type} finds no single rows", "make it critical")


def _bad(expectation: Expectation, problem: str, way_out: str) -> BadSuite:
    return BadSuite(f"{expectation.where}: {expectation.name}: {problem}; {way_out}")


def _gx_expectation(expectation: Expectation) -> Any:
    kind = _library().expectations.registry.get_expectation_impl(expectation.type)
    return kind(**expectation.arguments, meta={"name": expectation.name})


@cache
def _library() -> ModuleType:
    """Import Great Expectations on first use, so that commands which check nothing do not pay for it."""
    with IMPORTING:
        with warnings.catch_warnings():
            # it imports these deprecated modules; doing that first keeps the filter to one short moment
            warnings.simplefilter("ignore", DeprecationWarning)
            for name in ("sre_constants", "sre_parse"):
                importlib.import_module(name)
        # without SQLAlchemy it does all that is asked of it here, 0.4 CPU s sooner; where Prefect is, it is needed
        with deferred(UNUSED), nullcontext() if "prefect" in sys.modules else absent("sqlalchemy"):
            library = importlib.import_module("great_expectations")
        logging.getLogger(NOISY).setLevel(logging.WARNING)
        return library
