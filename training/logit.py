"""A conditional logit: of the candidates of a page one is right, and its chance is the softmax of weighted measures."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
FOLDS, ROUNDS, RIDGE = 5, 25, 0.3
SCALES = tuple(number / 20 for number in range(8, 31))
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)


@dataclass(frozen=True, slots=True)
class Sample:
    """The candidates of one page: a row of measures each, and which of them is the gold title (none, one)."""

    group: str
    host: str
    rows: Floats
    right: NDArray[np.bool_]
    full: NDArray[np.bool_]
    weight: float


def fit(samples: Sequence[Sample]) -> Floats:
    """Return the weights that make the right candidates likeliest, by Newton's method with a ridge."""
    used = [sample for sample in samples if sample.right.any()]
    count = samples[0].rows.shape[1]
    weights = np.zeros(count)
    for _ in range(ROUNDS):
        slope, bend = -RIDGE * weights, RIDGE * np.eye(count)
        for sample in used:
            chance = softmax(sample.rows @ weights)
            mean = chance @ sample.rows
            right = np.where(sample.right, chance, 0)  # any of them will do
            slope += sample.weight * (right / right.sum() @ sample.rows - mean)
            bend += sample.weight * ((sample.rows.T * chance) @ sample.rows - np.outer(mean, mean))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def softmax(raw: Floats) -> Floats:
    """Return the chance of each candidate of a page."""
    raised = np.exp(raw - raw.max())
    return np.asarray(raised / raised.sum())


def out_of_fold(samples: Sequence[Sample]) -> list[tuple[Sample, Floats]]:
    """Return each page with its raw weights of candidates by a fit on other domains."""
    fold = {sample.host: int(hashlib.sha256(sample.host.encode()).hexdigest(), 16) % FOLDS for sample in samples}
    found = []
    for number in range(FOLDS):
        weights = fit([sample for sample in samples if fold[sample.host] != number])
        found += [(sample, sample.rows @ weights) for sample in samples if fold[sample.host] == number]
    return found


def tempered(unseen: Sequence[tuple[Sample, Floats]]) -> float:
    """Return the scale of all weights under which the right candidates of unseen pages are likeliest."""

    def loss(scale: float) -> float:
        """Return what the right candidates lose of certainty."""
        held = [softmax(scale * raw)[sample.right].sum() for sample, raw in unseen if sample.right.any()]
        return float(-np.log(held).sum())

    return min(SCALES, key=loss)


def report_trust(told: Iterable[tuple[float, bool]]) -> None:
    """Print how often answers were right that were given with a like chance."""
    said, right = np.array(list(told)).T
    for low, high in pairwise(EDGES):
        inside = (said >= low) & (said < high)
        if inside.any():
            print(f"said {low:.2f} to {high:.2f}: right {right[inside].mean():.2f} of {inside.sum()}")


def write(path: Path, names: Sequence[str], weights: Floats) -> None:
    """Write weights by the names of their measures, as the packaged files hold them."""
    told = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    path.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
