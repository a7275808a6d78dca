"""Cross-validate the block model by domain: ``python -m training.crossval DATA_DIR``."""

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np

from training.blocks import packed
from training.corpus import Flattened, pages
from training.domains import FOLDS, fold
from training.fit import Plan, fit
from training.labels import plain
from training.samples import GENERAL_SETS, samples
from training.scores import f1, precision_recall
from transforms.blocks.model import Network
from transforms.flattened import read_with
from transforms.page import Page

Marks = dict[str, list[tuple[float | None, float]]]


def groups(page: Flattened) -> list[str]:
    """Name the lines of the table that a page counts for."""
    general = page.row["set"] in GENERAL_SETS
    found = [f"{'general' if general else 'news'} {page.flattener}"]
    if page.row["set"] == "fundus" and (page.row["lang"] or "en")[:2] not in ("en", "de"):
        found.append(f"other languages {page.flattener}")
    return found


def judge(held: list[Flattened], judges: tuple[Network, ...], marks: Marks, titles: dict[str, list[bool]]) -> None:
    """Read the pages that were held out and note how well."""
    for page in held:
        answer = read_with(judges, page.text)
        story, title = (answer.story, answer.title) if isinstance(answer, Page) else ("", None)
        mark, right = precision_recall(page.gold, story), plain(title) == plain(page.title)
        for group in groups(page):
            marks[group].append(mark)
            if page.title and plain(page.title) in plain(page.text):
                titles[group].append(right)


def main() -> None:
    """Train on four fifths of the domains, judge on the rest, five times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, nargs="*", default=list(range(FOLDS)))
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    args = parser.parse_args()
    corpus = list(pages(args.data))
    marks: Marks = defaultdict(list)
    titles: dict[str, list[bool]] = defaultdict(list)
    for number in args.folds:
        seen = list(samples(page for page in corpus if fold(page.row) != number))
        fitted = fit(seen, number, Plan(epochs=args.epochs))
        arrays = packed([fitted])
        network = {name.split(".")[1]: value.astype(np.float32) for name, value in arrays.items()}
        held = [page for page in corpus if fold(page.row) == number and not page.silver and page.gold]
        judge(held, (network,), marks, titles)
    for group in sorted(marks):
        exact = f"  title {np.mean(titles[group]):.3f}" if titles[group] else ""
        print(f"{group:36} pages {len(marks[group]):4}  F1 {f1(marks[group]):.4f}{exact}")


if __name__ == "__main__":
    main()
