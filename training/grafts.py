"""Grafts: pages made of two, so that the model tells stories from what stands around them, whoever wrote both."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from training.corpus import GENERAL_SETS, Flattened
from training.domains import fold
from training.labels import shares, title_blocks
from transforms.blocks.features import Floats
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of

FLATTENERS = frozenset({"main", "full", "plain_full", "lines", "marks", "pieces", "main_wrapped", "full_wrapped"})
FEWEST_BLOCKS = 4  # of a story; what has fewer is one endless line
MOST_BLOCKS = 1000
TEASER_BLOCKS = 3  # of the opening of another story
STORY = 0.5
GRAFTS = ("thinned", "teased", "swapped")
GENERAL_SHARE = 0.25  # of the general articles have grafts at all: there are five times as many
NEWS_TIMES = 2


@dataclass(frozen=True, slots=True)
class Parts:
    """A page in pieces of text, with the share of story in each, and where its title is."""

    page: Flattened
    pieces: list[str]
    story: Floats
    title: Floats

    @property
    def told(self) -> list[int]:
        """The pieces that are story, in order."""
        return np.flatnonzero(self.story >= STORY).tolist()


def parts(page: Flattened) -> Parts | None:
    """Take a page apart; None where it is too long, or has too little of a story."""
    blocks = split(page.text)
    if len(blocks.starts) > MOST_BLOCKS:
        return None
    story = np.nan_to_num(shares(blocks, words_of(blocks.codes, blocks.classes), page.gold))
    titles = title_blocks(blocks, page.title)
    pieces = [page.text[start:end] for start, end in pairwise(blocks.edges.tolist())]
    made = Parts(page, pieces, story, np.zeros(len(pieces)) if titles is None else titles)
    return made if len(made.told) >= FEWEST_BLOCKS else None


def grafts(pages: Iterable[Flattened]) -> Iterator[Flattened]:
    """Yield pages made of others of the same language, flattener and fold: of news twice as many of each sort."""
    alike: dict[tuple[str, str, int], list[Parts]] = defaultdict(list)
    for page in pages:
        if page.flattener in FLATTENERS and page.gold and not page.silver and (found := parts(page)):
            alike[page.flattener, (page.row["lang"] or "en")[:2], fold(page.row)].append(found)
    for (flattener, *_), group in sorted(alike.items()):
        for host in group:
            rng = random.Random(f"{flattener} {host.page.row['id']}")
            general = host.page.row["set"] in GENERAL_SETS
            for _ in range(int(rng.random() < GENERAL_SHARE) if general else NEWS_TIMES):
                yield from _made(host, group, rng)


def _made(host: Parts, group: list[Parts], rng: random.Random) -> Iterator[Flattened]:
    others = [one for one in group if one.page.row["id"] != host.page.row["id"]]
    yield replace(host.page, text=thinned(host, rng), flattener="thinned")
    if others:
        yield replace(host.page, text=teased(host, rng.choice(others), rng), flattener="teased")
        donor = rng.choice(others)
        yield replace(
            host.page, text=swapped(host, donor), gold=donor.page.gold, title=donor.page.title, flattener="swapped"
        )


def thinned(host: Parts, rng: random.Random) -> str:
    """Return a page that lost most of its furniture, as extractors of main content leave it."""
    share, kept = rng.choice((0.5, 0.8, 0.95)), []
    gone = False
    for piece, story, title in zip(host.pieces, host.story.tolist(), host.title.tolist(), strict=True):
        gone = rng.random() < share if rng.random() < 0.4 else gone
        if story > 0.1 or (title > 0 and share < 0.9) or not gone:
            kept.append(piece)
    return "".join(kept)


def teased(host: Parts, other: Parts, rng: random.Random) -> str:
    """Return a page with the openings of another story inside it or after it."""
    told = host.told
    pieces = list(host.pieces)
    inside = rng.random() < 0.3
    for _ in range(rng.choice((1, 1, 2, 3))):
        at = rng.choice(told) + 1 if inside else min(len(pieces), told[-1] + 1 + rng.choice((0, 0, 1, 3, 8)))
        first = rng.randrange(len(other.told))
        teaser = [_ended(other.pieces[i]) for i in other.told[first : first + rng.randint(1, TEASER_BLOCKS)]]
        if at:
            pieces[at - 1] = _ended(pieces[at - 1])
        pieces[at:at] = teaser
    return "".join(pieces)


def swapped(host: Parts, donor: Parts) -> str:
    """Return one page's furniture around another page's story and title, in the places of its own."""
    told, story = host.told, [_ended(donor.pieces[i]) for i in donor.told]
    bounds = np.linspace(0, len(story), len(told) + 1).round().astype(int).tolist()
    placed = {block: story[bounds[i] : bounds[i + 1]] for i, block in enumerate(told)}
    made: list[str] = []
    for number, piece in enumerate(host.pieces):
        if number in placed:
            made += placed[number]
        elif host.title[number] > 0:
            made.append(_ended(donor.page.title or ""))
        elif host.story[number] < STORY:
            made.append(_ended(piece) if number + 1 in placed else piece)
    return "".join(made)


def _ended(piece: str) -> str:
    return piece if piece.endswith("\n") else piece + "\n\n"
