"""The sample documents against their golden records, which were written by hand before any of this code ran."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from transforms.clean import WORD, fold
from warehouse.lake import Lake
from warehouse.staged import session
from warehouse.summary import Summary

GOLDEN = Path(__file__).parent / "golden" / "seeds.jsonl"
ROWS = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
READ = [row for row in ROWS if row["outcome"] != "skipped"]
ARTICLES = [row for row in READ if row["outcome"] == "article"]


@dataclass(frozen=True)
class Found:
    """What the pipeline made of the sample documents, by place."""

    outcomes: dict[tuple[str, int], str]
    reasons: dict[tuple[str, int], str]
    articles: dict[tuple[str, int], dict[str, Any]]
    links: dict[tuple[str, int], list[list[str]]]


@pytest.fixture(scope="module")
def found(seeds_run: tuple[Lake, Summary]) -> Found:
    with session(seeds_run[0].warehouse, read_only=True) as connection:

        def rows(sql: str) -> list[dict[str, Any]]:
            result = connection.execute(sql)
            names = [column[0] for column in result.description]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

        def place(row: dict[str, Any]) -> tuple[str, int]:
            return "seeds/documents/" + row["uri"].rpartition("/")[2], row["record_no"]

        links: dict[tuple[str, int], list[list[str]]] = {}
        for row in rows("from inputs join links using (document_id) where outcome = 'article' order by link_no"):
            links.setdefault(place(row), []).append([row["place"], row["url"], row["anchor"]])
        return Found(
            {place(row): row["outcome"] for row in rows("from inputs")},
            {place(row): row["rule"] for row in rows("from quarantine")},
            {place(row): row for row in rows("from inputs join articles on article_id = inputs.document_id")},
            links,
        )


def shingle_f1(gold: str, got: str, size: int = 4) -> float:
    """F1 of word shingles, as multisets: 1.0 for the same text however it is broken into lines."""
    sides = []
    for text in (gold, got):
        words = WORD.findall(text)
        sides.append(Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))))
    shared = (sides[0] & sides[1]).total()
    return 2 * shared / (sides[0].total() + sides[1].total())


def key(row: dict[str, Any]) -> tuple[str, int]:
    return row["uri"], row["record_no"]


def name(row: dict[str, Any]) -> str:
    return f"{Path(row['uri']).name}-{row['record_no']}"


def test_there_are_enough_samples() -> None:
    assert len({row["uri"] for row in ROWS}) >= 40
    assert len({row["language"] for row in ARTICLES}) >= 10


def test_nothing_is_read_that_the_golden_records_do_not_know(found: Found) -> None:
    assert set(found.outcomes) == {key(row) for row in READ}


@pytest.mark.parametrize("row", READ, ids=name)
def test_outcome(row: dict[str, Any], found: Found) -> None:
    assert found.outcomes[key(row)] == row["outcome"]
    if row["outcome"] == "quarantined":
        assert found.reasons[key(row)] == row["reason"]


@pytest.mark.parametrize("row", ARTICLES, ids=name)
def test_language(row: dict[str, Any], found: Found) -> None:
    assert found.articles[key(row)]["language"] in {row["language"], *row["language_alternates"]}


@pytest.mark.parametrize("row", ARTICLES, ids=name)
def test_no_date_is_wrong(row: dict[str, Any], found: Found) -> None:
    """A date may be missing where it was there to find, but none may be wrong."""
    got = found.articles[key(row)]
    if got["published_date"] is not None:
        assert got["published_date"].isoformat() == row["published_date"]
    if got["published_at"] is not None and row["published_at"] is not None:
        assert got["published_at"].isoformat().replace("+00:00", "Z")[:16] == row["published_at"][:16]


@pytest.mark.parametrize("row", ARTICLES, ids=name)
def test_links(row: dict[str, Any], found: Found) -> None:
    assert found.links.get(key(row), []) == row.get("links", [])


def test_most_is_right(found: Found) -> None:
    articles = found.articles
    scores = [shingle_f1("\n".join(row["body"]), articles[key(row)]["text"]) for row in ARTICLES]
    titles = [fold(row["title"] or "") == fold(articles[key(row)]["title"] or "") for row in ARTICLES]
    dates = [
        row["published_date"] == (day.isoformat() if (day := articles[key(row)]["published_date"]) else None)
        for row in ARTICLES
    ]
    assert sum(scores) / len(scores) > FLOORS["F1"], scores
    assert sum(titles) / len(titles) > FLOORS["title"]
    assert sum(dates) / len(dates) > FLOORS["date"]


# below what was reached when this was written, so that a change for the worse is seen; raise them with the pipeline
FLOORS = {"F1": 0.96, "title": 0.93, "date": 0.95}
