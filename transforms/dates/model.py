"""Small forests of boosted trees, read from packaged files (see training/dates.py) and asked all nodes at once.

A row ends in the leftmost leaf that no failed test rules out: each node that a row fails rules the leaves below its
low side out, as bits of a mask (QuickScorer, Lucchese and others, 2015). Walking the trees in plain Python costs twice
to five times as much.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
# feature, bound, low child, high child of each node, parents first, and the leaves; a child below zero is leaf ~child
Columns = Sequence[Sequence[Any]]
LEAVES = 32  # bits of a mask
PATIENCE, HOPELESS = 100, -3.5  # a row below 3 in 100 after so many trees is not worth the others
LARGE = 300  # trees from which giving up early is worth a second look at the rest
BATCH = 64  # rows asked at once: a thousand would take 36 MB
_SMALL = 1e-6


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees side by side, a column each: ``feature``, ``bound`` and ``ruled`` of every node, and the leaves.

    ``ruled`` are the leaves that a node rules out when its test fails, as bits. Columns are filled up with nodes that
    never fail.
    """

    feature: Array
    bound: Array
    ruled: Array
    leaves: Array
    offsets: Array

    @classmethod
    def of(cls, trees: Sequence[Columns]) -> "Trees":
        """Lay written trees out; of at most 32 leaves each."""
        size = max((len(feature) for feature, *_ in trees), default=0), len(trees)
        feature, bound, ruled = np.zeros(size, np.intp), np.full(size, np.inf), np.zeros(size, np.uint32)
        leaves = np.zeros((len(trees), LEAVES))
        for number, (features, bounds, low, high, values) in enumerate(trees):
            nodes = slice(len(features))
            feature[nodes, number], bound[nodes, number] = features, bounds
            ruled[nodes, number] = _ruled(low, high)
            leaves[number, : len(values)] = values
        return cls(feature, bound, ruled, leaves.ravel(), np.arange(len(trees)) * LEAVES - 1)

    def sums(self, rows: Array) -> Array:
        """Return for each row the sum of the leaves it ends in."""
        failed = rows.take(self.feature, axis=1) > self.bound
        out = np.bitwise_or.reduce(np.multiply(failed, self.ruled), axis=1)  # "where" takes six times as long
        lowest = np.bitwise_count(out ^ (out + 1))  # one more than the leaves below the first that is not out
        found: Array = np.add.reduce(self.leaves.take(self.offsets + lowest), axis=1)
        return found


def _ruled(low: Sequence[int], high: Sequence[int]) -> list[int]:
    """Return for each node the leaves that it rules out when its test fails: those below its low side."""
    sizes = [0] * len(low)
    for node in reversed(range(len(low))):
        sizes[node] = _size(sizes, low[node]) + _size(sizes, high[node])
    first, ruled = [0] * len(low), []
    for node, (left, right) in enumerate(zip(low, high, strict=True)):
        below = _size(sizes, left)
        for child, leaf in ((left, first[node]), (right, first[node] + below)):
            if child >= 0:
                first[child] = leaf
        ruled.append(((1 << below) - 1) << first[node])
    return ruled


def _size(sizes: Sequence[int], child: int) -> int:
    return 1 if child < 0 else sizes[child]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees that score rows of measures, and the curve that turns a score into a share of right answers."""

    names: tuple[str, ...]
    early: Trees
    late: Trees
    slope: float
    shift: float

    @classmethod
    def of(cls, names: Sequence[str], trees: Sequence[Columns], slope: float = 1.0, shift: float = 0.0) -> "Forest":
        """Make a forest of written trees; a small one is asked as a whole."""
        first = PATIENCE if len(trees) >= LARGE else len(trees)
        return cls(tuple(names), Trees.of(trees[:first]), Trees.of(trees[first:]), slope, shift)

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return how likely each row is the one sought; the hopeless are given up early, most rows are."""
        return [
            p for at in range(0, len(rows), BATCH) for p in self._asked(np.array(rows[at : at + BATCH], dtype=float))
        ]

    def _asked(self, rows: Array) -> list[float]:
        totals = self.early.sums(rows)
        hopeful = np.flatnonzero(totals >= HOPELESS) if self.late.bound.size else ()
        if len(hopeful):
            totals[hopeful] += self.late.sums(rows[hopeful])
        return [1 / (1 + exp(-total)) for total in totals.tolist()]

    def confidence(self, probability: float) -> float:
        """Return how often a page's best candidate of this probability is right."""
        bounded = min(max(probability, _SMALL), 1 - _SMALL)
        return 1 / (1 + exp(-(self.slope * log(bounded / (1 - bounded)) + self.shift)))


@cache
def forest(name: str) -> Forest:
    """Load a forest by its name: text or html."""
    table: dict[str, Any] = json.loads(files(__package__).joinpath(f"model_{name}.json").read_text("utf-8"))
    return Forest.of(table["names"], table["trees"], table["slope"], table["shift"])
