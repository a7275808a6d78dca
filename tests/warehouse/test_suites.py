import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from warehouse.suites import BadSuite, Checked, Failure, Suite, check, load_suites, warm

SUITES = {suite.name: suite for suite in load_suites()}
RUN = "20261122T062843.123456Z"
SCRIPT = "<script>alert(1)</script>"

GOOD: dict[str, dict[str, Any]] = {
    "accounting": {"run_id": RUN, "documents": 2, "unaccounted": 0},
    "articles": {
        "article_id": "", "document_known": True, "text_length": 900, "word_count": 150, "title_length": 40,
        "has_control_characters": False, "replacement_ratio": 0.0, "text_is_title": False, "url_is_web": True,
        "language": "sr-Latn-RS", "language_confidence": 0.9, "date_is_whole": True, "published_confidence": 0.8,
        "instant_is_known": True, "instant_is_near_date": True, "published_year": 2025,
        "published_days_after_fetch": -3, "furniture_ratio": 0.4,
    },
    "blocks": {"document_id": "", "gap_chars": 0, "overlap_chars": 0, "story_is_kept": True},
    "date_candidates": {"document_id": "", "chosen_count": 1, "agrees_with_article": True},
    "metadata": {
        "document_id": "", "agrees_with_article": True, "is_sourced": True, "least_confidence": 0.2,
        "most_confidence": 1.0,
    },
    "links": {
        "document_id": "", "all_lead_to_the_web": True, "all_hosts_are_theirs": True, "has_control_characters": False,
    },
    "documents": {"document_id": "", "byte_length": 12, "outcomes": 1},
    "duplicates": {
        "article_b": "", "smaller_stands_for_it": True, "both_exist": True, "leads_to_a_copy": False,
    },
}  # fmt: skip

BAD: list[tuple[str, str, dict[str, Any]]] = [
    ("accounting", "nothing_lost", {"unaccounted": 1}),
    ("articles", "id_present", {"article_id": None}),
    ("articles", "id_unique", {"article_id": "twice"}),
    ("articles", "id_unique", {"article_id": "twice"}),
    ("articles", "document_known", {"document_known": False}),
    ("articles", "has_text", {"text_length": 0}),
    ("articles", "has_words", {"word_count": 0}),
    ("articles", "title_length", {"title_length": 0}),
    ("articles", "title_length", {"title_length": 1001}),
    ("articles", "no_control_characters", {"has_control_characters": True}),
    ("articles", "text_readable", {"replacement_ratio": 0.11}),
    ("articles", "text_is_not_title", {"text_is_title": True}),
    ("articles", "web_address", {"url_is_web": False}),
    ("articles", "language_tag", {"language": "English"}),
    ("articles", "language_tag", {"language": "en_US"}),
    ("articles", "language_tag", {"language": ""}),
    ("articles", "language_tag", {"language": "en\nde"}),
    ("articles", "language_confidence", {"language_confidence": 1.01}),
    ("articles", "language_confidence", {"language_confidence": float("nan")}),
    ("articles", "date_whole", {"date_is_whole": False}),
    ("articles", "date_confidence", {"published_confidence": -0.1}),
    ("articles", "instant_is_known", {"instant_is_known": False}),
    ("articles", "instant_near_date", {"instant_is_near_date": False}),
    ("articles", "not_before_1900", {"published_year": 1899}),
    ("articles", "not_after_fetch", {"published_days_after_fetch": 2}),
    ("articles", "furniture_ratio", {"furniture_ratio": 1.5}),
    ("blocks", "no_gaps", {"gap_chars": 1}),
    ("blocks", "no_overlaps", {"overlap_chars": 1}),
    ("blocks", "story_kept", {"story_is_kept": False}),
    ("date_candidates", "one_chosen", {"chosen_count": 2}),
    ("date_candidates", "agrees_with_article", {"agrees_with_article": False}),
    ("metadata", "agrees_with_article", {"agrees_with_article": False}),
    ("metadata", "sourced", {"is_sourced": False}),
    ("metadata", "least_confidence", {"least_confidence": -0.01}),
    ("metadata", "most_confidence", {"most_confidence": 1.01}),
    ("links", "web_addresses", {"all_lead_to_the_web": False}),
    ("links", "own_hosts", {"all_hosts_are_theirs": False}),
    ("links", "no_control_characters", {"has_control_characters": True}),
    ("documents", "id_unique", {"document_id": "f" * 64}),
    ("documents", "id_unique", {"document_id": "f" * 64}),
    ("documents", "id_is_sha256", {"document_id": "F" * 64}),
    ("documents", "id_is_sha256", {"document_id": "f" * 63}),
    ("documents", "byte_length", {"byte_length": -1}),
    ("documents", "one_outcome", {"outcomes": 0}),
    ("documents", "one_outcome", {"outcomes": 2}),
    ("duplicates", "smaller_stands", {"smaller_stands_for_it": False}),
    ("duplicates", "both_exist", {"both_exist": False}),
    ("duplicates", "no_chain", {"leads_to_a_copy": True}),
]

