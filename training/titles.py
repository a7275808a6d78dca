"""Fit the choice of the headline: ``python -m training.titles DATA_DIR [OUT]``.

A conditional logit: of the candidates of a page one is right, and its chance is the softmax of weighted measures.
Prints how often the choice is exactly right on domains that were held out, how sure it was there, and writes the
weights of a fit on all pages to OUT.
"""

import gzip
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser

from transforms.decode import decode
from transforms.html import read_html
from transforms.markup.structured import structured
from transforms.metadata.site import home_letters, site_letters
from transforms.metadata.titles import view_of
from transforms.metadata.titles.measures import NAMES, measures
from transforms.page import Page

Floats = NDArray[np.float64]
FOLDS, ROUNDS, RIDGE = 5, 25, 0.3
NEWS = 2.0  # weight of a news page: there are six times as many others
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


def main() -> None:
    """Read the pages with a gold title, print figures out of fold, and write the weights."""
    data = Path(sys.argv[1])
    samples = list(read(data))
    unseen = out_of_fold(samples)
    scale = tempered(unseen)
    report(unseen, scale)
    fitted = scale * fit(samples)
    weights = {name: round(float(weight), 3) for name, weight in zip(NAMES, fitted, strict=True)}
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


def plain(text: str) -> str:
    """Return the words of a title as the judges compare them."""
    return " ".join(re.findall(r"\w+", text.lower()))


def read(data: Path) -> Iterable[Sample]:
    """Yield the candidates of every page that has a gold title and any candidate."""
    for line in (data / "gold.jsonl").read_text("utf-8").split("\n"):
        gold = json.loads(line or "null")
        if gold and gold["title"]:
            sample = _sample(gold, gzip.decompress((data / gold["path"]).read_bytes()))
            if len(sample.rows):
                yield sample


def _sample(gold: dict[str, Any], payload: bytes) -> Sample:
    html = decode(payload, charset=None, media_type="text/html").text
    page = structured(LexborHTMLParser(html), gold["url"])
    read = read_html(html, url=gold["url"])
    view = view_of(page, None, site_letters(page) | home_letters(page), read.story if isinstance(read, Page) else "")
    rows = np.zeros((len(view.candidates), len(NAMES)))
    for row, letters in zip(rows, view.candidates, strict=True):
        for name, value in measures(view, letters).items():
            row[NAMES.index(name)] = value
    right = np.array([plain(c.text) == plain(gold["title"]) for c in view.candidates.values()], bool)
    full = np.array([bool(c.places & {"ld", "og", "title", "h1"}) for c in view.candidates.values()], bool)
    host = (urlsplit(gold["url"] or "").hostname or gold["id"]).removeprefix("www.")
    return Sample(gold["set"], host, rows, right, full, 1.0 if gold["set"] == "wcxb" else NEWS)


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


def report(unseen: Sequence[tuple[Sample, Floats]], scale: float) -> None:
    """Print how often the choice is right out of fold, by set and by how sure it was."""
    answers: dict[str, list[tuple[bool, bool, float]]] = defaultdict(list)
    for sample, raw in unseen:
        chance = softmax(scale * raw)
        best = int(chance.argmax())
        variant = bool(sample.full[best] and (sample.right & sample.full).any())
        answers[sample.group].append((bool(sample.right[best]), variant, float(chance[best])))
    for group, held in sorted(answers.items()):
        exact, variant, _ = np.mean(held, axis=0)
        print(
            f"{group:14} pages {len(held):4}  exact {exact:.3f}  or in another wording that stands whole {variant:.3f}"
        )
    report_trust((chance, right) for held in answers.values() for right, _, chance in held)


def report_trust(told: Iterable[tuple[float, bool]]) -> None:
    """Print how often answers were right that were given with a like chance."""
    said, right = np.array(list(told)).T
    for low, high in pairwise(EDGES):
        inside = (said >= low) & (said < high)
        if inside.any():
            print(f"said {low:.2f} to {high:.2f}: right {right[inside].mean():.2f} of {inside.sum()}")


if __name__ == "__main__":
    main()
