"""Train the forest that weighs the days of an HTML page; run training.dates first.

    python -m training.dates_html DATA OUT

Each page is weighed after each look: by its head, by all its markup, with its classed elements, with its visible text
(as its own tree gives it, and as a flattener does), with the data of its scripts. The text's scores come from
OUT/folds.json.gz, forests that have not seen the page's host, or the weight of the text would be overrated. Each page
is weighed once more without its day (see training.dateless). What is printed is out of fold, by the whole way of the
pipeline with its thresholds and rules.
"""

import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from resiliparse.extract.html2text import extract_plain_text

from training.dateless import around, front, published, section, stated, without
from training.dates import base_language, host_of, read_jsonl
from training.forests import FOREST, Table, curve_of, fold_forests, forest_of, trees_of
from transforms.dates import html, text
from transforms.dates.evidence import NAMES, Evidence, weigh
from transforms.dates.model import Forest

SMALL = FOREST | {"n_estimators": 240, "num_leaves": 15, "min_child_samples": 20}
STAGES = 1 + len(html.LOOKS)
NEWS_WEIGHT = 5  # pages of the fundus set: their gold is the instant itself, other sets' is what a person saw
# more weight for the made pages takes answers from the others sooner than from them, see docs/lab-book.md
WEIGHTS = {"cut": 0.15, "undated": 0.1, "front": 2.0, "fundus": NEWS_WEIGHT}
TITLE = re.compile(r"<title[^<>]*>\s*([^<>]{20,120})\s*</title>", re.IGNORECASE)
LEAST = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)  # confidences for which the figures are printed


@dataclass(frozen=True)
class Seen:
    """One page with its evidence after each look; ``day`` is None where it has none.

    ``kind`` is the set of the data, or how the page lost its day. ``manner`` says whose text was looked at.
    """

    kind: str
    manner: str
    day: str | None
    fold: int
    source: html.Source
    stages: tuple[Evidence, ...]


@dataclass(frozen=True)
class Page:
    """One page to look at: a page of the data, or what was made of one; ``cut`` are the days it should not show."""

    kind: str
    html: str
    url: str | None
    day: str | None
    cut: frozenset[date] = frozenset()


def seen_pages(rows: Sequence[dict[str, Any]], data: Path, out: Path) -> Iterator[Seen]:
    """Look at every page in every way, its text through the eyes of the forest that does not know its host."""
    kept = json.loads(gzip.decompress((out / "folds.json.gz").read_bytes()))
    forests = [forest_of(trees) for trees in kept["trees"]]
    sources = [source_of(data, row) for row in rows]
    titles = sorted({found[1] for source in sources if (found := TITLE.search(source, 0, 20_000))})
    for number, (row, source) in enumerate(zip(rows, sources, strict=True)):
        fold = kept["folds"].get(host_of(row), 0)
        text.forest = lambda _, fold=fold: forests[fold]  # type: ignore[assignment]
        for page in made_of(row, source, number, titles):
            manners = (("tree", None), ("plain", extract_plain_text(page.html)))
            yield from filter(None, (_seen(row, page, manner, visible, fold) for manner, visible in manners))


def source_of(data: Path, row: dict[str, Any]) -> str:
    """Read the source of a page."""
    return gzip.decompress((data / row["path"]).read_bytes()).decode("utf-8", "replace")


def made_of(row: dict[str, Any], source: str, number: int, titles: Sequence[str]) -> Iterator[Page]:
    """Yield a page, the page without any day its markup states, and a section front made of it.

    A page without a day in the data stands for itself.
    """
    url = row["url"] if number % 2 else None  # many archives do not know the address
    if not row["date"]:
        yield Page("undated", source, url, None)
        return
    yield Page(row["set"], source, url, row["date"])
    days, dice = around(date.fromisoformat(row["date"])) | stated(source), random.Random(number)
    bare = without(source, days)
    yield Page("cut", bare, without(url, days) if url else None, None, frozenset(days))
    made = front(bare, max(days) + timedelta(days=2), base_language(row["lang"]), titles, dice)
    yield Page("front", made, section(row["url"], dice) if number % 2 else None, None, frozenset(days))


