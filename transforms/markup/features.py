"""Features that markup adds to a block: its element, what stands around it, and what the page says of itself."""

from typing import Final

import numpy as np

from transforms.blocks import features as wording
from transforms.blocks.features import Columns, Floats
from transforms.blocks.words import Indices, Words
from transforms.markup.containers import LEVELS, Containers, containers
from transforms.markup.echoes import Claims, echoes
from transforms.markup.elements import MARK, MARKS, TAGS
from transforms.markup.names import Table, odds
from transforms.markup.splitting import Marked

_CONTAINER: Final = ("words", "share", "prose_share", "link_share", "blocks", "images", "alike")
_NAMED: Final = ("own", "top", "first", "second", "all", "strongest")
GROUPS: Final = {
    "tags": (*(f"tag_{tag}" for tag in TAGS), "heading_size"),
    "marks": tuple(f"in_{mark}" for mark in MARKS),
    "shape": ("linked", "bold", "depth", "place", "after_heading", "near_heading", "headings", "images_before"),
    "containers": (
        *(f"{what}_{level}" for level in range(LEVELS) for what in _CONTAINER),
        "in_best", "is_best", "shares_best", "before_best", "after_best", "best_share",
    ),
    "names": (
        *(f"good_{what}" for what in _NAMED), *(f"bad_{what}" for what in _NAMED),
    ),
    "echoes": ("in_title", "of_title", "title", "summary", "body", "has_body", "body_shown"),
}  # fmt: skip
NAMES: Final = (*wording.NAMES, *(name for group in GROUPS.values() for name in group))
_MARKS: Final = np.array(list(MARK.values()))[:, None]
_SIDES: Final = np.array([1, -1], np.float32)  # the strongest word against the story is the least
_DEEPEST: Final = 40  # elements around a block that are looked at


def features(page: Marked, words: Words, stated: Claims, known: Table) -> Floats:
    """Describe each block by one row of ``NAMES``; ``known`` are the log odds of class words."""
    blocks = page.blocks
    home, sizes = wording.homes_of(blocks, words)
    around = containers(page, sizes)
    frames = page.kinds[page.frames[page.homes]]
    heading = np.array([element.heading for element in page.elements], np.float32)[frames]
    return wording.table([
        *wording.columns(blocks, words, home, sizes), _tags(page, frames), heading, _marks(page),
        *_shape(page, sizes, heading),
        *_containers(page, around), *_best(page, around), *_names(page, around, known),
        *echoes(stated, words, home, sizes),
    ])  # fmt: skip


def _tags(page: Marked, frames: Indices) -> Columns:
    tags = np.array([element.tag for element in page.elements])
    found: Columns = np.arange(len(TAGS))[:, None] == tags[frames]
    return found


def _marks(page: Marked) -> Columns:
    found: Columns = (page.marks[page.homes] & _MARKS) > 0
    return found


def _shape(page: Marked, sizes: Indices, heading: Floats) -> list[Columns]:
    count = len(sizes)
    chars = np.maximum(page.blocks.ends - page.blocks.starts, 1)
    at = np.arange(count)
    heads = (heading == 1).nonzero()[0]
    beyond = at - heads[0] if len(heads) else np.zeros(count)
    after = beyond / max(count, 1)
    near = np.sign(beyond) * np.log1p(abs(beyond))
    return [
        np.minimum(page.linked / chars, 1), np.minimum(page.bold / chars, 1),
        np.minimum(page.depths[page.homes], _DEEPEST), at / max(count, 1), after, near,
        np.full(count, min(len(heads), 4)), np.diff(page.images),
    ]  # fmt: skip


def _containers(page: Marked, found: Containers) -> list[Columns]:
    """Describe the containers of each block, the smallest first."""
    total, told = max(int(found.words[-1]), 1), max(float(found.prose[-1]), 1.0)
    often = np.bincount(page.kinds, minlength=len(page.elements))
    columns = []
    for nodes, top in zip(found.around, found.tops, strict=True):
        held = found.held(found.words, nodes, page)
        least = np.maximum(held, 1)
        prose = found.held(found.prose, nodes, page)
        columns += [
            np.log1p(held), held / total, prose / told, found.held(found.linked, nodes, page) / least,
            np.log1p(page.lasts[nodes] - page.firsts[nodes]),
            np.log1p(found.held(page.images, nodes, page)), np.log1p(often[page.kinds[top]]),
        ]  # fmt: skip
    return columns


def _best(page: Marked, found: Containers) -> list[Columns]:
    """Say where each block stands to the container that holds most of the page's prose."""
    at = np.arange(len(page.homes))
    low, high = int(page.firsts[found.best]), int(page.lasts[found.best])
    told = max(float(found.prose[-1]), 1.0)
    share = float(found.prose[high] - found.prose[low]) / told
    return [
        (at >= low) & (at < high), found.around[0] == found.best, found.around[1] == found.best,
        np.log1p(np.maximum(low - at, 0)), np.log1p(np.maximum(at - high + 1, 0)), np.full(len(at), share),
    ]  # fmt: skip


def _names(page: Marked, found: Containers, known: Table) -> list[Columns]:
    """Sum up what the class words around each block say: those that speak for story, then those against it."""
    value = _odds(page, known).take(page.kinds, axis=0)
    total, strongest = _downwards(value, page)
    first, second = found.around[0], found.around[1]
    around = np.where(first == page.homes, page.parents[first], first)
    own, inner, outer, beyond = (total.take(nodes, axis=0) for nodes in (page.homes, first, second, around))
    top, most = value.take(found.tops[0], axis=0), strongest.take(page.homes, axis=0)
    rows = (own - beyond, top, inner - outer, outer, own, most)
    return [np.stack(rows).transpose(2, 0, 1).reshape(2 * len(rows), -1)]


def _odds(page: Marked, known: Table) -> Floats:
    """Return the odds of each kind of element; those around no text, a quarter of them, are not asked for."""
    value = np.zeros((len(page.elements), 2), np.float32)
    asked = np.bincount(page.kinds[page.lasts > page.firsts]).nonzero()[0]
    value[asked] = odds([page.elements[kind] for kind in asked.tolist()], known)
    return value


def _downwards(value: Floats, page: Marked) -> tuple[Floats, Floats]:
    """Return for each node the sums of its values and those of all around it, and the strongest of them.

    Each round looks twice as far up as the one before; the body, around all, is added last.
    """
    total, strongest = value.copy(), value * _SIDES
    total[0] = 0
    up = page.parents
    while up.any():
        total += total.take(up, axis=0)
        np.maximum(strongest, strongest.take(up, axis=0), out=strongest)
        up = up.take(up)
    return total + value[0], np.maximum(strongest, strongest[0]) * _SIDES
