"""Small forests of boosted trees, read from packaged files (see training/dates.py) and walked in plain Python."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Any

# a leaf, or (feature, bound, the node for values up to the bound, the node beyond)
Node = float | tuple[int, float, "Node", "Node"]
PATIENCE, HOPELESS = 100, -3.5  # a row below 3 in 100 after so many trees is not worth the others; a third less CPU
_SMALL = 1e-6


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees that score a row of measures, and the curve that turns a score into a share of right answers."""

    names: tuple[str, ...]
    trees: tuple[Node, ...]
    slope: float
    shift: float

    def probability(self, row: Sequence[float]) -> float:
        """Return how likely the row is the one sought; the hopeless are given up early, most rows are."""
        total = 0.0
        for number, tree in enumerate(self.trees):
            if number == PATIENCE and total < HOPELESS:
                break
            node = tree
            while isinstance(node, tuple):
                feature, bound, low, high = node
                node = low if row[feature] <= bound else high
            total += node
        return 1 / (1 + exp(-total))

    def confidence(self, probability: float) -> float:
        """Return how often a page's best candidate of this probability is right."""
        bounded = min(max(probability, _SMALL), 1 - _SMALL)
        return 1 / (1 + exp(-(self.slope * log(bounded / (1 - bounded)) + self.shift)))


@cache
def forest(name: str) -> Forest:
    """Load a forest by its name: text or html."""
    table: dict[str, Any] = json.loads(files(__package__).joinpath(f"model_{name}.json").read_text("utf-8"))
    trees = tuple(grown(*columns) for columns in table["trees"])
    return Forest(tuple(table["names"]), trees, table["slope"], table["shift"])


def grown(feature: list[int], bound: list[float], low: list[int], high: list[int], leaves: list[float]) -> Node:
    """Return the root of a tree written as columns, one entry a node; children below zero are leaves."""

    def node(at: int) -> Node:
        return leaves[~at] if at < 0 else (feature[at], bound[at], node(low[at]), node(high[at]))

    return node(0)