def _seen(row: dict[str, Any], page: Page, manner: str, visible: str | None, fold: int) -> Seen | None:
    fetched = datetime.fromisoformat(row["fetched_at"]).date() if row["fetched_at"] else None
    latest = fetched + timedelta(days=1) if fetched else None
    source = html.Source(page.html, visible, page.url, base_language(row["lang"]), None, latest, latest)
    stages = [html.at_head(source)]
    for look in html.LOOKS:
        stages.append(look(source, stages[-1]))
    if page.cut & set(stages[-1].days()):  # written so that cutting its source missed it: 17<sup>th</sup>
        return None
    bare = html.Source("", None, page.url, None, None, latest, latest)
    return Seen(page.kind, manner, page.day, fold, bare, tuple(stages))


def table_of(pages: Sequence[Seen]) -> Table:
    """Measure every day of every page at every stage; ``text`` numbers page and stage together."""
    measured = [(page, row) for number, page in enumerate(pages) for row in _rows(number, page)]
    columns = zip(*(row for _, row in measured), strict=True)
    weight = [WEIGHTS.get(page.kind, 1.0) for page, _ in measured]
    measures, right, number = (np.array(column, dtype=float) for column in columns)
    fold = np.array([page.fold for page, _ in measured], dtype=float)
    return Table(words=[], measures=measures, right=right, text=number, fold=fold, weight=np.array(weight, dtype=float))


def _rows(number: int, page: Seen) -> Iterator[tuple[tuple[float, ...], bool, int]]:
    """Yield the measures of each day, whether it is the right one, and the number of page and stage."""
    for stage, evidence in enumerate(page.stages):
        if page.manner == "plain" and evidence.texts is None:
            continue  # counted with the other manner
        for day, measures in weigh(evidence, page.source.latest):
            yield measures, day.isoformat() == page.day, STAGES * number + stage


def reached(pages: Sequence[Seen], forests: Sequence[Forest]) -> Iterable[str]:
    """Yield accuracy, precision and the looks needed of each set by the confidence asked for, and what is invented."""
    answers = [(f"{page.kind}/{page.manner}", page.day, *_answer(page, forests[page.fold])) for page in pages]
    total = Counter(kind for kind, *_ in answers)
    for least in LEAST:
        given = Counter(kind for kind, _, _, confidence, _ in answers if confidence >= least)
        right = Counter(kind for kind, own, day, confidence, _ in answers if confidence >= least and day == own)
        for kind in sorted(total):
            share, sure = right[kind] / total[kind], right[kind] / max(1, given[kind])
            yield (
                f"{least:.2f} {kind:24} {total[kind]:4} pages, given {given[kind] / total[kind]:.3f},"
                f" right {share:.3f}, precision {sure:.3f}"
            )
    for kind in sorted(total):
        counts = Counter(used for of, _, _, _, used in answers if of == kind)
        yield f"looks {kind}: " + ", ".join(f"{n}: {count}" for n, count in sorted(counts.items()))


def _answer(page: Seen, trees: Forest) -> tuple[str | None, float, int]:
    """Return the likeliest day, its confidence and the looks needed, as the pipeline would go about it."""
    looks = [lambda _, __, evidence=evidence: evidence for evidence in page.stages[1:]]
    evidence, weighed = html.considered(page.source, page.stages[0], looks, trees)
    day, confidence = weighed[0] if weighed else (None, 0.0)
    return day.isoformat() if day else None, confidence, page.stages.index(evidence)


def usable(rows: Sequence[dict[str, Any]], data: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows with a day, and the articles of the wcxb set that bear none, in gold or in their markup."""
    dated = {row["path"] for row in rows if row["date"]}
    for row in rows:
        bare = row["set"] == "wcxb" and row["path"] not in dated
        if len(row["date"] or "") == 10 or (bare and not published(source_of(data, row))):
            yield row


def main(data: Path, out: Path) -> None:
    """Write model_html.json, and print what it reaches."""
    rows = list(usable(read_jsonl(data / "gold.jsonl"), data))
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
