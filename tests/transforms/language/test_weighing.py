"""How votes add up to a probability, and that to a confidence."""

from functools import cache

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.language.bytegrams import model, vote
from transforms.language.cld2 import ask, known
from transforms.language.evidence import evidence
from transforms.language.scripts import WRITTEN
from transforms.language.tables import tables
from transforms.language.weighing import (
    CANDIDATES,
    FEATURES,
    LEAST,
    SILENT,
    WEIGHTS,
    Scale,
    candidates,
    confidence,
    probabilities,
)

Figures = npt.NDArray[np.float64]
TEXTS = ["the council will vote on the new budget", "der Stadtrat stimmt über den Haushalt ab", "12"]


@cache
def scale() -> Scale:
    return Scale(tables(), model())


def figures(**named: list[float]) -> list[Figures]:
    """Make the features of one text: those named, nothing for the others."""
    size = len(next(iter(named.values())))
    return [np.array([named.get(name, [0.0] * size)]) for name in FEATURES]


@cache
def features() -> tuple[list[Figures], npt.NDArray[np.bool_]]:
    allowed = scale().written_in(["Latn"] * len(TEXTS))
    found = evidence(TEXTS, tables())
    return scale().features(found, [ask(text) for text in TEXTS], vote(TEXTS, model()), allowed), allowed


def test_every_feature_has_a_weight() -> None:
    assert len(FEATURES) == len(set(FEATURES)) == len(WEIGHTS) == len(features()[0])


def test_the_scale_holds_what_the_votes_know() -> None:
    languages = set(scale().languages)
    assert languages >= known()
    assert languages.issuperset(tag for tags in WRITTEN.values() for tag in tags)
    assert "sr-Latn" not in languages, "languages compete by their primary tag"


def test_kin_is_mutual_and_each_language_is_its_own() -> None:
    kin, place = scale().kin, scale().languages.index
    assert np.array_equal(kin, kin.T)
    assert kin.diagonal().all()
    assert kin[place("hr"), place("sr")]
    assert not kin[place("hr"), place("sl")]


@pytest.mark.parametrize(
    ("script", "tag", "may"),
    [
        ("Cyrl", "ru", True),
        ("Cyrl", "sr", True),
        ("Cyrl", "en", False),
        ("Latn", "en", True),
        ("Latn", "sr", True),
        ("Latn", "ru", False),
        ("Latn", "az", True),
        ("Arab", "fa", True),
        ("Arab", "he", False),
        ("Deva", "mr", True),
        ("Deva", "bn", False),
    ],
)
def test_scripts_allow_the_languages_written_in_them(script: str, tag: str, may: bool) -> None:
    assert scale().written_in([script])[0, scale().languages.index(tag)] == may


def test_margins_are_behind_the_best_and_of_the_silent_the_same() -> None:
    by_name = dict(zip(FEATURES, features()[0], strict=True))
    for name in CANDIDATES:
        margin, knows, first = (by_name[f"{name}_{what}"] for what in ("margin", "knows", "first"))
        assert margin.min() >= LEAST
        assert margin.max() <= 0.0
        assert (margin[~features()[1] | (knows == 0)] == SILENT).all()
        assert (margin[first > 0] == 0.0).all()


@pytest.mark.parametrize(("row", "tag"), [(0, "en"), (1, "de")])
def test_each_vote_puts_the_right_language_first(row: int, tag: str) -> None:
    place = scale().languages.index(tag)
    for name, figure in zip(FEATURES, features()[0], strict=True):
        if name.endswith("first"):
            assert figure[row, place] == 1.0, name


def test_probabilities_are_shared_by_the_candidates() -> None:
    found, allowed = features()
    chances = probabilities(found, scale().prior, allowed)
    assert chances.sum(axis=1) == pytest.approx(1.0)
    assert (chances[~(allowed & candidates(found))] == 0.0).all()
    assert [scale().languages[n] for n in chances.argmax(axis=1)[:2]] == ["en", "de"]


@pytest.mark.parametrize(
    ("named", "chosen"),
    [
        # the first three by langdetect, of those it knows
        ({"langdetect_knows": [1, 1, 1, 1, 0], "langdetect_margin": [-1, 0, -3, -2, 0]}, [1, 1, 0, 1, 0]),
        # the first four by the news profiles
        ({"news_knows": [1] * 5, "news_margin": [0, -1, -1.5, -3, -2]}, [1, 1, 1, 0, 1]),
        # none that is hopeless
        ({"langid_knows": [1] * 5, "langid_margin": [0, -4, -4, -4, -4]}, [1, 0, 0, 0, 0]),
        # all that CLD2 names
        ({"cld2_share": [0, 0.4, 0, 0.1, 0]}, [0, 1, 0, 1, 0]),
        # the first of the news profiles at any rate
        ({"news_first": [0, 0, 0, 0, 1]}, [0, 0, 0, 0, 1]),
    ],
)
def test_candidates(named: dict[str, list[float]], chosen: list[int]) -> None:
    assert candidates(figures(**named))[0].astype(int).tolist() == chosen


def test_the_prior_decides_a_tie() -> None:
    tie = figures(cld2_share=[0.5, 0.5, 0.0, 0.0])
    chances = probabilities(tie, np.array([0.0, -1.5, 5.0, 5.0]), np.full((1, 4), True))[0]
    assert chances.tolist() == pytest.approx([1 / (1 + np.exp(-1.5)), 1 - 1 / (1 + np.exp(-1.5)), 0.0, 0.0])


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from([0.0, 1.0]))
def test_confidence_grows_with_probability(one: float, other: float, knows: float) -> None:
    low, high = confidence(np.array(sorted([one, other])), np.array([knows, knows])).tolist()
    assert 0.0 <= low <= high <= 1.0


def test_confidence_is_stated_lower_than_probability_where_langdetect_knows() -> None:
    chances = np.linspace(0.05, 0.95, 10)
    assert (confidence(chances, np.ones(10)) < chances).all()
