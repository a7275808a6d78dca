"""The figures of a run: its parts sum to the whole, and nothing that is unknown passes for all."""

from typing import Any

import duckdb
import pytest

from warehouse.staged import sql_models

SQL = sql_models("corpus")["metrics"]
TABLES = """
create table articles (host varchar, language varchar, published_date date, title varchar, word_count bigint,
    furniture_ratio double);
create table documents (document_id varchar);
create table rejections (document_id varchar, stage varchar);
"""


def metrics(*articles: tuple[Any, ...]) -> dict[tuple[str | None, str | None, str], float]:
    with duckdb.connect() as connection:
        connection.execute(TABLES)
        for row in articles:
            connection.execute("insert into articles values (?, ?, ?, ?, ?, ?)", row)
        found = connection.execute(SQL).fetchall()
    assert len({row[1:4] for row in found}) == len(found), "one row per host, language and figure"
    return {(host, language, metric): value for _, host, language, metric, value in found}


ARTICLES = [
    ("a.example", "en", "2025-03-04", "Pier", 100, 0.2),
    ("a.example", "de", None, "Kai", 50, 0.4),
    (None, "en", None, None, 30, 0.6),
    (None, "en", "2025-03-05", "Quay", 20, 0.8),
]


def test_what_has_no_host_is_unknown_and_not_all() -> None:
    found = metrics(*ARTICLES)
    assert found["unknown", "en", "articles"] == 2
    assert found[None, None, "articles"] == 4
    assert {host for host, language, _ in found if language} == {"a.example", "unknown"}


@pytest.mark.parametrize("metric", ["articles", "dated", "untitled", "words"])
def test_parts_sum_to_the_whole(metric: str) -> None:
    found = metrics(*ARTICLES)
    assert (
        sum(value for (host, _, name), value in found.items() if host and name == metric) == found[None, None, metric]
    )


def test_a_mean_of_all_is_no_sum() -> None:
    assert metrics(*ARTICLES)[None, None, "furniture_ratio"] == pytest.approx(0.5)


def test_a_lake_without_articles_has_figures_all_the_same() -> None:
    totals = dict.fromkeys(("articles", "dated", "untitled", "words", "quarantined"), 0.0)
    assert metrics() == {(None, None, name): value for name, value in totals.items()}
