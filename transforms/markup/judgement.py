"""Judgement: which blocks of a page of markup are its story, and which is its headline."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from transforms.blocks import model, pointers, title
from transforms.blocks.features import Floats
from transforms.blocks.model import Network, Scores
from transforms.blocks.splitting import Flags
from transforms.blocks.words import Indices, Words, words_of
from transforms.markup import names
from transforms.markup.echoes import Claims
from transforms.markup.features import features
from transforms.markup.splitting import Marked
from transforms.markup.vouched import vouched

FEWEST_WORDS: Final = 12  # of 2,100 pages those without a story keep no word, the shortest story has 15
FEW: Final = 0.5  # share of a page's words; a story of less is held against what the markup vouches for
DOUBT: Final = 0.3  # share of what is vouched for; of 223 pages with an article element none keeps less, the least .49
MOST_WORDS: Final = 5_000  # of a heading; one of 100,000 costs a story its first paragraph, one of 10,000 nothing
KEEP: Final = 0.45  # between what is best for news (.5) and for general articles (.4); docs/lab-book.md


@dataclass(frozen=True, slots=True)
class Judges:
    """What judges pages: networks, whose answers are averaged, and the log odds of class words they were trained on."""

    networks: tuple[Network, ...]
    known: names.Table


@dataclass(frozen=True, slots=True)
class Judged:
    """A page with the verdict on its blocks: their features, scores and words, which stay, which is the headline.

    ``pointers`` are blocks that a rule dropped, ``echoes`` those that have the same words as the headline, itself
    included. ``unsure`` says that next to nothing reads like a story: what stays is what the markup vouches for.
    """

    page: Marked
    x: Floats
    scores: Scores
    sizes: Indices
    stays: Flags
    pointers: list[int]
    headline: int | None
    echoes: frozenset[int]
    unsure: bool

    @property
    def told(self) -> int:
        """Words of the story."""
        return int(self.sizes[self.stays].sum())


@cache
def packaged() -> Judges:
    """Load the packaged judges."""
    return Judges(model.networks("weights_html.npz"), names.table())


def bounded(words: Words, page: Marked) -> Words:
    """Return the words of a page without those beyond the first ``MOST_WORDS`` of a heading.

    What goes on for so long is no headline, and would make the story the smallest part of its page.
    """
    if len(words.starts) <= MOST_WORDS:
        return words
    first = np.searchsorted(words.starts, page.blocks.edges)
    sizes = np.diff(first)
    frames = page.kinds[page.frames[page.homes]]
    heading = np.array([element.heading > 0 for element in page.elements], np.bool_)[frames]
    place = np.arange(len(words.starts)) - np.repeat(first[:-1], sizes)
    near = (place < MOST_WORDS) | ~np.repeat(heading, sizes)
    return Words(words.starts[near], words.lengths[near], words.hashes[near])


def judged(page: Marked, stated: Claims, judges: Judges) -> Judged:
    """Judge the blocks of a page; its headline and repetitions of it are no story."""
    blocks = page.blocks
    words = bounded(words_of(blocks.codes, blocks.classes), page)
    x = features(page, words, stated, judges.known)
    scores = model.score(x, judges.networks)
    headline = title.find(scores.title, scores.story, blocks)
    likely = scores.story > KEEP
    stays = pointers.unpointed(blocks, likely)
    pointing = np.flatnonzero(likely & ~stays).tolist()
    echoes = [] if headline is None else title.repetitions(blocks, headline).tolist()
    stays[echoes] = False
    sizes = np.diff(np.searchsorted(words.starts, blocks.edges))
    told = int(sizes[stays].sum())
    unsure = told < FEWEST_WORDS
    if told < FEW * int(sizes.sum()):
        meant = vouched(page, sizes)
        unsure |= int(sizes[meant & stays].sum()) < DOUBT * int(sizes[meant].sum())
        stays = meant if unsure else stays
    return Judged(page, x, scores, sizes, stays, pointing, headline, frozenset(echoes), unsure)
