"""Make news.npz of transforms/language from labelled texts, and print the constants of its weighing.py.

    python -m training.language TEXTS.jsonl.gz

TEXTS is JSON lines with "id", "kind", "lang" (BCP 47) and "content". Texts of one source share their id up to
the first "/" when that part holds a digit. The weights are fitted on texts whose source the profiles have not
seen (four folds by source).
"""

import argparse
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from transforms.language import bytegrams, cld2
from transforms.language.cleaning import clean
from transforms.language.evidence import NAMED, OTHERWISE, batches, evidence
from transforms.language.letters import Letters
from transforms.language.ngrams import grams
from transforms.language.ranking import READ, TOGETHER
from transforms.language.scripts import scripts
from transforms.language.tables import NAT, Tables, assemble, order, packaged
from transforms.language.tags import primary
from transforms.language.weighing import FEATURES, Scale, candidates

DATA = Path(__file__).resolve().parents[1] / "transforms" / "language" / "data"
# n-grams and words kept of each language: half the most frequent, half the most telling
KEPT = 800
# added to each count; n-grams that a language does not have
SMOOTH = 0.3
FOLDS = 4
# what a text of each kind counts in the fit of the weights, and a text of a language that langdetect knows
KINDS = {"article": 3.0, "headline": 2.0, "capitals": 1.5, "wordpair": 0.5, "real_article": 5.0, "real_headline": 5.0}
KNOWN = 5.0
PENALTY = 1e-4

Row = dict[str, Any]
Counts = dict[str, tuple[Any, Any]]


def source(row: Row) -> str:
    """Return what texts share that were made from one another."""
    head = str(row["id"]).partition("/")[0]
    return head if any(map(str.isdigit, head)) else str(row["id"])


