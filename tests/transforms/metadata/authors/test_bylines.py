import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.metadata.authors.bylines import _NOISE, _NOISY, MAX_BYLINE, MAX_ORGANISATION, Named, joined, named_in

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


OPENINGS = st.sampled_from(
    ["By ", "BY ", "by: ", "Von ", "Par ", "Text: ", "Written by ", "Opinion by ", "Por ", "_By ", ""]
)
CLOSINGS = st.sampled_from(
    ["", " | 3 May 2024", ", 10:31", " (sound)", " ann@sound.example", " @ann", " https://sound.example/a", "_"]
)


@given(OPENINGS, st.lists(NAMES, min_size=1, max_size=3, unique=True), CLOSINGS)
def test_what_opens_and_closes_a_byline_is_part_of_no_name(opening: str, names: list[str], closing: str) -> None:
    assert named_in(f"{opening}{', '.join(names)}{closing}").people == tuple(names)


@given(
    st.lists(
        st.sampled_from([*"AaBb éя記@.,;:|/()[]_*-&7", "By ", "by ", "Von ", " und ", "Ann", "Lee", ".example"]),
        max_size=25,
    )
)
def test_no_name_holds_an_address_or_the_word_before_it(pieces: list[str]) -> None:
    for name in named_in("".join(pieces)).people:
        assert not set(name) & set("@_*()[]/|;7")
        assert not name.casefold().startswith(("by ", "written by "))
        assert name == " ".join(name.split())


def test_the_end_of_a_long_text_is_no_byline() -> None:
    names = ", ".join(["Ann Lee"] * (MAX_BYLINE // len("Ann Lee, ")))
    assert named_in(f"{names}, Bo Roe, Cy Oh").people[:1] == ("Ann Lee",)
    assert "Cy Oh" not in named_in(f"{names}, Bo Roe, Cy Oh").people


@pytest.mark.parametrize(("letters", "named"), [(MAX_ORGANISATION, 1), (MAX_ORGANISATION + 1, 0)])
def test_an_organisation_has_a_name_of_some_length(letters: int, named: int) -> None:
    assert len(named_in(f"Redaktion {'x' * (letters - len('Redaktion '))}").organisations) == named


@given(st.lists(NAMES, min_size=1, max_size=4, unique=True))
def test_reading_names_again_changes_nothing(names: list[str]) -> None:
    once = named_in(", ".join(names)).people
    assert named_in(", ".join(once)).people == once


@given(st.text("ab.@:/w hts", max_size=30))
def test_all_noise_holds_a_sign_that_is_looked_for_first(text: str) -> None:
    assert not _NOISE.search(text) or any(sign in text for sign in _NOISY)


@pytest.mark.parametrize("noise", ["ann@sound.example", "@ann", "https://sound.example/ann", "www.sound.example"])
def test_addresses_and_handles_are_no_part_of_a_byline(noise: str) -> None:
    assert named_in(f"By Ann Lee {noise}") == named_in("By Ann Lee") == Named(("Ann Lee",))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Lee and Bo Roe", ("Ann Lee", "Bo Roe")),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Ann Lee", ("Ann Lee",)),
    ],
)
def test_only_what_leaves_names_is_parted(text: str, people: tuple[str, ...]) -> None:
    assert named_in(text).people == people
