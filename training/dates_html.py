"""Train the forest that weighs the days of an HTML page; run training.dates first.

    python -m training.dates_html DATA OUT

Each page is weighed four times: by its markup, with its classed elements, with its visible text, with htmldate's
word. The text's scores must
come from forests that have not seen the page's host, or the weight of the text is overrated: so the text forest is
fitted anew for each fold.
"""

import gzip
import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from selectolax.lexbor import LexborHTMLParser

from training.dates import base_language, host_of, read_jsonl, text_forests
from training.forests import FOREST, Table, curve_of, out_of_fold, trees_of
from transforms.dates import html, text
from transforms.dates.claims import claims, from_url
from transforms.dates.evidence import NAMES, Evidence, weigh
from transforms.dates.model import Forest

SMALL = FOREST | {"n_estimators": 80, "learning_rate": 0.06, "num_leaves": 8, "min_child_samples": 20}
STAGES = 4  # markup, classes, visible text, htmldate
NEWS_WEIGHT = 5  # pages of the fundus set: their gold is the instant itself, other sets' is what a person saw


def stages(row: dict[str, Any], data: Path) -> list[list[tuple[date, tuple[float, ...]]]]:
    """Return the days of a page with their measures, after each look at it."""
    source = gzip.decompress((data / row["path"]).read_bytes()).decode("utf-8", "replace")
    fetched = datetime.fromisoformat(row["fetched_at"]).date() if row["fetched_at"] else None
    latest = fetched + timedelta(days=1) if fetched else None
    language, tree = base_language(row["lang"]), LexborHTMLParser(source)
    evidence = Evidence(html.read_claims([*claims(tree), *from_url(row["url"])], language, None, latest))
    found = [weigh(evidence, latest)]
    for look in html.looks(tree, source, None, row["url"], language, None, latest):
        evidence = look(evidence)
        found.append(weigh(evidence, latest))
    return found


def table_of(rows: list[dict[str, Any]], data: Path, forests: list[Forest], folds: dict[str, int]) -> Table:
    """Measure every day of every page at every stage; ``text`` numbers page and stage together."""
    columns: dict[str, list[Any]] = {name: [] for name in ("measures", "right", "text", "fold", "weight")}
    for number, row in enumerate(rows):
        fold = folds.get(host_of(row), 0)
        text.forest = lambda _, fold=fold: forests[fold]  # type: ignore[assignment]
        for stage, days in enumerate(stages(row, data)):
            for day, measures in days:
                values = (measures, day.isoformat() == row["date"], STAGES * number + stage, fold)
                for name, value in zip(columns, (*values, NEWS_WEIGHT if row["set"] == "fundus" else 1), strict=True):
                    columns[name].append(value)
    return Table(words=[], **{name: np.array(column, dtype=float) for name, column in columns.items()})


def main(data: Path, out: Path) -> None:
    """Write model_html.json."""
    rows = [row for row in read_jsonl(data / "gold.jsonl") if row["date"]]
    table = table_of(rows, data, *text_forests(data))
    probability = out_of_fold(table.measures, table, table.weight, SMALL)
    slope, shift = curve_of(probability, table, range(STAGES * len(rows)))
    fitted = lightgbm.LGBMClassifier(**SMALL).fit(table.measures, table.right, sample_weight=table.weight)
    model = {"names": NAMES, "slope": slope, "shift": shift, "trees": trees_of(fitted.booster_)}
    (out / "model_html.json").write_text(json.dumps(model, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
