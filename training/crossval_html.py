"""Cross-validate the block model on markup by domain: ``python -m training.crossval_html DATA_DIR --keep FOLDER``.

A network that ``FOLDER`` has already is not trained again, so that a run that was stopped goes on; delete them after
a change. ``training.crossval`` takes them as teachers of the pages without gold.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from training import class_names
from training.blocks import packed
from training.domains import asked, fold
from training.fit import fit
from training.labels import plain
from training.markup import CURVE, PLAN, Labelled, labelled, samples
from training.scores import f1, precision_recall
from training.teacher import judges
from transforms.markup import assembly
from transforms.markup.judgement import Judged, Judges, judged


def whole(pages: Iterable[Labelled]) -> Iterator[Labelled]:
    """Yield of each page that gold judges the form in which nothing was cut out."""
    seen: set[str] = set()
    for page in pages:
        if page.row["id"] not in seen and (page.row["text"] or page.row["with"]):
            seen.add(page.row["id"])
            yield page


def held_out(pages: list[Labelled], number: int, epochs: int, kept: Path) -> Judges:
    """Return what judges the pages of a fold: a network of all others, and the log odds of class words on them."""
    seen = [page for page in pages if fold(page.row) != number]
    network, known = places(kept, number)
    if not known.exists():
        fitted = fit(list(samples(seen)), number, replace(PLAN, epochs=epochs))
        np.savez_compressed(network, **packed([fitted], CURVE))  # type: ignore[arg-type]
        known.write_text(json.dumps(class_names.learnt(map(class_names.seen, seen)).known), "utf-8")
    return judges(network, known)


def places(kept: Path, number: int) -> tuple[Path, Path]:
    """Return where the network of a fold and its class words are kept."""
    return kept / f"markup{number}.npz", kept / f"markup{number}.json"


class Marks:
    """What was scored so far: texts by set, passages that were to be there or not, titles by set."""

    def __init__(self) -> None:
        self.texts: dict[str, list[tuple[float | None, float]]] = defaultdict(list)
        self.titles: dict[str, list[bool]] = defaultdict(list)
        self.right = self.wrong = self.missed = 0

    def add(self, page: Labelled, read: Judged) -> None:
        """Score the reading of one page."""
        row, story = page.row, assembly.story(read.page, np.flatnonzero(read.stays).tolist())
        if row["text"]:
            self.texts[row["set"]].append(precision_recall(row["text"], story))
        else:
            flat = " ".join(story.split())
            hit = sum(" ".join(passage.split()) in flat for passage in row["with"])
            self.right, self.missed = self.right + hit, self.missed + len(row["with"]) - hit
            self.wrong += sum(" ".join(passage.split()) in flat for passage in row["without"] or ())
        if row["title"]:
            found = read.page.blocks.text_of(read.headline) if read.headline is not None else None
            self.titles[row["set"]].append(plain(found) == plain(row["title"]))

    def show(self) -> None:
        """Print a line for each set."""
        for name in sorted(self.texts):
            exact = f"  title {np.mean(self.titles[name]):.3f}" if self.titles[name] else ""
            print(f"{name:16} pages {len(self.texts[name]):4}  F1 {f1(self.texts[name]):.4f}{exact}")
        print(f"{'passages':16} F1 {2 * self.right / max(1, 2 * self.right + self.wrong + self.missed):.4f}")


def main() -> None:
    """Train on four fifths of the domains, judge on the rest, for each fold asked for."""
    args = asked(__doc__, PLAN.epochs)
    pages, marks = list(labelled(args.data)), Marks()
    for number in args.folds:
        judging = held_out(pages, number, args.epochs, args.keep)
        for page in whole(pages):
            if fold(page.row) == number:
                marks.add(page, judged(page.page, page.stated, judging))
        print(f"after fold {number}")
        marks.show()


if __name__ == "__main__":
    main()
