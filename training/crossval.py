"""Cross-validate the block model by domain: ``python -m training.crossval DATA_DIR --keep FOLDER``.

Pages without gold are labelled by the networks that ``training.crossval_html`` kept in ``FOLDER``, each time by the one
that has not seen the fold. A network that ``FOLDER`` has already is not trained again, so that a run that was stopped
goes on; delete them after a change. Where all folds were judged, the calibration that held true is written for the next
training.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.names import furniture_names, names
from training import calibration
from training.blocks import PLAN, packed
from training.calibration import Curve
from training.corpus import GENERAL_SETS, Flattened, pages
from training.crossval_html import places
from training.domains import FOLDS, asked, fold
from training.fit import Plan, fit
from training.grafts import grafts
from training.labels import plain, shares
from training.network import Sample
from training.samples import samples
from training.scores import f1, precision_recall
from training.teacher import judges, taught
from transforms.blocks.features import Floats
from transforms.blocks.model import Network, networks_of
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of
from transforms.flattened import read_with
from transforms.page import NoArticle, Page

JUDGED = ("main", "full", "main_wrapped", "full_joined", "pieces", "lines", "links", "indented", "columns", "clean")
AGAIN = ("main", "full", "clean")  # forms whose answers are read again, and whose names are looked at
SAME = 0.99  # of a story is kept when it is read again


@dataclass(slots=True)
class Tally:
    """What is known of one group of pages: a line of the table."""

    marks: list[tuple[float | None, float]] = field(default_factory=list)
    titles: list[bool] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    names_kept: int = 0
    names: int = 0

    def line(self) -> str:
        """Say it in figures."""
        said = f"pages {len(self.marks):4}  F1 {f1(self.marks):.4f}"
        said += f"  title {np.mean(self.titles):.3f} of {len(self.titles)}" if self.titles else ""
        said += f"  names {self.names_kept} of {self.names}" if self.names else ""
        if self.again:
            same = np.mean([share >= SAME for share in self.again])
            said += f"  read again {np.mean(self.again):.4f} kept, {same:.3f} of pages at least {SAME}"
        return said


Tallies = defaultdict[str, Tally]


def groups(page: Flattened) -> list[str]:
    """Name the lines of the table that a page counts for."""
    general = page.row["set"] in GENERAL_SETS
    found = [f"{'general' if general else 'news'} {page.flattener}"]
    if page.row["set"] == "fundus" and (page.row["lang"] or "en")[:2] not in ("en", "de"):
        found.append(f"other languages {page.flattener}")
    return found


def judge(held: list[Flattened], judges: tuple[Network, ...], tallies: Tallies) -> Iterator[tuple[Floats, Floats]]:
    """Read the pages that were held out, note how well, and yield the chances of blocks and what they are."""
    for page in held:
        answer = read_with(judges, page.text)
        yield _blocks(page, answer)
        story, title = (answer.story, answer.title) if isinstance(answer, Page) else ("", None)
        only = furniture_names(page.text, page.gold, page.title) if page.flattener in AGAIN else set()
        kept = _kept_again(judges, story) if story and page.flattener in AGAIN else None
        for tally in (tallies[group] for group in groups(page)):
            tally.marks.append(precision_recall(page.gold, story))
            tally.names += len(only)
            tally.names_kept += len(names(story) & only)
            tally.again += [] if kept is None else [kept]
            if page.title and plain(page.title) in plain(page.text):
                tally.titles.append(plain(title) == plain(page.title))


def _blocks(page: Flattened, answer: Page | NoArticle) -> tuple[Floats, Floats]:
    """Return the score of each block with words, and the share of it that is story."""
    blocks = split(answer.visible)
    story = shares(blocks, words_of(blocks.codes, blocks.classes), page.gold)
    scores = np.array([verdict.score for verdict in answer.verdicts], np.float32)
    known = ~np.isnan(story)
    return scores[known], story[known]


def _kept_again(judges: tuple[Network, ...], story: str) -> float:
    answer = read_with(judges, story)
    return len(answer.story) / len(story) if isinstance(answer, Page) else 0.0


def networks(
    folder: Path, corpus: list[Flattened], folds: list[int], plan: Plan, kept: Path
) -> Iterator[tuple[int, Network]]:
    """Yield each fold with the network of the other folds as it would be packaged, trained where it is not kept yet."""
    made: list[tuple[int, Sample]] = []
    for number in folds:
        path = kept / f"fold{number}.npz"
        if not path.exists():
            made = made or list(_tagged(chain((page for page in corpus if not page.silver), grafts(corpus))))
            silver = taught((page for page in corpus if page.silver), folder, judges(*places(kept, number)))
            seen = [sample for home, sample in chain(made, _tagged(silver)) if home != number]
            np.savez_compressed(path, **packed([fit(seen, number, plan)]))  # type: ignore[arg-type]
        yield number, networks_of(path.read_bytes())[0]


def _tagged(pages: Iterable[Flattened]) -> Iterator[tuple[int, Sample]]:
    for page in pages:
        yield from ((fold(page.row), sample) for sample in samples([page]))


def main() -> None:
    """Train on four fifths of the domains, judge on the rest, five times."""
    args = asked(__doc__, PLAN.epochs)
    corpus = list(pages(args.data))
    tallies: Tallies = defaultdict(Tally)
    blocks: list[tuple[Floats, Floats]] = []
    for number, network in networks(args.data, corpus, args.folds, replace(PLAN, epochs=args.epochs), args.keep):
        held = [page for page in corpus if fold(page.row) == number and not page.silver and page.gold]
        blocks += judge([page for page in held if page.flattener in JUDGED], (network,), tallies)
    for group, tally in sorted(tallies.items()):
        print(f"{group:32} {tally.line()}")
    chances, story = (np.concatenate(side) for side in zip(*blocks, strict=True))
    curve = calibration.fitted(chances, story).over(Curve(*network["curve"].tolist()))
    print(f"{len(story)} blocks; odds hold true with {curve}")
    if len(args.folds) == FOLDS:
        calibration.write(curve)


if __name__ == "__main__":
    main()
