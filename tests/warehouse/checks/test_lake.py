from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check_rows import ARTICLE, INPUT, ONE, REFUSED, RUN, A, B, C, article, candidate, model
from schemas.date_candidate import DateCandidate
from schemas.duplicate import Duplicate
from schemas.run import RunInput
from warehouse.staged import sql_models
from warehouse.suites import check, load_suites

LINK = Duplicate(article_a=A, article_b=B)


def test_good_lake_passes_every_suite() -> None:
    tables = {f"check_{name}": model(name, ONE) for name in sql_models("checks")}
    result = check(load_suites(), tables, run_id=RUN)
    assert {(r.suite, r.expectation) for r in result.results if r.status != "passed"} == set()


def test_empty_lake_passes_every_suite() -> None:
    tables = {f"check_{name}": model(name, {}) for name in sql_models("checks")}
    assert {r.status for r in check(load_suites(), tables, run_id=RUN).results} == {"passed"}


def test_every_model_has_a_suite_and_says_its_grain() -> None:
    models = sql_models("checks")
    assert set(models) == {suite.name for suite in load_suites()}
    for name, sql in models.items():
        assert sql.startswith(f"-- {name}: ")
        assert "\n-- grain: one row" in sql


def test_no_text_leaves_the_lake() -> None:
    marked = article(
        title="Scraped <b>", text="scraped <script>", canonical_url="https://scraped.example", authors=("Scraped",)
    )
    for name in sql_models("checks"):
        assert "craped" not in repr(model(name, marked).to_pylist())


BOTH = [ARTICLE, replace(ARTICLE, article_id=B, document_id=B), replace(ARTICLE, article_id=C, document_id=C)]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([(A, B)], [(True, True, False)]),
        ([(B, A)], [(False, True, False)]),
        ([(A, A)], [(False, True, True)]),
        ([(A, "d" * 64)], [(True, False, False)]),
        ([(A, B), (A, C)], [(True, True, False), (True, True, False)]),
        ([(A, B), (B, C)], [(True, True, False), (True, True, True)]),
    ],
)
def test_duplicates(links: list[tuple[str, str]], expected: list[tuple[bool, bool, bool]]) -> None:
    rows = [replace(LINK, article_a=a, article_b=b) for a, b in links]
    found = model("duplicates", {"articles": BOTH, "duplicates": rows}).to_pylist()
    flags = ("smaller_stands_for_it", "both_exist", "leads_to_a_copy")
    assert [tuple(row[flag] for flag in flags) for row in found] == expected


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ([], {"run_id": "", "documents": 0, "unaccounted": 0}),
        ([INPUT], {"run_id": RUN, "documents": 1, "unaccounted": 0}),
        ([INPUT, replace(INPUT, record_no=1)], {"run_id": RUN, "documents": 1, "unaccounted": 0}),
        ([INPUT, replace(INPUT, document_id=B)], {"run_id": RUN, "documents": 2, "unaccounted": 0}),
        ([INPUT, replace(INPUT, document_id=C)], {"run_id": RUN, "documents": 2, "unaccounted": 1}),
    ],
)
def test_accounting(inputs: list[RunInput], expected: dict[str, object]) -> None:
    found = model("accounting", {"run_inputs": inputs, "articles": [ARTICLE], "rejections": [REFUSED]})
    assert found.to_pylist() == [expected]


def optional(some: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | some


@settings(max_examples=40, deadline=None)
@given(
    st.fixed_dictionaries({
        "url": optional(st.text()), "canonical_url": optional(st.text()), "title": optional(st.text()), "text": st.text(),
        "published_at": optional(st.datetimes(datetime(1800, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))),
        "published_date": optional(st.dates()), "published_precision": optional(st.just("day")),
        "published_utc_offset_minutes": optional(st.integers(-840, 840)),
        "published_source": st.sampled_from(["none", "text"]), "published_confidence": st.floats(allow_nan=True),
    }),
    st.lists(st.builds(candidate, value=st.text(), utc_offset_minutes=optional(st.just(60)), chosen=st.booleans()), max_size=2),
)  # fmt: skip
def test_no_flag_is_ever_null(changes: dict[str, Any], candidates: list[DateCandidate]) -> None:
    rows = {**article(**changes), "date_candidates": candidates}
    for name in sql_models("checks"):
        found = model(name, rows)
        flags = [field.name for field in found.schema if pa.types.is_boolean(field.type)]
        assert {flag: found[flag].null_count for flag in flags} == dict.fromkeys(flags, 0)
