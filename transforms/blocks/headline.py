"""The headline of a text: of the lines that the network takes for one, that which fits the story it stands over.

A conditional logit over a few candidates and the choice of none; ``training.headlines`` fits its weights.
"""

import json
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from transforms.blocks.features import Floats
from transforms.blocks.splitting import Flags, Split
from transforms.blocks.title import LONGEST
from transforms.blocks.words import Hashes, Indices, Words

NAMES: Final = ("network", "opening", "echo", "long", "none")
MOST: Final = 8  # candidates; on held-out pages the headline is one of the eight likeliest lines, or no line at all
LEAST: Final = 0.002  # chance of a candidate by the network
MOST_SURE: Final = 0.999999
# chance; of texts that lost their title 55 % get one, at .3 60, at .4 50; of those that show it .5 to 1 % less each
SURE: Final = 0.35
CERTAIN: Final = 0.8  # chance by the network; subheadings of cleaned texts seldom reach it
OPENING: Final = 60  # words of the story that a headline is held against
PARAGRAPH: Final = 15  # words; what stands before the first of that size may be anything
TELLING: Final = 4  # letters, of words that are looked for in the story
ENOUGH: Final = 4  # words found; a headline of one word is found by chance
_WEIGHTS: Final[dict[str, float]] = json.loads(files(__package__).joinpath("headline.json").read_text("utf-8"))
WEIGHTS: Final = np.array([_WEIGHTS[name] for name in NAMES])

Measures = NDArray[np.float64]


class Headline(NamedTuple):
    """The block that is the headline, None where the page lost it, and the chance of the likeliest candidate."""

    block: int | None
    chance: float


def find(blocks: Split, words: Words, chances: Floats, stays: Flags) -> Headline:
    """Choose the headline of the story that ``stays``; ``chances`` are the network's."""
    chosen = candidates(chances)
    raw = measures(blocks, words, chances, stays, chosen) @ WEIGHTS
    raised = np.exp(raw - raw.max())
    sure = raised / raised.sum()
    best = int(sure[:-1].argmax()) if len(chosen) else -1
    is_found = best >= 0 and sure[best] > SURE
    return Headline(int(chosen[best]) if is_found else None, float(sure[best]))


def beyond_doubt(chances: Floats, found: Headline) -> Headline:
    """Return the headline of a text that may have none, such as one that was cleaned before, if it is surely one."""
    is_sure = found.block is not None and chances[found.block] > CERTAIN
    return found if is_sure else Headline(None, found.chance)


def candidates(chances: Floats) -> Indices:
    """Return the blocks that the network takes for a headline, the likeliest first."""
    likeliest = np.argsort(-chances, kind="stable")[:MOST]
    return np.asarray(likeliest[chances[likeliest] > LEAST])


def measures(blocks: Split, words: Words, chances: Floats, stays: Flags, chosen: Indices) -> Measures:
    """Return a row of ``NAMES`` for each of the ``chosen`` candidates, and a last one for the choice of none."""
    rows = np.zeros((len(chosen) + 1, len(NAMES)))
    rows[-1, -1] = 1
    if len(chosen):
        sure = np.clip(chances[chosen].astype(np.float64), LEAST, MOST_SURE)
        rows[:-1, 0] = np.log(sure / (1 - sure))
        rows[:-1, 1:3] = _echoes(blocks, words, stays, chosen)
        rows[:-1, 3] = (blocks.ends - blocks.starts)[chosen] > LONGEST
    return rows


def _echoes(blocks: Split, words: Words, stays: Flags, chosen: Indices) -> Measures:
    """Return what share of each candidate's telling words the opening of the story has, and the story.

    The second counts less where there are few. A candidate's own words do not count.
    """
    bounds = np.searchsorted(words.starts, blocks.edges)
    sizes = np.diff(bounds)
    body = np.flatnonzero(stays & (sizes >= PARAGRAPH))
    told = np.flatnonzero(np.repeat(stays, sizes))
    opens = told[np.searchsorted(told, bounds[body[0]] if len(body) else 0) :][:OPENING]
    places, owners = _telling(words, bounds, chosen)
    counts = np.bincount(owners, minlength=len(chosen))
    shares = np.zeros((len(chosen), 2))
    for row, story in enumerate((opens, told)):
        own = np.isin(bounds[chosen], story)[owners]
        found = _held(words.hashes[places], words.hashes[story], own)
        shares[:, row] = np.bincount(owners, found, len(chosen)) / np.maximum(counts, 1)
    shares[:, 1] *= np.minimum(counts, ENOUGH) / ENOUGH
    return shares


def _telling(words: Words, bounds: Indices, chosen: Indices) -> tuple[Indices, Indices]:
    """Return the long words of the candidates, all words where there are none, and whose each is."""
    places = np.concatenate([np.arange(bounds[block], bounds[block + 1]) for block in chosen.tolist()])
    owners = np.repeat(np.arange(len(chosen)), (bounds[chosen + 1] - bounds[chosen]))
    long = words.lengths[places] >= TELLING
    telling = long | (np.bincount(owners, long, len(chosen)) == 0)[owners]
    return places[telling], owners[telling]


def _held(wanted: Hashes, story: Hashes, own: Flags) -> Flags:
    """Say of each word whether the story has it, and has it twice where it is one of its ``own``."""
    known = np.sort(story)
    held: Flags = np.searchsorted(known, wanted, "right") - np.searchsorted(known, wanted) > own
    return held