# What a field may also hold without failing: a null is no value to judge, except in a key.
FINE: list[tuple[str, dict[str, Any]]] = [
    ("articles", {"title_length": None}),
    ("articles", {"title_length": 1000}),
    ("articles", {"published_year": None, "published_days_after_fetch": None, "published_confidence": 0.0}),
    ("articles", {"published_days_after_fetch": 1}),
    ("articles", {"published_year": 1900}),
    ("articles", {"furniture_ratio": 1.0, "language_confidence": 0.0, "language": "und"}),
    ("articles", {"language": "es-419"}),
    ("articles", {"language": "fil"}),
    ("articles", {"replacement_ratio": 0.1}),
    ("date_candidates", {"chosen_count": 0}),
    ("documents", {"byte_length": 0}),
    ("metadata", {"least_confidence": None, "most_confidence": None}),
]


def key_of(number: int) -> str:
    return f"{number:064x}"


def table(suite: str, changes: list[dict[str, Any]]) -> pa.Table:
    """One good row a change, with keys 0, 1, 2, ..., each changed."""
    key = SUITES[suite].key
    return pa.Table.from_pylist([{**GOOD[suite], key: key_of(no), **change} for no, change in enumerate(changes)])


def checked(suite: str, rows: pa.Table) -> Checked:
    return check([SUITES[suite]], {SUITES[suite].table: rows}, run_id=RUN)


@pytest.fixture(scope="module")
def found() -> dict[str, Checked]:
    """Each suite over its bad rows, after one good row."""
    return {
        name: checked(name, table(name, [{}, *(change for suite, _, change in BAD if suite == name)]))
        for name in SUITES
    }


def test_every_expectation_has_a_bad_row() -> None:
    assert {(suite, rule) for suite, rule, _ in BAD} == {
        (s.name, e.name) for s in SUITES.values() for e in s.expectations
    }


@pytest.mark.parametrize("suite", sorted(SUITES))
def test_good_rows_pass(suite: str) -> None:
    result = checked(suite, table(suite, [{}, *(change for name, change in FINE if name == suite)]))
    assert {r.status for r in result.results} == {"passed"}
    assert result.failures == ()
    assert result.critical == ()


@pytest.mark.parametrize(("suite", "rule"), sorted({(suite, rule) for suite, rule, _ in BAD}))
def test_exactly_the_bad_rows_fail(found: dict[str, Checked], suite: str, rule: str) -> None:
    bad = [no for no, (_, name, _) in enumerate((b for b in BAD if b[0] == suite), start=1) if name == rule]
    (result,) = (r for r in found[suite].results if r.expectation == rule)
    assert (result.status, result.rows_failed) == ("failed", len(bad))
    assert result.observed == f"{len(bad)} of {result.rows_checked} rows"
    keys = [failure.key for failure in found[suite].failures if failure.rule == rule]
    assert keys == ([key_of(no) for no in bad] if result.severity == "row" else [])
    assert (result in found[suite].critical) is (result.severity == "critical")


def test_message_says_why_and_what() -> None:
    (failure,) = checked("articles", table("articles", [{}, {"word_count": 0}])).failures
    assert failure == Failure(
        key_of(1), "articles", "has_words", "a text without a single word is no story (word_count is 0)"
    )


@pytest.mark.parametrize("suite", sorted(SUITES))
def test_empty_tables_pass(suite: str) -> None:
    result = checked(suite, table(suite, [{}]).slice(0, 0))
    assert {(r.status, r.rows_checked, r.rows_failed) for r in result.results} == {("passed", 0, 0)}
    assert result.failures == ()


def test_results_do_not_depend_on_the_order_of_suites_or_rows(found: dict[str, Checked]) -> None:
    rows = table("articles", [{}, *(change for suite, _, change in BAD if suite == "articles")])
    backwards = rows.take(list(range(rows.num_rows))[::-1])
    assert checked("articles", backwards) == found["articles"]
    tables = {suite.table: table(name, [{}]) for name, suite in SUITES.items()}
    there, back = list(SUITES.values()), list(SUITES.values())[::-1]
    assert check(there, tables, run_id=RUN) == check(back, tables, run_id=RUN)


def test_many_failing_rows_are_all_named() -> None:
    result = checked("articles", table("articles", [{"text_length": 0}] * 500))
    assert [f.key for f in result.failures if f.rule == "has_text"] == [key_of(no) for no in range(500)]


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
