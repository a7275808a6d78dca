from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.metadata import Answer, Link, Metadata
from transforms.rows import link_rows, metadata_rows

A = "a" * 64


def said(**answers: Any) -> list[tuple[str, int, str, str, float]]:
    """The rows of a page that gives these answers, without the document's id."""
    rows = metadata_rows(A, Metadata(**answers))
    assert {row.document_id for row in rows} <= {A}
    return [(row.field, row.value_no, row.value, row.source, row.confidence) for row in rows]


@pytest.mark.parametrize(
    ("answers", "rows"),
    [
        ({}, []),
        ({"title": Answer("The pier", "h1", 0.9)}, [("title", 0, "The pier", "h1", 0.9)]),
        (
            {"authors": Answer(("Ana Ruiz", "Ben Oye"), "jsonld:author", 0.95)},
            [("author", 0, "Ana Ruiz", "jsonld:author", 0.95), ("author", 1, "Ben Oye", "jsonld:author", 0.95)],
        ),
        ({"tags": Answer(("pier",), "meta:keywords", 0.8)}, [("tag", 0, "pier", "meta:keywords", 0.8)]),
        ({"paywalled": Answer(True, "jsonld:x", 0.95)}, [("paywall", 0, "true", "jsonld:x", 0.95)]),
        ({"paywalled": Answer(False, "jsonld:x", 0.95)}, [("paywall", 0, "false", "jsonld:x", 0.95)]),
        ({"kind": Answer("opinion", "section", 0.85)}, [("article_type", 0, "opinion", "section", 0.85)]),
        ({"kind": Answer("unknown", "none", 0.0)}, []),
        (
            {"authors": Answer(("Ana Ruiz",), "byline", 0.8), "organisations": ("The Mill",)},
            [("author", 0, "Ana Ruiz", "byline", 0.8), ("organisation", 0, "The Mill", "byline", 0.8)],
        ),
        ({"organisations": ("The Mill",)}, [("organisation", 0, "The Mill", "byline", 0.5)]),
    ],
)
def test_metadata_rows(answers: dict[str, Any], rows: list[tuple[str, int, str, str, float]]) -> None:
    assert said(**answers) == rows


@given(st.lists(st.text(min_size=1), max_size=5), st.floats(0, 1))
def test_no_value_is_lost(names: list[str], sure: float) -> None:
    rows = said(authors=Answer(tuple(names), "byline", sure), tags=Answer(tuple(names), "meta:keywords", sure))
    assert [row[2] for row in rows if row[0] == "author"] == names
    assert [row[1] for row in rows if row[0] == "tag"] == list(range(len(names)))


def test_link_rows() -> None:
    links = (
        Link("https://www.mill.example/a?b=1", "the old mill", "in_text", False, "nofollow"),
        Link("https://news.example:8443/b", "Pier reopens after two years", "related", True),
    )
    rows = link_rows(A, links)
    assert [(row.link_no, row.place, row.host, row.anchor, row.internal, row.rel) for row in rows] == [
        (0, "in_text", "mill.example", "the old mill", False, "nofollow"),
        (1, "related", "news.example", "Pier reopens after two years", True, ""),
    ]
    assert [row.url for row in rows] == [link.url for link in links]
