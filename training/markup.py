"""Pages of markup as samples for the block network, in the form in which a reader meets them."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from training import class_names, silver
from training.calibration import Curve
from training.corpus import LONGEST, Flattened, Row, markup_of, rows
from training.domains import domain
from training.fit import Plan
from training.labels import shares, title_blocks
from training.network import Sample
from training.samples import importance, weights
from transforms.blocks import features as wording
from transforms.blocks.features import Floats
from transforms.blocks.splitting import Flags
from transforms.blocks.words import Words, words_of
from transforms.markup.echoes import Claims, claims
from transforms.markup.features import GROUPS, features
from transforms.markup.names import Table
from transforms.markup.splitting import Marked, laid_out, split
from transforms.markup.structured import structured
from transforms.markup.tree import parse, tokens
from transforms.markup.walk import PARTED


def _groups() -> tuple[tuple[int, ...], ...]:
    """Return the columns of each group of features that markup adds."""
    ends = np.cumsum([len(wording.NAMES), *map(len, GROUPS.values())]).tolist()
    return tuple(tuple(range(start, end)) for start, end in pairwise(ends))


PLAN = Plan(epochs=16, samples_per_epoch=5000, hidden=_groups(), hiding=0.1)
CURVE = Curve(0.82, -0.629)  # held true on held-out blocks of two folds: of those that score .4 to .5, 45 % are story
PARTS = 5  # the names of a page are judged by a table that has not seen its site
_STORY = 0.3  # share of gold words from which a block is cut out of a page that shall have no story
_EXTRACTORS = 0.5  # trust in what two extractors agree on, against what the model of markup says in training.teacher
_CERTAIN = 3.0  # weight of a passage that gold names, against a block of which two extractors agree


@dataclass(frozen=True, slots=True)
class Labelled:
    """One page in blocks, with what is known of each: the share that is story, its weight, whether it is the title."""

    row: Row
    page: Marked
    words: Words
    stated: Claims
    wanted: Floats
    weight: Floats
    title: Floats | None


def labelled(folder: Path) -> Iterator[Labelled]:
    """Yield the pages of a data folder: those with gold, as they are and with parts cut out; then the others."""
    gold = rows(folder / "gold.jsonl")
    judged = {row["path"] for row in gold if row["text"]}
    for row in gold:
        if row["text"] and (page := _read(markup_of(folder / row["path"]), row)) is not None:
            whole = _judged(row, *page, row["text"], row["title"])
            yield whole
            yield from _cut(whole)
    others: dict[str, Row] = {}
    for row in gold:
        if row["path"] not in judged and (row["path"] not in others or row["with"]):
            others[row["path"]] = row
    for row in others.values():
        markup = markup_of(folder / row["path"])
        page, found = _read(markup, row), silver.read(markup, row["url"])
        if page is not None and (found is not None or row["with"]):
            yield _silver(row, *page, found)


def _read(markup: str, row: Row) -> tuple[Marked, Claims] | None:
    tree = parse(markup)
    page = split(tokens(tree))
    return (page, claims(structured(tree, row["url"]))) if 0 < len(page.homes) <= LONGEST else None


def _judged(row: Row, page: Marked, stated: Claims, gold: str, title: str | None, is_silver: bool = False) -> Labelled:
    """Label the blocks of a page by the gold text."""
    blocks = page.blocks
    words = words_of(blocks.codes, blocks.classes)
    wanted = shares(blocks, words, gold)
    sizes = np.diff(np.searchsorted(words.starts, blocks.edges))
    seen = Flattened(text="", gold=gold, title=title, flattener="markup", row=row, silver=is_silver)
    trust = importance(seen) * (_EXTRACTORS if is_silver else 1)
    weight = (weights(wanted, sizes) * trust).astype(np.float32)
    return Labelled(row, page, words, stated, np.nan_to_num(wanted), weight, title_blocks(blocks, title))


def _silver(row: Row, page: Marked, stated: Claims, found: silver.Silver | None) -> Labelled:
    """Label a page without gold by what extractors agree on, and by the passages that gold names."""
    text = found.text if found else ""
    made = _judged(row, page, stated, text, found.title if found else None, is_silver=True)
    sure = silver.corrected(np.full(len(made.wanted), 0.5, np.float32), page.blocks, row) != 0.5
    weight = np.where(sure, _CERTAIN * made.weight, made.weight if found else 0)
    title = made.title if made.title is not None and made.title.any() else None
    return replace(
        made, wanted=silver.corrected(made.wanted, page.blocks, row), weight=weight.astype(np.float32), title=title
    )


def _cut(whole: Labelled) -> Iterator[Labelled]:
    """Yield a page without its story, and one without its title."""
    titles = np.zeros(len(whole.wanted), np.bool_) if whole.title is None else whole.title > 0
    for cut, gold in ((titles | (whole.wanted >= _STORY), ""), (titles, whole.row["text"])):
        if cut.any() and not cut.all():
            page = without(whole.page, ~cut)
            stated = whole.stated if gold else replace(whole.stated, body="")
            yield _judged(whole.row, page, stated, gold, whole.row["title"])


def without(page: Marked, kept: Flags) -> Marked:
    """Return a page of which some blocks were cut out."""
    blocks = page.blocks
    text = PARTED.join(blocks.text[s:e] for s, e, k in zip(blocks.starts, blocks.ends, kept, strict=True) if k)
    place = np.append(0, np.cumsum(kept))
    images = page.images[np.append(np.flatnonzero(kept), len(kept))]
    return replace(
        page, blocks=laid_out(text, blocks.breaks[kept].tolist()), homes=page.homes[kept], firsts=place[page.firsts],
        lasts=place[page.lasts], linked=page.linked[kept], bold=page.bold[kept], images=images,
    )  # fmt: skip


def samples(pages: Sequence[Labelled]) -> Iterator[Sample]:
    """Yield one sample a page, its names judged by a table made from other sites."""
    parts = [part_of(page.row) for page in pages]
    seen = [class_names.seen(page) for page in pages]
    for number in range(PARTS):
        known = class_names.learnt(one for one, part in zip(seen, parts, strict=True) if part != number)
        yield from (described(page, known) for page, part in zip(pages, parts, strict=True) if part == number)


def names_of(pages: Iterable[Labelled]) -> Table:
    """Return the log odds of class words on all pages."""
    return class_names.learnt(map(class_names.seen, pages))


def part_of(row: Row) -> int:
    """Return which part of the sites a page belongs to, another cut than that of the folds."""
    return random.Random(f"names {domain(row)}").randrange(PARTS)


def described(page: Labelled, known: Table) -> Sample:
    """Return a page as numbers."""
    return Sample(features(page.page, page.words, page.stated, known), page.wanted, page.weight, page.title)
