"""Train the forest that weighs the days of an HTML page; run training.dates first.

    python -m training.dates_html DATA OUT

Each page is weighed five times: by its head, by all its markup, with its classed elements, with its visible text,
with htmldate's word. The text's scores come from OUT/folds.json.gz, forests that have not seen the page's host, or
the weight of the text would be overrated. Every third page is weighed once more with all that says its day cut out.
What is printed is out of fold, by the whole way of the pipeline with its thresholds and rules.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from training.date_texts import dateless
from training.dates import base_language, host_of, read_jsonl
from training.forests import FOREST, Table, curve_of, fold_forests, forest_of, trees_of
from transforms.dates import html, text
from transforms.dates.evidence import NAMES, Evidence, weigh
from transforms.dates.model import Forest

SMALL = FOREST | {"n_estimators": 160, "learning_rate": 0.06, "num_leaves": 12, "min_child_samples": 20}
STAGES = 1 + len(html.LOOKS)
NEWS_WEIGHT = 5  # pages of the fundus set: their gold is the instant itself, other sets' is what a person saw
DATELESS_EVERY = 3
DATELESS_WEIGHT = 0.4  # with .1 twice as many of them are dated, with 1 the others lose a point
LEAST = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)  # confidences for which the figures are printed


@dataclass(frozen=True)
class Seen:
    """One page with its evidence after each look; ``day`` is None where it was cut out.

    ``kind`` is the set of the data, or whether the markup of a page without its day says other days.
    """

    kind: str
    day: str | None
    fold: int
    source: html.Source
    stages: tuple[Evidence, ...]


def seen_pages(rows: Sequence[dict[str, Any]], data: Path, out: Path) -> Iterator[Seen]:
    """Look at every page in every way, its text through the eyes of the forest that does not know its host."""
    kept = json.loads(gzip.decompress((out / "folds.json.gz").read_bytes()))
    forests = [forest_of(trees) for trees in kept["trees"]]
    for number, row in enumerate(rows):
        fold = kept["folds"].get(host_of(row), 0)
        text.forest = lambda _, fold=fold: forests[fold]  # type: ignore[assignment]
        page = gzip.decompress((data / row["path"]).read_bytes()).decode("utf-8", "replace")
        yield _seen(row, page, row["url"], row["date"], fold)
        if number % DATELESS_EVERY == 0:
            yield _seen(row, dateless(page, date.fromisoformat(row["date"])), None, None, fold)


def _seen(row: dict[str, Any], page: str, url: str | None, day: str | None, fold: int) -> Seen:
    fetched = datetime.fromisoformat(row["fetched_at"]).date() if row["fetched_at"] else None
    latest = fetched + timedelta(days=1) if fetched else None
    source = html.Source(page, None, url, base_language(row["lang"]), None, latest)
    stages = [html.at_head(source)]
    for look in html.LOOKS:
        stages.append(look(source, stages[-1]))
    kind = row["set"] if day else "other dates left" if stages[2].weighty else "dateless"
    bare = html.Source("", None, url, None, None, latest)
    return Seen(kind, day, fold, bare, tuple(stages))


def table_of(pages: Sequence[Seen]) -> Table:
    """Measure every day of every page at every stage; ``text`` numbers page and stage together."""
    columns: dict[str, list[Any]] = {name: [] for name in ("measures", "right", "text", "fold", "weight")}
    for number, page in enumerate(pages):
        weight = NEWS_WEIGHT if page.kind == "fundus" else 1 if page.day else DATELESS_WEIGHT
        for stage, evidence in enumerate(page.stages):
            for day, measures in weigh(evidence, page.source.latest):
                values = (measures, day.isoformat() == page.day, STAGES * number + stage, page.fold, weight)
                for name, value in zip(columns, values, strict=True):
                    columns[name].append(value)
    return Table(words=[], **{name: np.array(column, dtype=float) for name, column in columns.items()})


def reached(pages: Sequence[Seen], forests: Sequence[Forest]) -> Iterable[str]:
    """Yield accuracy, precision and the looks needed of each set by the confidence asked for, and what is invented."""
    answers = [(page, *_answer(page, forests[page.fold])) for page in pages]
    for least in LEAST:
        right, given, total = Counter[str](), Counter[str](), Counter(page.kind for page in pages)
        for page, day, confidence, _ in answers:
            given[page.kind] += confidence >= least
            right[page.kind] += confidence >= least and day == page.day
        for kind in sorted(total):
            share, sure = right[kind] / total[kind], right[kind] / max(1, given[kind])
            yield f"{least} {kind:18} {total[kind]} pages, given {given[kind]}, right {share:.3f}, precision {sure:.3f}"
    for kind in sorted({page.kind for page in pages}):
        counts = Counter(used for page, _, _, used in answers if page.kind == kind)
        yield f"looks {kind}: " + ", ".join(f"{n}: {count}" for n, count in sorted(counts.items()))


def _answer(page: Seen, trees: Forest) -> tuple[str | None, float, int]:
    """Return the likeliest day, its confidence and the looks needed, as the pipeline would go about it."""
    looks = [lambda _, __, evidence=evidence: evidence for evidence in page.stages[1:]]
    evidence, weighed = html.considered(page.source, page.stages[0], looks, trees)
    day, confidence = weighed[0] if weighed else (None, 0.0)
    return day.isoformat() if day else None, confidence, page.stages.index(evidence)


def main(data: Path, out: Path) -> None:
    """Write model_html.json, and print what it reaches."""
    rows = [row for row in read_jsonl(data / "gold.jsonl") if row["date"] and len(row["date"]) == 10]
    pages = list(seen_pages(rows, data, out))
    table = table_of(pages)
    forests, probability = fold_forests(table.measures, table, table.weight, SMALL)
    curve = curve_of(probability, table, {float(STAGES * n + s) for n, page in enumerate(pages) if page.day
                                          for s in range(STAGES)})  # fmt: skip
    print(*reached(pages, [forest_of(trees, curve) for trees in forests]), sep="\n")
    fitted = lightgbm.LGBMClassifier(**SMALL).fit(table.measures, table.right, sample_weight=table.weight)
    model = {"names": NAMES, "slope": curve[0], "shift": curve[1], "trees": trees_of(fitted.booster_)}
    (out / "model_html.json").write_text(json.dumps(model, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
