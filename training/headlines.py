"""Fit the choice of a text's headline: ``python -m training.headlines DATA_DIR --keep FOLDER [--out FILE]``.

Each page is read by the network that ``training.crossval`` kept in ``FOLDER`` and that has not seen it. Prints how
often the title is exactly right where it stands in the text, by a fit on other domains, and how often one is given
where the text has lost it; ``--out`` writes the weights of a fit on all pages.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile
from pathlib import Path

import numpy as np

from training.corpus import GENERAL_SETS, LONGEST, Flattened, pages
from training.domains import FOLDS, domain, fold
from training.labels import plain
from training.logit import Floats, Sample, fit, out_of_fold, report_trust, softmax, tempered, write
from transforms.blocks import headline, markdown, model, title
from transforms.blocks.choice import KEEP
from transforms.blocks.features import features
from transforms.blocks.model import Network, networks_of
from transforms.blocks.splitting import split
from transforms.blocks.vocabulary import links
from transforms.blocks.words import words_of

READY = ("main", "full")
OTHERS = ("main_wrapped", "full_joined", "pieces", "lines", "links", "indented", "columns", "clean_titled")
LOST = ("untitled", "clean")  # forms without a title: there the choice of none is right
NEWS, OTHER = 2.0, 0.3  # weights of a news page, and of a form that was not made by the flattener of the seeds


def main() -> None:
    """Read the corpus, print figures on other domains, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--keep", type=Path, default=Path("folds"), help="folder of the networks of the folds")
    parser.add_argument("--out", type=Path, help="file for the weights")
    args = parser.parse_args()
    judges = [networks_of((args.keep / f"fold{number}.npz").read_bytes()) for number in range(FOLDS)]
    corpus = takewhile(lambda page: not page.silver, pages(args.data))  # pages with gold come first
    samples = [sample for page in corpus for sample in described(page, judges[fold(page.row)])]
    unseen = out_of_fold(samples)
    scale = tempered(unseen)
    report(unseen, scale)
    if args.out:
        write(args.out, headline.NAMES, scale * fit(samples))


def described(page: Flattened, judges: tuple[Network, ...]) -> Iterator[Sample]:
    """Yield the candidates of a page as a sample, the choice of none as the last of them."""
    is_lost = page.flattener in LOST
    if not page.gold or not page.title or page.flattener not in (*READY, *OTHERS, *LOST):
        return
    blocks = split(markdown.unlinked(page.text)[0])
    if not 0 < len(blocks.starts) <= LONGEST:
        return
    words = words_of(blocks.codes, blocks.classes)
    scores = model.score(features(blocks, words), judges, links(blocks, words))
    chosen = headline.candidates(scores.title)
    lines = [title.unparted(title.cleaned(blocks.text_of(block))) for block in chosen.tolist()]
    right = [plain(line) == plain(page.title) for line in lines]
    held = is_lost or plain(page.title) in plain(page.text)
    if held:
        group = f"{'general' if page.row['set'] in GENERAL_SETS else 'news'} {page.flattener}"
        weight = (1.0 if page.row["set"] in GENERAL_SETS else NEWS) * (1.0 if page.flattener in READY else OTHER)
        rows = headline.measures(blocks, words, scores.title, scores.story > KEEP, chosen)
        truth = np.array([*right, is_lost and not any(right)], bool)
        yield Sample(group, domain(page.row), rows, truth, truth, weight)


def report(unseen: Sequence[tuple[Sample, Floats]], scale: float) -> None:
    """Print for each group how often the title is right, or, where it is lost, how often one is given."""
    answers: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for sample, raw in unseen:
        chance = softmax(scale * raw)
        best = int(chance[:-1].argmax()) if len(chance) > 1 else -1
        given = float(chance[best]) if best >= 0 and chance[best] > headline.SURE else 0.0
        answers[sample.group].append((given, given > 0 and bool(sample.right[best])))
    for group, told in sorted(answers.items()):
        given, right = np.array(told).T
        print(f"{group:24} pages {len(told):4}  given {(given > 0).mean():.3f}  exact {right.mean():.3f}")
    ready = chain.from_iterable(told for group, told in answers.items() if group.split()[-1] in READY)
    report_trust((given, right) for given, right in ready if given)


if __name__ == "__main__":
    main()
