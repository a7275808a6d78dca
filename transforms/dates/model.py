"""Small forests of boosted trees, read from packaged files (see training/dates.py) and walked in plain Python."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Any

Tree = tuple[list[int], list[float], list[int], list[int], list[float]]  # feature, bound, low, high, leaves
_SMALL = 1e-6


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees that score a row of measures, and the curve that turns a score into a share of right answers."""

    names: tuple[str, ...]
    trees: tuple[Tree, ...]
    slope: float
    shift: float

    def probability(self, row: Sequence[float]) -> float:
        """Return how likely the row is the one sought; nodes below zero are leaves."""
        total = 0.0
        for feature, bound, low, high, leaves in self.trees:
            node = 0
            while node >= 0:
                node = low[node] if row[feature[node]] <= bound[node] else high[node]
            total += leaves[~node]
        return 1 / (1 + exp(-total))

    def confidence(self, probability: float) -> float:
        """Return how often a page's best candidate of this probability is right."""
        bounded = min(max(probability, _SMALL), 1 - _SMALL)
        return 1 / (1 + exp(-(self.slope * log(bounded / (1 - bounded)) + self.shift)))


@cache
def forest(name: str) -> Forest:
    """Load a forest by its name: text or html."""
    table: dict[str, Any] = json.loads(files(__package__).joinpath(f"model_{name}.json").read_text("utf-8"))
    trees = tuple((t[0], t[1], t[2], t[3], t[4]) for t in table["trees"])
    return Forest(tuple(table["names"]), trees, table["slope"], table["shift"])
