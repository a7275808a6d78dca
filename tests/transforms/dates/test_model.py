import json
from importlib.resources import files

import pytest

from transforms.dates import evidence, features
from transforms.dates.model import Forest, forest, grown

STUMP = grown([0], [0.5], [~0], [~1], [-2.0, 2.0])


def test_a_forest_adds_its_leaves() -> None:
    trees = Forest(("a",), (STUMP, STUMP), slope=1.0, shift=0.0)
    assert trees.probability((0.0,)) == pytest.approx(0.017986, abs=1e-5)
    assert trees.probability((1.0,)) == pytest.approx(0.982014, abs=1e-5)


def test_confidence_rises_with_probability() -> None:
    trees = forest("text")
    steps = [trees.confidence(n / 20) for n in range(21)]
    assert steps == sorted(steps)
    assert 0 < steps[0] < steps[-1] < 1


@pytest.mark.parametrize(("name", "names"), [("text", (*features.NAMES, "wording")), ("html", evidence.NAMES)])
def test_the_packaged_forests_know_the_measures(name: str, names: tuple[str, ...]) -> None:
    assert forest(name).names == names


@pytest.mark.parametrize("name", ["text", "html"])
def test_the_packaged_trees_end_in_leaves(name: str) -> None:
    table = json.loads(files("transforms.dates").joinpath(f"model_{name}.json").read_text("utf-8"))
    for feature, bound, low, high, leaves in table["trees"]:
        assert len(feature) == len(bound) == len(low) == len(high) == len(leaves) - 1
        children = [*low, *high]
        assert sorted(child for child in children if child > 0) == list(range(1, len(feature)))
        assert sorted(~child for child in children if child < 0) == list(range(len(leaves)))
        assert all(0 <= number < len(table["names"]) for number in feature)