def fold(row: Row) -> int:
    """Return the fold that a text is held out in."""
    return int(hashlib.md5(source(row).encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def counts(rows: Sequence[Row], letters: Letters) -> Counts:
    """Count n-grams and words of each language, those of capitalised words a quarter."""
    texts = defaultdict(list)
    for row in rows:
        # bare sentences in sr and zh do not say in which script
        if row["kind"] in ("article", "paragraph") or (row["kind"] == "sentence" and row["lang"] not in ("sr", "zh")):
            texts[profile_tag(row["lang"])].append(clean(row["content"]))
    found = {}
    for tag in sorted(texts):
        cut = grams(texts[tag], letters)
        keys, places = np.unique(cut.keys, return_inverse=True)
        found[tag] = keys, np.bincount(places, weights=np.where(cut.named, NAMED / OTHERWISE, 1.0))
    return found


def profile_tag(tag: str) -> str:
    """Return the tag of the profile: apart for the second script of a language."""
    return tag if tag in ("sr-Latn", "zh-Hant") else primary(tag)


def chosen(found: Counts) -> Any:
    """Return the keys of all n-grams that some language needs."""
    keys = np.unique(np.concatenate([keys for keys, _ in found.values()]))
    average = np.zeros(keys.size)
    for own, count in found.values():
        average[np.searchsorted(keys, own)] += _rates(own, count) / len(found)
    best: list[Any] = []
    for own, count in found.values():
        telling = np.log(_rates(own, count) / average[np.searchsorted(keys, own)])
        scores = (count, np.where(count >= 2, count * telling, -1.0))
        best.extend(own[np.argsort(-score, kind="stable")[: KEPT // 2]] for score in scores)
    return np.unique(np.concatenate(best))


def _rates(keys: Any, count: Any) -> Any:
    return count / np.bincount(order(keys), weights=count, minlength=4)[order(keys)]


def news(rows: Sequence[Row], letters: Letters) -> Row:
    """Make the news profiles: log probabilities of n-grams by their order, in parts of a nat."""
    found = counts(rows, letters)
    keys = chosen(found)
    size = np.bincount(order(keys), minlength=4)
    columns: dict[str, list[Any]] = {"gram": [], "tag": [], "weight": [], "floor": []}
    for tag, (own, every) in enumerate(found.values()):
        here = np.isin(own, keys)
        place, count = np.searchsorted(keys, own[here]), every[here]
        total = np.bincount(order(keys)[place], weights=count, minlength=4) + SMOOTH * size
        columns["gram"].append(place)
        columns["tag"].append(np.full(place.size, tag))
        columns["weight"].append(np.log((count + SMOOTH) / total[order(keys)[place]]))
        columns["floor"].append(np.log(SMOOTH / total))
    return {
        "keys": keys,
        "gram": np.concatenate(columns["gram"]).astype(np.uint32),
        "tag": np.concatenate(columns["tag"]).astype(np.uint8),
        "weight": np.rint(np.concatenate(columns["weight"]) * NAT).astype(np.int16),
        "floor": np.rint(np.stack(columns["floor"], axis=1) * NAT).astype(np.int16),
        "tags": np.array(list(found)),
    }


def in_capitals(rows: Sequence[Row]) -> list[Row]:
    """Return the headlines once more, in capitals."""
    return [
        {**row, "kind": "capitals", "content": row["content"].upper()}
        for row in rows
        if row["kind"] == "headline" and row["content"].upper() != row["content"]
    ]


def choices(rows: Sequence[Row], tables: Tables) -> Iterator[tuple[Any, Any, float]]:
    """Yield for each text the features of its candidates, which is right, and what the text counts."""
    model = bytegrams.model()
    scale = Scale(tables, model)
    known = {primary(tag) for tag in tables.langdetect}
    texts = [clean(row["content"]) for row in rows]
    for start, end in batches(texts, TOGETHER):
        found = scripts(texts[start:end])
        sums = evidence([text[:READ] for text in texts[start:end]], tables)
        allowed = scale.written_in([script[0] if script else "Latn" for script in found])
        third = bytegrams.vote(texts[start:end], model)
        figures = scale.features(sums, [cld2.ask(text) for text in texts[start:end]], third, allowed)
        stand = allowed & candidates(figures)
        for place, row in enumerate(rows[start:end]):
            tag = primary(row["lang"])
            right = np.array(scale.languages)[stand[place]] == tag
            if found[place] and right.any():
                weight = KINDS.get(row["kind"], 1.0) * (KNOWN if tag in known else 1.0)
                yield np.stack([figure[place][stand[place]] for figure in figures], axis=1), right, weight


def fit(texts: Sequence[tuple[Any, Any, float]], rounds: int = 25) -> Any:
    """Fit the weights of a conditional logit by Newton's method."""
    weights, total = np.zeros(len(FEATURES)), sum(count for *_, count in texts)
    for _ in range(rounds):
        slope, bend = -2 * PENALTY * weights, 2 * PENALTY * np.eye(weights.size)
        for figures, right, count in texts:
            chance = np.exp(figures @ weights - (figures @ weights).max())
            chance /= chance.sum()
            centred = figures - chance @ figures
            slope += count / total * centred[right].sum(axis=0)
            bend += count / total * (centred.T * chance) @ centred
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def calibrate(texts: Sequence[tuple[Any, Any, float]], weights: Any, rounds: int = 25) -> Any:
    """Fit the log-odds of being right: constant, slope on those of the probability, known to langdetect."""
    rows, right = [], []
    for figures, is_right, _ in texts:
        odds = np.exp(figures @ weights)
        best = int(odds.argmax())
        chance = np.clip(odds[best] / odds.sum(), 1e-6, 1 - 1e-6)
        rows.append((1.0, np.log(chance / (1 - chance)), figures[best, FEATURES.index("langdetect_knows")]))
        right.append(bool(is_right[best]))
    x, fitted = np.array(rows), np.zeros(3)
    for _ in range(rounds):
        sure = 1 / (1 + np.exp(-x @ fitted))
        bend = (x.T * (sure * (1 - sure))) @ x + PENALTY * np.eye(3)
        fitted = fitted + np.linalg.solve(bend, x.T @ (np.array(right) - sure) - PENALTY * fitted)
    return fitted


def read(path: Path) -> list[Row]:
    """Read the labelled texts."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in content.decode().split("\n") if line]


def main() -> None:
    """Write the profiles and print the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    rows = read(parser.parse_args().texts)
    marks, profiles = packaged("letters.npz"), packaged("langdetect.npz")
    letters = Letters(marks["normal"], marks["kind"], marks["capital"])
    held_out: list[tuple[Any, Any, float]] = []
    for out in range(FOLDS):
        seen = news([row for row in rows if fold(row) != out], letters)
        unseen = [row for row in rows if fold(row) == out]
        held_out += choices([*unseen, *in_capitals(unseen)], assemble(marks, profiles, seen))
    np.savez_compressed(DATA / "news.npz", **news(rows, letters))
    weights = fit(held_out)
    print(dict(zip(FEATURES, weights.round(3).tolist(), strict=True)))
    print("calibration", calibrate(held_out, weights).round(3).tolist())


if __name__ == "__main__":
    main()
