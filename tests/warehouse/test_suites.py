from typing import Any

import pytest

from suite_rows import RUN, SUITES, checked, key_of, table
from warehouse.suites import Checked, Failure, check

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
