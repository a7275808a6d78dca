import numpy as np
import pytest

from training.titles import Sample, fit, plain, softmax, tempered
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
    assert softmax(samples[0].rows @ weights) == pytest.approx([0.6, 0.3, 0.1], abs=0.05)


def test_pages_without_a_right_candidate_teach_nothing() -> None:
    assert fit([sample(-1, "og", "ld")]) == pytest.approx(np.zeros(len(NAMES)))


def test_chances_add_up_however_large_the_weights() -> None:
    found = softmax(np.array([900.0, 899.0, -900.0]))
    assert found.sum() == pytest.approx(1)
    assert found[0] > found[1] > found[2]


def test_one_who_is_too_sure_is_tempered() -> None:
    sure = [(sample(right, "og", "ld"), np.array([4.0, 0.0])) for right in (0, 0, 0, 1)]
    shy = [(sample(0, "og", "ld"), np.array([1.0, 0.0]))] * 4
    assert tempered(sure) < 1 < tempered(shy)


def test_titles_are_compared_by_their_words() -> None:
    assert plain("  Ferry – BACK, at last! ") == "ferry back at last"
