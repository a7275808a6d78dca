"""Train the two forests that weigh dates, and the weights of the words around them.

    python -m training.dates DATA OUT

OUT gets model_wording.json, model_text.json and folds.json.gz, the forests fitted without one fold each, which
training.dates_html needs. DATA holds gold.jsonl (path, set, url, lang, date, fetched_at, title), the pages it names,
and flatdates.jsonl.gz (id, variant, lang, date, fetched_at, content, findable). Folds are by host, so that no page of
a host is judged by a forest that has seen the host. Needs lightgbm and scikit-learn, which the pipeline does not.
"""

import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from training.date_texts import blog, flattened, lost, rendered, widget
from training.forests import FOLDS, FOREST, Floats, Table, curve_of, fold_forests, out_of_fold, trees_of
from transforms.dates.features import NAMES, measure
from transforms.dates.model import Forest
from transforms.dates.order import settle
from transforms.dates.scan import scan
from transforms.dates.wording import tokens

MADE_WEIGHT = 0.5  # a text made here counts half of a text of the data
TOP_WEIGHT = 3  # ... and one with a blog header or weather widget three times that: there are few
MIN_HOSTS = 12  # hosts on which a word must stand beside a date to get a weight
FAINT = 0.4  # a mention of the right day this much less likely than the page's best mention teaches nothing:
FAINT_WEIGHT = 0.05  # the first comment stands on the day of publication, and is no date of publication

LEAST = (0.77, 0.83, 0.85, 0.87, 0.88, 0.90, 0.92)  # confidences for which the figures are printed


@dataclass(frozen=True)
class Case:
    """One text with its true day; ``variant`` is clean, lost, rendered, lost_rendered, blog or widget."""

    host: str
    variant: str
    language: str | None
    fetched_at: str | None
    content: str
    date: str
    made: bool
    findable: bool = True


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Read the rows of a file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def base_language(tag: str | None) -> str | None:
    """Return the language of a tag, None for what is no tag."""
    return tag.split("-")[0] if tag and (len(tag) <= 3 or "-" in tag) and tag != "lan" else None


def host_of(row: dict[str, Any]) -> str:
    """Return the host of a page, or its path where no address is known."""
    return urlsplit(row["url"]).hostname or row["path"] if row["url"] else row["path"]


def given_cases(data: Path, hosts: dict[str, str]) -> Iterable[Case]:
    """Yield the texts of the data."""
    for row in read_jsonl(data / "flatdates.jsonl.gz"):
        page = row["id"].split("#")[0].split("-", 1)[1]
        language = base_language(row["lang"])
        yield Case(
            hosts.get(page, page),
            row["variant"],
            language,
            row["fetched_at"],
            row["content"],
            row["date"],
            made=False,
            findable=row["findable"],
        )


def made_cases(data: Path, gold: Sequence[dict[str, Any]], dice: random.Random) -> Iterable[Case]:
    """Yield the texts made of the pages here."""
    for row in gold:
        html = gzip.decompress((data / row["path"]).read_bytes()).decode("utf-8", "replace")
        day, language = date.fromisoformat(row["date"]), base_language(row["lang"])
        for manner, text in flattened(html):
            if dice.random() < 0.3:
                continue
            for variant, content in variants(text[:100_000], manner, row["title"], day, language, dice):
                shown = language if dice.random() < 0.85 else None
                yield Case(host_of(row), variant, shown, row["fetched_at"], content, row["date"], made=True)


def variants(
    text: str, manner: str, title: str | None, day: date, language: str | None, dice: random.Random
) -> Iterable[tuple[str, str]]:
    """Yield a text clean, and some of: without its date, with a day of rendering, under a headline with a date."""
    bare = lost(text, day, language)
    yield "clean", text
    if manner == "main":
        for make in (blog, widget) if title and len(bare) > 300 else ():
            yield make.__name__, make(title, bare.removeprefix(title).lstrip(), day, language, dice)
        return
    more = [("lost", bare), ("rendered", rendered(text, day, language, dice)),
            ("lost_rendered", rendered(bare, day, language, dice))]  # fmt: skip
    yield from dice.sample(more, 2)


def folds_of(hosts: Iterable[str]) -> dict[str, int]:
    """Deal the hosts into folds."""
    dice = random.Random(0)
    return {host: dice.randrange(FOLDS) for host in sorted(set(hosts))}


def table_of(cases: Sequence[Case], folds: dict[str, int]) -> Table:
    """Measure every sighting of the texts."""
    columns: dict[str, list[Any]] = defaultdict(list)
    for number, case in enumerate(cases):
        latest = datetime.fromisoformat(case.fetched_at).date() + timedelta(days=1) if case.fetched_at else None
        found = settle(case.content, scan(case.content, case.language), language=case.language, url=None, latest=latest)
        found = [s for s in found if latest is None or s.options[0][1] <= latest]
        weight = (MADE_WEIGHT if case.made else 1) * (TOP_WEIGHT if case.variant in ("blog", "widget") else 1)
        for sight in measure(case.content, found, latest):
            columns["measures"].append(sight.measures)
            columns["words"].append(tokens(case.content, sight.sighting.start, sight.sighting.end))
            columns["right"].append(sight.sighting.options[0][1].isoformat() == case.date)
            columns["text"].append(number)
            columns["fold"].append(folds[case.host])
            columns["weight"].append(weight)
    arrays = {name: np.array(column, dtype=float) for name, column in columns.items() if name != "words"}
    return Table(words=columns["words"], **arrays)


