"""Rows that every suite must pass, and such that just one expectation must refuse."""

from typing import Any

import pyarrow as pa

from warehouse.suites import Checked, check, load_suites

SUITES = {suite.name: suite for suite in load_suites()}
RUN = "20261122T062843.123456Z"
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


def key_of(number: int) -> str:
    return f"{number:064x}"


def table(suite: str, changes: list[dict[str, Any]]) -> pa.Table:
    """One good row a change, with keys 0, 1, 2, ..., each changed."""
    key = SUITES[suite].key
    return pa.Table.from_pylist([{**GOOD[suite], key: key_of(no), **change} for no, change in enumerate(changes)])


def checked(suite: str, rows: pa.Table) -> Checked:
    return check([SUITES[suite]], {SUITES[suite].table: rows}, run_id=RUN)
