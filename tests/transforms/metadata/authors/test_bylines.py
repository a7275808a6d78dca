import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.metadata.authors.bylines import Named, joined, named_in

CASES = json.loads(Path(__file__).with_name("bylines.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text'][:40]}-{case.get('typed', False)}")
def test_a_byline_names(case: dict[str, Any]) -> None:
    found = named_in(case["text"], sites=frozenset(case.get("sites", ())), typed=case.get("typed", False))
    assert list(found.people) == case["people"]
    assert list(found.agencies) == case.get("agencies", [])
    assert list(found.organisations) == case.get("organisations", [])


def test_several_texts_name_each_once_in_their_order() -> None:
    parts = [
        Named(("Ann Lee",), ("AP",)),
        Named(("ANN LEE", "Bo J. Roe"), ("AFP", "AP")),
        Named(("Bo J Roe",), (), ("Desk",)),
    ]
    assert joined(parts) == Named(("Ann Lee", "Bo J. Roe"), ("AP", "AFP"), ("Desk",))
    assert not joined([])
    assert joined(parts)


@given(st.text(max_size=80))
def test_no_text_makes_it_raise_and_names_are_short_and_plain(text: str) -> None:
    for name in named_in(text, typed=True).people:
        assert 1 < len(name) <= 60
        assert not set(name) & set("0123456789<>@|;\n")


NAMES = st.sampled_from(["Ann Lee", "Bo Roe", "Jörg Au", "Élodie Roux", "João da Silva", "Анна Петрова"])


@given(st.lists(NAMES, min_size=1, max_size=4, unique=True), st.sampled_from([", ", "; ", " / ", " | ", " & "]))
def test_names_come_back_from_a_byline_in_their_order(names: list[str], mark: str) -> None:
    assert named_in(f"By {mark.join(names)}").people == tuple(names)


@given(st.lists(NAMES, min_size=1, max_size=4, unique=True))
def test_reading_names_again_changes_nothing(names: list[str]) -> None:
    once = named_in(", ".join(names)).people
    assert named_in(", ".join(once)).people == once
