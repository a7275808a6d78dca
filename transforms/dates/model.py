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
BATCH = 64  # rows asked at once: a thousand would take 36 MB
_SMALL = 1e-6
_ALL = np.uint32(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees side by side: ``feature``, ``bound`` and ``mask`` of every node, ``starts`` of every tree, its leaves."""

    feature: Array
    bound: Array
    mask: Array
    starts: Array
    leaves: Array
    offsets: Array

    @classmethod
    def of(cls, trees: Sequence[Columns]) -> "Trees":
        """Lay written trees out; of at most 32 leaves each."""
        sizes = [len(feature) for feature, *_ in trees]
        leaves = np.zeros((len(trees), LEAVES))
        for number, (*_, values) in enumerate(trees):
            leaves[number, : len(values)] = values
        return cls(
            feature=np.array([one for feature, *_ in trees for one in feature], dtype=np.intp),
            bound=np.array([one for _, bound, *_ in trees for one in bound]),
            mask=np.array([one for _, _, low, high, _ in trees for one in _masks(low, high)], dtype=np.uint32),
            starts=np.cumsum([0, *sizes[:-1]]) if sizes else np.zeros(0, dtype=np.intp),
            leaves=leaves.ravel(),
            offsets=np.arange(len(trees)) * LEAVES,
        )

    def sums(self, rows: Array) -> Array:
        """Return for each row the sum of the leaves it ends in."""
        if not len(self.starts):
            return np.zeros(len(rows))
        failed = rows.take(self.feature, axis=1) > self.bound
        left = np.bitwise_and.reduceat(np.where(failed, self.mask, _ALL), self.starts, axis=1)
        lowest = np.frexp((left & -left).astype(np.float64))[1] - 1
        found: Array = self.leaves[self.offsets + lowest].sum(axis=1)
        return found


def _masks(low: Sequence[int], high: Sequence[int]) -> list[int]:
    """Return for each node the leaves that stay possible when its test fails: all but those below its low side."""
    sizes = [0] * len(low)
    for node in reversed(range(len(low))):
        sizes[node] = _size(sizes, low[node]) + _size(sizes, high[node])
    first, masks = [0] * len(low), []
    for node, (left, right) in enumerate(zip(low, high, strict=True)):
        below = _size(sizes, left)
        for child, leaf in ((left, first[node]), (right, first[node] + below)):
            if child >= 0:
                first[child] = leaf
        masks.append(0xFFFFFFFF & ~(((1 << below) - 1) << first[node]))
    return masks


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
        first = PATIENCE if len(trees) > 2 * PATIENCE else len(trees)
        return cls(tuple(names), Trees.of(trees[:first]), Trees.of(trees[first:]), slope, shift)

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return how likely each row is the one sought; the hopeless are given up early, most rows are."""
        return [
            p for at in range(0, len(rows), BATCH) for p in self._asked(np.array(rows[at : at + BATCH], dtype=float))
        ]

    def _asked(self, rows: Array) -> list[float]:
        totals = self.early.sums(rows)
        hopeful = np.flatnonzero(totals >= HOPELESS) if len(self.late.starts) else ()
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
