"""Class names: which words of class and id attributes stand around stories, and which around furniture."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from training.domains import domain
from transforms.blocks.features import Floats
from transforms.blocks.splitting import Flags
from transforms.markup.names import Table, words
from transforms.markup.splitting import Marked

if TYPE_CHECKING:
    from training.markup import Labelled

FEWEST_SITES = 4
DOUBT = 1.0  # sites that a word is thought to have been seen on with no leaning
STRONGEST = 4.0
_SMALLEST = 0.15  # log odds; weaker words are left out


Seen = tuple[str, dict[str, Floats]]  # a page's site, and for each word what share of story and of furniture it holds


def seen(page: "Labelled") -> Seen:
    """Return what one page has to say about the words on it."""
    return domain(page.row), _around(page)


def learnt(pages: Iterable[Seen]) -> Table:
    """Return the log odds of the words seen on several sites: of standing around story against around furniture."""
    around: dict[str, dict[str, list[Floats]]] = defaultdict(lambda: defaultdict(list))
    for site, held in pages:
        for word, sides in held.items():
            around[word][site].append(sides)
    odds: dict[str, float] = {}
    for word in sorted(around):
        if len(around[word]) >= FEWEST_SITES:
            story, furniture = np.sum([np.mean(sides, 0) for sides in around[word].values()], 0)
            odds[word] = float(np.clip(np.log((story + DOUBT) / (furniture + DOUBT)), -STRONGEST, STRONGEST))
    return Table({word: round(value, 2) for word, value in odds.items() if abs(value) >= _SMALLEST})


def _around(page: "Labelled") -> dict[str, Floats]:
    """Return for each word what share of the page's story, and of its furniture, stands inside elements named so."""
    marked = page.page
    story, furniture = page.wanted * page.weight, (1 - page.wanted) * page.weight
    if not story.sum() or not furniture.sum():
        return {}
    inside = _inside(marked)
    kinds: dict[str, list[int]] = defaultdict(list)
    for kind, element in enumerate(marked.elements):
        for word in words(element):
            kinds[word].append(kind)
    sides = np.stack([story / story.sum(), furniture / furniture.sum()], 1)
    return {word: inside[same].any(0).astype(np.float32) @ sides for word, same in kinds.items()}


def _inside(marked: Marked) -> Flags:
    """Say which blocks stand inside an element of each kind (kinds, blocks)."""
    steps = np.zeros((len(marked.elements), len(marked.homes) + 1), np.int32)
    np.add.at(steps, (marked.kinds, marked.firsts), 1)
    np.add.at(steps, (marked.kinds, marked.lasts), -1)
    found: Flags = np.cumsum(steps, 1)[:, :-1] > 0
    return found
