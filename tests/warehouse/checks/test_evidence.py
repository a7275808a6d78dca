from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from check_rows import CANDIDATE, ONE, POINTER, TITLE, UNDATED, A, article, candidate, model
from schemas.date_candidate import DateCandidate
from schemas.metadata import MetadataValue

DAY: dict[str, Any] = {"published_at": None, "published_precision": "day", "published_utc_offset_minutes": None}


@pytest.mark.parametrize(
    ("changes", "candidates", "chosen", "agrees"),
    [
        ({}, [CANDIDATE], 1, True),
        ({}, [CANDIDATE, candidate(candidate_no=1, chosen=False, value="1999-01-01")], 1, True),
        ({}, [CANDIDATE, candidate(candidate_no=1)], 2, True),
        ({}, [CANDIDATE, candidate(candidate_no=1, role="modified")], 1, True),
        ({}, [candidate(chosen=False)], 0, False),
        ({}, [], 0, False),
        ({}, [candidate(value="2025-01-20T09:58+02:00")], 1, False),
        ({}, [candidate(value="2025-01-25T00:10+14:00")], 1, True),
        ({}, [candidate(value="2025-01-25T00:10", utc_offset_minutes=None)], 1, False),
        ({}, [candidate(precision="day")], 1, False),
        ({}, [candidate(value="no date")], 1, False),
        (UNDATED, [candidate(chosen=False)], 0, True),
        (UNDATED, [CANDIDATE], 1, False),
        (DAY, [candidate(value="2025-01-24", precision="day", utc_offset_minutes=None)], 1, True),
        ({**DAY, "published_precision": "month", "published_date": date(2025, 1, 1)},
         [candidate(value="2025-01", precision="month", utc_offset_minutes=None)], 1, True),
        ({**DAY, "published_precision": "year", "published_date": date(2025, 1, 1)},
         [candidate(value="2024", precision="year", utc_offset_minutes=None)], 1, False),
    ],
)  # fmt: skip
def test_date_candidates(changes: dict[str, Any], candidates: list[DateCandidate], chosen: int, agrees: bool) -> None:
    found = model("date_candidates", {**article(**changes), "date_candidates": candidates}).to_pylist()
    assert found == [{"document_id": A, "chosen_count": chosen, "agrees_with_article": agrees}]


def test_undated_article_without_candidates_is_no_row() -> None:
    assert model("date_candidates", {**article(**UNDATED), "date_candidates": []}).num_rows == 0


def value(field: str, text: str, number: int = 0, **changes: Any) -> MetadataValue:
    return replace(TITLE, field=field, value=text, value_no=number, **changes)


@pytest.mark.parametrize(
    ("changes", "values", "agrees"),
    [
        ({}, [TITLE], True),
        ({}, [], False),
        ({"title": None}, [], True),
        ({"title": None}, [TITLE], False),
        ({"title": "Another"}, [TITLE], False),
        ({"subtitle": "A deck"}, [TITLE, value("subtitle", "A deck")], True),
        ({"subtitle": "A deck"}, [TITLE], False),
        ({"authors": ("Ana", "Ben")}, [value("author", "Ben", 1), TITLE, value("author", "Ana")], True),
        ({"authors": ("Ben", "Ana")}, [TITLE, value("author", "Ana"), value("author", "Ben", 1)], False),
        ({"tags": ("water",)}, [TITLE], False),
        ({"agency": "AFP"}, [TITLE, value("agency", "AFP")], True),
        ({"article_type": "opinion"}, [TITLE, value("article_type", "opinion")], True),
        ({"article_type": "opinion"}, [TITLE], False),
        ({"canonical_url": "https://example.org/a"}, [TITLE], False),
        ({"image_url": None}, [TITLE, value("image_url", "https://example.org/a.jpg")], False),
        ({}, [TITLE, value("paywall", "true")], True),
    ],
)
def test_what_an_article_has_stands_in_metadata(
    changes: dict[str, Any], values: list[MetadataValue], agrees: bool
) -> None:
    (found,) = model("metadata", {**article(**changes), "metadata": values}).to_pylist()
    assert found["agrees_with_article"] is agrees


@pytest.mark.parametrize(("source", "sourced"), [("jsonld:headline", True), ("none", False), ("", False)])
def test_metadata_without_a_source(source: str, sourced: bool) -> None:
    (found,) = model("metadata", {**ONE, "metadata": [replace(TITLE, source=source, confidence=0.25)]}).to_pylist()
    assert (found["is_sourced"], found["least_confidence"], found["most_confidence"]) == (sourced, 0.25, 0.25)


def test_metadata_of_a_refused_page_agrees_with_no_article() -> None:
    assert model("metadata", {"metadata": [TITLE]})["agrees_with_article"].to_pylist() == [False]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (True, True, False)),
        ({"url": "ftp://example.org/b"}, (False, True, False)),
        ({"url": "https://other.example/?u=example.org"}, (True, False, False)),
        ({"anchor": "the\x1bwell"}, (True, True, True)),
        ({"anchor": ""}, (True, True, False)),
    ],
)
def test_links(changes: dict[str, Any], expected: tuple[bool, bool, bool]) -> None:
    (found,) = model("links", {**ONE, "links": [POINTER, replace(POINTER, link_no=1, **changes)]}).to_pylist()
    assert (found["all_lead_to_the_web"], found["all_hosts_are_theirs"], found["has_control_characters"]) == expected


@pytest.mark.parametrize(("chosen", "agrees"), [(True, False), (False, True)])
def test_candidates_of_a_refused_page(chosen: bool, agrees: bool) -> None:
    found = model("date_candidates", {"date_candidates": [candidate(chosen=chosen)]})
    assert found["agrees_with_article"].to_pylist() == [agrees]