def wording_of(table: Table, hosts: Sequence[str]) -> tuple[Floats, dict[str, Any]]:
    """Return each sighting's score by its words, out of fold, and the weights fitted to all."""
    seen: dict[str, set[str]] = defaultdict(set)
    for words, host in zip(table.words, hosts, strict=True):
        for word in words:
            seen[word].add(host)
    vocabulary = sorted(word for word, where in seen.items() if len(where) >= MIN_HOSTS)
    matrix = CountVectorizer(analyzer=list, vocabulary=vocabulary, binary=True).transform(table.words)
    many = Counter(table.text)
    weight = table.weight / np.sqrt([many[text] for text in table.text])
    scores = np.zeros(len(table.right))
    for fold in range(FOLDS):
        out = table.fold == fold
        fitted = LogisticRegression(C=0.03, max_iter=300).fit(matrix[~out], table.right[~out], weight[~out])
        scores[out] = fitted.decision_function(matrix[out])
    whole = LogisticRegression(C=0.03, max_iter=300).fit(matrix, table.right, weight)
    weights = {word: round(float(w), 3) for word, w in zip(vocabulary, whole.coef_[0], strict=True) if abs(w) > 0.02}
    return scores, {"bias": round(float(whole.intercept_[0]), 4), "weights": weights}


def faint(probability: Floats, table: Table) -> Floats:
    """Return the weights with the faint mentions of right days taken back."""
    best: dict[float, float] = defaultdict(float)
    for p, right, text in zip(probability, table.right, table.text, strict=True):
        best[text] = max(best[text], p * right)
    dim = [
        right and p < FAINT * best[text] for p, right, text in zip(probability, table.right, table.text, strict=True)
    ]
    return np.where(dim, table.weight * FAINT_WEIGHT, table.weight)


def prepared(data: Path) -> tuple[list[Case], dict[str, int]]:
    """Return all texts, given and made, and the fold of each host."""
    gold = [row for row in read_jsonl(data / "gold.jsonl") if row["date"] and len(row["date"]) == 10]
    pages = list({row["path"]: row for row in gold}.values())
    hosts = {row["path"].split("/")[1][:12]: host_of(row) for row in pages}
    cases = [*given_cases(data, hosts), *made_cases(data, pages, random.Random(5))]
    return cases, folds_of(case.host for case in cases)


def weighed(cases: Sequence[Case], folds: dict[str, int]) -> tuple[Floats, Table, Floats, dict[str, Any]]:
    """Return the measures with the words' score, the table, the weight of each row, and the words' weights."""
    table = table_of(cases, folds)
    score, words = wording_of(table, [cases[int(text)].host for text in table.text])
    rows = np.hstack([table.measures, score[:, None]])
    return rows, table, faint(out_of_fold(rows, table, table.weight), table), words


def reached(cases: Sequence[Case], table: Table, probability: Floats, curve: tuple[float, float]) -> Iterable[str]:
    """Yield what the forest reaches on each variant of the given texts, out of fold, by the confidence asked for."""
    best: dict[float, tuple[float, float]] = {}
    for p, right, text in zip(probability, table.right, table.text, strict=True):
        best[text] = max(best.get(text, (0.0, 0.0)), (p, right))
    judge = Forest.of((), (), *curve)
    for least in LEAST:
        for variant in ("clean", "lost", "rendered", "lost_rendered"):
            texts = [float(n) for n, case in enumerate(cases) if not case.made and case.variant == variant]
            given = [best[n][1] for n in texts if n in best and judge.confidence(best[n][0]) >= least]
            found = sum(
                best[n][1]
                for n in texts
                if n in best and judge.confidence(best[n][0]) >= least and cases[int(n)].findable
            ) / max(1, sum(cases[int(n)].findable for n in texts))
            share, wrong = sum(given) / max(1, len(given)), (len(given) - sum(given)) / len(texts)
            yield f"{least:.2f} {variant:14} {len(texts)} texts P {share:.3f} R {found:.3f} wrong {wrong:.4f}"


def main(data: Path, out: Path) -> None:
    """Write the models, and print what they reach out of fold."""
    cases, folds = prepared(data)
    rows, table, weight, words = weighed(cases, folds)
    names = (*NAMES, "wording")
    forests, probability = fold_forests(rows, table, weight)
    plain = {float(n) for n, case in enumerate(cases) if not case.made and case.variant == "clean"}
    slope, shift = curve_of(probability, table, plain)
    print(f"{len(cases)} texts, {len(folds)} hosts, {len(rows)} dates", *reached(
        cases, table, probability, (slope, shift)), sep="\n")  # fmt: skip
    forest = lightgbm.LGBMClassifier(**FOREST).fit(rows, table.right, sample_weight=weight)
    model = {"names": names, "slope": slope, "shift": shift, "trees": trees_of(forest.booster_)}
    for name, value in (("wording", words), ("text", model)):
        (out / f"model_{name}.json").write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")
    kept = json.dumps({"folds": folds, "trees": forests}, separators=(",", ":"))
    (out / "folds.json.gz").write_bytes(gzip.compress(kept.encode(), mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
