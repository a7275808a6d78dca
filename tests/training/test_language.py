"""Training of the news profiles and of the weights, on small texts."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from training.language import (
    FOLDS,
    KEPT,
    calibrate,
    choices,
    chosen,
    counts,
    fit,
    fold,
    in_capitals,
    news,
    profile_tag,
    read,
    source,
)
from transforms.language.letters import Letters
from transforms.language.ngrams import grams
from transforms.language.tables import NAT, assemble, order, packaged, tables
from transforms.language.weighing import FEATURES

TEXTS = {
    "en": "The government said on Monday that it would publish the report before the end of the month.",
    "de": "Die Regierung teilte am Montag mit, dass sie den Bericht noch vor dem Monatsende veröffentlicht.",
    "nb": "Regjeringen sa mandag at den ikke vil offentliggjøre rapporten før slutten av måneden.",
}
ROWS = [{"id": f"site.{n}/{tag}", "kind": "article", "lang": tag, "content": TEXTS[tag]} for n, tag in enumerate(TEXTS)]


def letters() -> Letters:
    return tables().letters


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ("reuters.218865/afr", "reuters.218865"),
        ("reuters.218865/afr/p", "reuters.218865"),
        ("sentence/af/0", "sentence/af/0"),
        ("at/ORF/V1#title", "at/ORF/V1#title"),
    ],
)
def test_source(identity: str, expected: str) -> None:
    assert source({"id": identity}) == expected


def test_translations_of_a_text_are_held_out_together() -> None:
    folds = {fold({"id": f"reuters.{n}/{tag}"}) for n in range(40) for tag in TEXTS}
    assert folds == set(range(FOLDS))
    for n in range(40):
        assert len({fold({"id": f"reuters.{n}/{tag}{kind}"}) for tag in TEXTS for kind in ("", "/p", "/h")}) == 1


@pytest.mark.parametrize(
    ("tag", "profile"),
    [("sr-Latn", "sr-Latn"), ("sr-Cyrl", "sr"), ("zh-Hant", "zh-Hant"), ("zh-Hans", "zh"), ("az-Latn", "az")],
)
def test_profile_tag(tag: str, profile: str) -> None:
    assert profile_tag(tag) == profile


def test_counts_are_of_running_text_only() -> None:
    headline = {"id": "a/1", "kind": "headline", "lang": "fi", "content": "Uusi budjetti"}
    bare = {"id": "a/2", "kind": "sentence", "lang": "sr", "content": "Vlada je saopštila"}
    assert list(counts([*ROWS, headline, bare], letters())) == ["de", "en", "nb"]


def test_counts_of_names_are_a_quarter() -> None:
    keys, found = counts([{"id": "a/1", "kind": "article", "lang": "en", "content": "the The the"}], letters())["en"]
    by_key = dict(zip(keys.tolist(), found.tolist(), strict=True))
    word = grams(["the"], letters()).keys[-1]
    assert by_key[int(word)] == 2.0
    assert by_key[ord("T")] == 0.25


def test_the_most_frequent_and_the_most_telling_are_chosen() -> None:
    found = counts([{**row, "content": row["content"] * 3} for row in ROWS], letters())
    keys = chosen(found)
    assert keys.size <= KEPT * len(found)
    assert np.array_equal(keys, np.unique(keys))
    assert int(grams(["the"], letters()).keys[-1]) in keys.tolist()


def test_profiles_are_log_probabilities() -> None:
    made = news(ROWS, letters())
    kinds = order(made["keys"])
    for tag in range(len(TEXTS)):
        mine = made["tag"] == tag
        weights = np.tile(made["floor"][:, tag], (made["keys"].size, 1))[np.arange(kinds.size), kinds].astype(float)
        weights[made["gram"][mine]] = made["weight"][mine]
        for kind in range(4):
            assert np.exp(weights[kinds == kind] / NAT).sum() == pytest.approx(1.0, abs=0.03)


def test_profiles_tell_the_texts_they_are_made_of() -> None:
    made = assemble(packaged("letters.npz"), packaged("langdetect.npz"), news(ROWS, letters()))
    names = FEATURES.index("news_first")
    for figures, right, _ in choices(ROWS, made):
        assert figures[right, names].tolist() == [1.0]


def test_what_a_text_counts() -> None:
    rows = [{**ROWS[0], "kind": "headline"}, {**ROWS[0], "kind": "sentence"}]
    assert [count for *_, count in choices(rows, tables())] == [10.0, 5.0]


def test_headlines_once_more_in_capitals() -> None:
    same = {"id": "b/1", "kind": "headline", "lang": "zh", "content": "政府发表"}
    rows = [*ROWS, {**ROWS[0], "kind": "headline"}, same]
    assert in_capitals(rows) == [{**ROWS[0], "kind": "capitals", "content": TEXTS["en"].upper()}]


def choice(random: np.random.Generator, weights: Any) -> tuple[Any, Any, float]:
    """Draw the figures of four languages, and one of these by the weights."""
    figures = random.normal(size=(4, len(FEATURES)))
    odds = np.exp(figures @ weights)
    right = np.zeros(4, dtype=bool)
    right[random.choice(4, p=odds / odds.sum())] = True
    return figures, right, 1.0


def test_fit_finds_the_weights_that_chose() -> None:
    random = np.random.default_rng(0)
    weights = np.linspace(-1.0, 2.0, len(FEATURES))
    found = fit([choice(random, weights) for _ in range(6000)])
    assert np.abs(found - weights).max() < 0.2


def test_calibration_of_honest_probabilities_changes_nothing() -> None:
    random = np.random.default_rng(1)
    weights = np.linspace(-0.5, 1.0, len(FEATURES))
    constant, slope, known = calibrate([choice(random, weights) for _ in range(4000)], weights)
    assert constant == pytest.approx(0.0, abs=0.25)
    assert slope == pytest.approx(1.0, abs=0.15)
    assert known == pytest.approx(0.0, abs=0.2)


@pytest.mark.parametrize("name", ["texts.jsonl", "texts.jsonl.gz"])
def test_read(tmp_path: Path, name: str) -> None:
    content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    assert read(path) == ROWS
