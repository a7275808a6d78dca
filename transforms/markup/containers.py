"""Containers: the elements around each block that hold more than it, and what they hold."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from transforms.blocks.characters import STOP
from transforms.blocks.features import Floats
from transforms.blocks.words import Indices
from transforms.markup.splitting import Marked

LEVELS: Final = 3  # containers around a block that are looked at, the smallest first
_WRAPPERS: Final = 24  # elements in a row with the same blocks in them that are passed over
_PROSE_WORDS: Final = 8  # with the end of a sentence; without one twice as many
_MOSTLY_LINK: Final = 0.5


@dataclass(frozen=True, slots=True)
class Containers:
    """What stands around each block.

    ``around[i]`` is for each block the i-th smallest element that holds more than the block (its own included, where
    that holds several). ``tops[i]`` is the outermost element inside ``around[i]``. ``words``, ``prose`` and ``linked``
    are running sums over blocks, with a 0 before the first; prose are words in sentences outside links.
    """

    around: tuple[Indices, ...]
    tops: tuple[Indices, ...]
    words: Indices
    prose: Floats
    linked: Floats
    best: int

    def held(self, sums: Floats | Indices, nodes: Indices, page: Marked) -> Floats:
        """Return what nodes hold of something that ``sums`` adds up."""
        found: Floats = (sums[page.lasts[nodes]] - sums[page.firsts[nodes]]).astype(np.float32)
        return found


def containers(page: Marked, sizes: Indices) -> Containers:
    """Find the containers of a page's blocks; ``sizes`` are the words of each block."""
    blocks, extent = page.blocks, page.lasts - page.firsts
    up = page.parents.copy()
    below = np.arange(len(up))  # the outermost element with the same blocks
    for _ in range(_WRAPPERS):
        same = ((extent[up] == extent) & (up > 0)).nonzero()[0]
        if not len(same):
            break
        below[same] = up[same]
        up[same] = up[up[same]]
    alone = extent[page.homes] <= 1
    first = np.where(alone, up[page.homes], page.homes)
    around, tops = [first], [np.where(alone, below[page.homes], page.homes)]
    for _ in range(LEVELS - 1):
        tops.append(below[around[-1]])
        around.append(up[around[-1]])
    link_share = page.linked / np.maximum(blocks.ends - blocks.starts, 1)
    ended = blocks.classes[blocks.ends - 1] == STOP
    told = (sizes >= np.where(ended, _PROSE_WORDS, 2 * _PROSE_WORDS)) & (link_share < _MOSTLY_LINK)
    prose = np.where(told, sizes, 0)
    nodes = len(page.parents)
    weight = np.bincount(around[0], prose, nodes) + np.bincount(around[1], prose / 2, nodes)
    return Containers(
        tuple(around), tuple(tops), np.append(0, np.cumsum(sizes)), _summed(prose),
        _summed(np.minimum(link_share, 1) * sizes), int(weight.argmax()),
    )  # fmt: skip


def _summed(values: Indices | Floats) -> Floats:
    return np.append(np.float32(0), np.cumsum(values)).astype(np.float32)
