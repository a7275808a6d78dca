import numpy as np
import pytest

from training.titles import Sample, chances, fit, plain
from transforms.metadata.titles.measures import NAMES


def sample(right: int, *measures: str) -> Sample:
    """A page with a candidate for each measure, and which of them is right."""
    rows = np.zeros((len(measures), len(NAMES)))
    for row, name in zip(rows, measures, strict=True):
        row[NAMES.index(name)] = 1.0
    truth = np.arange(len(measures)) == right
    return Sample("set", "sound.example", rows, truth, truth, 1.0)


def test_what_is_right_more_often_weighs_more() -> None:
    samples = (
        [sample(0, "og", "ld", "title")] * 6 + [sample(1, "og", "ld", "title")] * 3 + [sample(2, "og", "ld", "title")]
    )
    weights = fit(samples)
    og, ld, title = (weights[NAMES.index(name)] for name in ("og", "ld", "title"))
    assert og > ld > title
    assert chances(samples[0].rows, weights) == pytest.approx([0.6, 0.3, 0.1], abs=0.05)


def test_pages_without_a_right_candidate_teach_nothing() -> None:
    assert fit([sample(-1, "og", "ld")]) == pytest.approx(np.zeros(len(NAMES)))


def test_chances_add_up_however_large_the_weights() -> None:
    found = chances(np.eye(len(NAMES))[:3], np.full(len(NAMES), 900.0))
    assert found.sum() == pytest.approx(1)


def test_titles_are_compared_by_their_words() -> None:
    assert plain("  Ferry – BACK, at last! ") == "ferry back at last"
