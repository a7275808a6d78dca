"""Samples: a flattened page as numbers, with the share of story in each of its blocks."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from training import silver
from training.corpus import GENERAL_SETS, LONGEST, Flattened
from training.grafts import GRAFTS
from training.labels import shares, title_blocks
from training.network import LONGEST_PAGE, Sample, Sparse
from transforms.blocks import markdown
from transforms.blocks.features import Floats, features
from transforms.blocks.splitting import split
from transforms.blocks.vocabulary import Links, links, matrix
from transforms.blocks.words import words_of

NEWS_WEIGHT = 2.0  # the news sets have 147 pages, the general articles 713
SILVER_WEIGHT = 0.6
RARE_WEIGHT = 1.2  # of silver pages in languages that few gold pages have
COMMON = ("en", "de")
NO_STORY_WEIGHT = 0.25
GRAFT_WEIGHT = 0.4  # at 1 they outweighed the pages that they are made of
_DAMPING = 0.7
_LEAST_STORY = 200.0  # words; with 40 the pages without a story outweighed all others


def samples(pages: Iterable[Flattened]) -> Iterator[Sample]:
    """Yield one sample a page, empty and endless pages left out."""
    for page in pages:
        blocks = split(markdown.unlinked(page.text)[0])
        if not 0 < len(blocks.starts) <= LONGEST:
            continue
        words = words_of(blocks.codes, blocks.classes)
        wanted = shares(blocks, words, page.gold)
        titles = title_blocks(blocks, page.title)
        if page.silver:
            wanted = silver.corrected(wanted, blocks, page.row)
            titles = titles if titles is not None and titles.any() else None
        weight = weights(wanted, np.diff(np.searchsorted(words.starts, blocks.edges)))
        yield Sample(
            features(blocks, words), np.nan_to_num(wanted), weight.astype(np.float32), titles,
            tuple(_sparse(link) for link in links(blocks, words)), importance(page),
        )  # fmt: skip


def _sparse(link: Links) -> Sparse:
    told = matrix(link)[:LONGEST_PAGE, :LONGEST_PAGE].ravel()
    places = np.flatnonzero(told)
    return places.astype(np.int32), told[places].astype(np.float16)


def importance(page: Flattened) -> float:
    """Return how much a page counts: how often it is seen."""
    if page.silver:
        return SILVER_WEIGHT if (page.row["lang"] or "en")[:2] in COMMON else RARE_WEIGHT
    weight = 1.0 if page.row["set"] in GENERAL_SETS else NEWS_WEIGHT
    weight *= GRAFT_WEIGHT if page.flattener in GRAFTS else 1
    return weight if page.gold else weight * NO_STORY_WEIGHT


def weights(wanted: Floats, sizes: Any) -> Floats:
    """Weigh blocks by their words, pages by the words of their story, both damped."""
    story = max(_LEAST_STORY, float((np.nan_to_num(wanted) * sizes).sum()))
    weights: Floats = np.where(np.isnan(wanted), 0, 20 * ((sizes + 3) / story) ** _DAMPING)
    return weights
