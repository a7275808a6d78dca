import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from suite_rows import RUN, SUITES, checked, table
from warehouse.suites import BadSuite, Failure, Suite, check, load_suites, warm

SCRIPT = "<script>alert(1)</script>"


def test_missing_table_crashes_every_check() -> None:
    result = check([SUITES["documents"]], {}, run_id=RUN)
    assert {(r.status, r.rows_checked, r.observed) for r in result.results} == {
        ("crashed", 0, "table check_documents is missing")
    }
    assert [r.expectation for r in result.critical] == ["id_is_sha256", "id_unique", "one_outcome"]


def test_missing_column_crashes_its_checks_only() -> None:
    result = checked(
        "articles", table("articles", [{"text_length": 0}]).drop_columns(["text_length", "document_known"])
    )
    crashed = {r.expectation: r.observed for r in result.results if r.status == "crashed"}
    assert crashed == {
        "has_text": "column text_length is missing",
        "document_known": "column document_known is missing",
    }
    assert [r.expectation for r in result.critical] == ["document_known"]
    assert result.failures == ()


def test_missing_key_crashes_every_check() -> None:
    result = checked("articles", table("articles", [{"text_length": 0}]).drop_columns(["article_id"]))
    assert {(r.status, r.observed) for r in result.results} == {("crashed", "column article_id is missing")}


def suite_of(tmp_path: Path, line: str) -> tuple[Suite, ...]:
    head = "suite: s\ntable: t\nkey: id\nexpectations:\n"
    (tmp_path / "s.yml").write_text(head + line + "\n", encoding="utf-8")
    return load_suites(tmp_path)


@pytest.mark.parametrize(
    ("line", "status", "observed"),
    [
        # a number asked of a text: Great Expectations breaks, and says `success: False`
        ("{name: n, type: expect_column_values_to_be_between, column: s, min_value: 3, severity: row, because: b}",
         "crashed", "the check broke: TypeError"),
        ("{name: n, type: expect_column_max_to_be_between, column: s, max_value: 3, severity: critical, because: b}",
         "crashed", "the check broke: TypeError"),
        ("{name: n, type: expect_compound_columns_to_be_unique, column_list: [id, nope], severity: row, because: b}",
         "crashed", "column nope is missing"),
        ("{name: n, type: expect_column_pair_values_to_be_equal, column_A: s, column_B: nope, severity: row, because: b}",
         "crashed", "column nope is missing"),
        # a check that only databases can do
        ("{name: n, type: unexpected_rows_expectation, unexpected_rows_query: 'select 1', severity: critical, because: b}",
         "crashed", None),
        ("{name: n, type: expect_table_row_count_to_equal, value: 3, severity: critical, because: b}",
         "failed", "observed 2"),
        ("{name: n, type: expect_column_most_common_value_to_be_in_set, column: s, value_set: [a], severity: critical, "
         "because: b}", "failed", "observed a text"),
        ("{name: n, type: expect_column_values_to_be_in_set, column: s, value_set: [a], severity: row, because: b}",
         "failed", "2 of 2 rows"),
    ],
)  # fmt: skip
def test_crash_is_neither_pass_nor_failure(tmp_path: Path, line: str, status: str, observed: str | None) -> None:
    rows = pa.table({"id": ["1", "2"], "s": [SCRIPT, SCRIPT]})
    result = check(suite_of(tmp_path, f"  - {line}"), {"t": rows}, run_id=RUN)
    assert result.results[0].status == status
    assert observed in (None, result.results[0].observed)
    assert len(result.results[0].observed) < 80
    assert bool(result.failures) is (status == "failed" and result.results[0].severity == "row")
    assert bool(result.critical) is (result.results[0].severity == "critical")
    assert "<script" not in repr(result)


def test_crash_of_one_check_leaves_the_others(tmp_path: Path) -> None:
    lines = (
        "  - {name: a, type: expect_column_values_to_be_between, column: s, min_value: 3, severity: row, because: b}\n"
        "  - {name: z, type: expect_column_values_to_be_in_set, column: s, value_set: [x], severity: row, because: b}"
    )
    result = check(suite_of(tmp_path, lines), {"t": pa.table({"id": ["1"], "s": ["y"]})}, run_id=RUN)
    assert [r.status for r in result.results] == ["crashed", "failed"]
    assert result.failures == (Failure("1", "s", "z", "b"),)


def test_row_without_a_key_is_still_reported() -> None:
    (failure,) = checked("articles", table("articles", [{"article_id": None, "text_length": 0}])).failures
    assert (failure.key, failure.rule) == ("", "has_text")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{name: n, type: expect_magic, severity: row, because: b}", "s.yml:5: n: expect_magic is unknown; known: exp"),
        ("{name: n, type: expect_column_values_to_not_be_null, colunm: c, severity: row, because: b}",
         "s.yml:5: n: column: field required; colunm: extra fields not permitted; expect_column_values_to_not_be_null "
         "takes batch_id"),
        ("{name: n, type: expect_column_values_to_be_between, column: c, severity: row, because: b}",
         "min_value and max_value cannot both be None"),
        ("{name: n, type: expect_column_values_to_be_between, column: c, min_value: [1], severity: row, because: b}",
         "min_value: value is not a valid float"),
        ("{name: n, type: expect_table_row_count_to_equal, value: 1, severity: row, because: b}",
         "expect_table_row_count_to_equal finds no single rows; make it critical"),
    ],
)  # fmt: skip
def test_unusable_expectation_is_refused(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(BadSuite) as refusal:
        suite_of(tmp_path, f"  - {line}")
    assert complaint in str(refusal.value)


ALONE = """
import json, sys
import warehouse.suites as suites
early = "great_expectations" in sys.modules
suites.warm()
import pyarrow as pa
loaded = suites.load_suites()
done = suites.check(loaded, {"check_accounting": pa.table({"run_id": ["r"], "unaccounted": [1]})}, run_id="r")
print(json.dumps([early, [name for name in ("altair", "scipy.stats") if name in sys.modules], len(done.critical)]))
"""


def test_import_is_late_light_and_leaves_no_trace(tmp_path: Path, run_alone: Callable[[str], str]) -> None:
    early, heavy, critical = json.loads(run_alone(ALONE))
    assert not early
    assert heavy == []
    assert critical > 1
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def run_alone(tmp_path: Path) -> Callable[[str], str]:
    """Run code in a process of its own, whose home and working folder are empty; warnings are errors."""

    def run(code: str) -> str:
        root = str(Path(__file__).parents[2])
        environment = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": root, "TMPDIR": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert done.stderr == ""
        return done.stdout

    return run


def test_warm_twice_is_harmless() -> None:
    warm()
    warm()
