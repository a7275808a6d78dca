import json
import random
from importlib.resources import files
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates import evidence, features
from transforms.dates.model import BATCH, HOPELESS, PATIENCE, Columns, Forest, forest

STUMP: Columns = ([0], [0.5], [~0], [~1], [-2.0, 2.0])
# a at most 1: leaf 0 or, with b beyond 2, leaf 1; a beyond 1: leaf 2
BRANCHED: Columns = ([0, 1], [1.0, 2.0], [1, ~0], [~2, ~1], [0.1, 0.2, 0.3])


def walked(tree: Columns, row: tuple[float, ...]) -> float:
    """Walk a tree node by node, as its writer means it."""
    feature, bound, low, high, leaves = tree
    node = 0
    while node >= 0:
        node = low[node] if row[feature[node]] <= bound[node] else high[node]
    return float(leaves[~node])


def test_a_forest_adds_its_leaves() -> None:
    trees = Forest.of(("a",), (STUMP, STUMP))
    assert trees.probabilities([(0.0,), (1.0,)]) == pytest.approx([0.017986, 0.982014], abs=1e-5)
    assert trees.probabilities([]) == []


@pytest.mark.parametrize("row", [(0.0, 0.0), (1.0, 2.0), (1.0, 2.5), (1.5, 0.0), (1.5, 3.0)])
def test_a_row_ends_in_the_leaf_its_tests_lead_to(row: tuple[float, float]) -> None:
    (p,) = Forest.of(("a", "b"), (BRANCHED,)).probabilities([row])
    assert -log(1 / p - 1) == pytest.approx(walked(BRANCHED, row))


@pytest.mark.parametrize("name", ["text", "html"])
@given(seed=st.integers(0, 10_000))
def test_the_packaged_forests_are_walked_right(name: str, seed: int) -> None:
    table = json.loads(files("transforms.dates").joinpath(f"model_{name}.json").read_text("utf-8"))
    dice = random.Random(seed)
    row = tuple(dice.choice((-1.0, 0.0, 0.5, 1.0, 2.0, 5.0, 30.0)) for _ in table["names"])
    total = sum(walked(tree, row) for tree in table["trees"])
    early = (
        sum(walked(tree, row) for tree in table["trees"][:PATIENCE]) if len(table["trees"]) > 2 * PATIENCE else total
    )
    (p,) = forest(name).probabilities([row])
    assert p == pytest.approx(1 / (1 + exp(-(early if early < HOPELESS else total))))


def test_many_rows_are_asked_in_batches() -> None:
    rows = [(float(n % 2),) for n in range(3 * BATCH + 1)]
    found = Forest.of(("a",), (STUMP,)).probabilities(rows)
    assert len(found) == len(rows)
    assert len(set(found)) == 2


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
