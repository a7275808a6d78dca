import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from training.logit import Sample, fit, out_of_fold, softmax, tempered, write
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


def test_each_page_is_judged_by_a_fit_on_other_domains() -> None:
    """One domain alone says the opposite: whoever fitted on it too would follow."""
    others = [replace(sample(0, "og", "ld"), host=f"{number}.example") for number in range(40)]
    odd = replace(sample(1, "og", "ld"), host="odd.example", weight=1_000.0)
    (raw,) = (raw for page, raw in out_of_fold([*others, odd]) if page is odd)
    assert raw[0] > raw[1]


@pytest.mark.parametrize("packaged", ["transforms/metadata/titles/weights.json", "transforms/blocks/headline.json"])
def test_weights_are_written_as_the_packaged_files_hold_them(packaged: str, tmp_path: Path) -> None:
    held = Path(__file__).parents[2] / packaged
    weights = json.loads(held.read_text("utf-8"))
    write(tmp_path / "weights.json", list(weights), np.array(list(weights.values())) + 0.0004)
    assert (tmp_path / "weights.json").read_bytes() == held.read_bytes()
