"""Fit forests by folds of hosts, calibrate them, and write them the way transforms.dates.model reads them."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np
from sklearn.linear_model import LogisticRegression

from transforms.dates.model import Forest

FOLDS = 5
FOREST = {
    "n_estimators": 300, "learning_rate": 0.05, "num_leaves": 31, "min_child_samples": 30, "subsample": 0.8,
    "subsample_freq": 1, "colsample_bytree": 0.5, "reg_lambda": 8, "n_jobs": 1, "verbose": -1,
}  # fmt: skip
Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass
class Table:
    """One row per sighting: its measures, the words around it, whether its day is the true one, its text."""

    measures: Floats
    words: list[list[str]]
    right: Floats
    text: Floats
    fold: Floats
    weight: Floats


def out_of_fold(rows: Floats, table: Table, weight: Floats, settings: Mapping[str, Any] = FOREST) -> Floats:
    """Return each row's probability by a forest that has not seen its host."""
    found = np.zeros(len(rows))
    for fold in range(FOLDS):
        out = table.fold == fold
        fitted = lightgbm.LGBMClassifier(**settings).fit(rows[~out], table.right[~out], sample_weight=weight[~out])
        found[out] = fitted.predict_proba(rows[out])[:, 1]
    return found


def fold_forests(
    rows: Floats, table: Table, weight: Floats, settings: Mapping[str, Any] = FOREST
) -> tuple[list[list[list[Any]]], Floats]:
    """Return for each fold the trees fitted to all other folds, and each row's probability by those of its fold."""
    forests, found = [], np.zeros(len(rows))
    for fold in range(FOLDS):
        out = table.fold == fold
        fitted = lightgbm.LGBMClassifier(**settings).fit(rows[~out], table.right[~out], sample_weight=weight[~out])
        found[out] = fitted.predict_proba(rows[out])[:, 1]
        forests.append(trees_of(fitted.booster_))
    return forests, found


def forest_of(trees: list[list[Any]], curve: tuple[float, float] = (1.0, 0.0)) -> Forest:
    """Return written trees as a forest to ask."""
    return Forest.of((), trees, *curve)


def trees_of(booster: lightgbm.Booster) -> list[list[Any]]:
    """Write a fitted forest as lists: feature, bound, low, high, leaves; children below zero are leaves."""
    return [flat for tree in booster.dump_model()["tree_info"] if (flat := _flat(tree["tree_structure"]))[0]]


def _flat(root: dict[str, Any]) -> list[Any]:
    columns: list[Any] = [[], [], [], [], []]
    _flatten(root, columns)
    return columns


def _flatten(node: dict[str, Any], columns: list[Any]) -> int:
    """Append a node and all below it, and return its number."""
    feature, bound, low, high, leaves = columns
    if "leaf_value" in node:
        leaves.append(round(node["leaf_value"], 4))
        return ~(len(leaves) - 1)
    at = len(feature)
    feature.append(node["split_feature"])
    bound.append(float(f"{node['threshold']:.6g}"))
    low.append(0)
    high.append(0)
    low[at], high[at] = _flatten(node["left_child"], columns), _flatten(node["right_child"], columns)
    return at


def curve_of(probability: Floats, table: Table, texts: Container[float]) -> tuple[float, float]:
    """Fit how often the best candidate of a text is right, to its probability: slope and shift of the log odds."""
    best: dict[float, tuple[float, float]] = {}
    for p, right, text in zip(probability, table.right, table.text, strict=True):
        if text in texts:
            best[text] = max(best.get(text, (0.0, 0.0)), (p, right))
    p = np.clip([pair[0] for pair in best.values()], 1e-6, 1 - 1e-6)
    fitted = LogisticRegression(C=1e6).fit(np.log(p / (1 - p))[:, None], [pair[1] for pair in best.values()])
    return round(float(fitted.coef_[0][0]), 4), round(float(fitted.intercept_[0]), 4)
