"""The block model: from features to the odds that a block is story, or title."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final

import numpy as np

from transforms.blocks.features import Floats
from transforms.blocks.vocabulary import Links, heard

DILATIONS: Final = (1, 2, 4, 8)  # distance of the neighbours each layer looks at, in blocks
CLIP: Final = np.float32(5)  # standard deviations

Network = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model thinks of each block, as probabilities.

    ``title`` holds the odds of each block against "this page has no title".
    """

    story: Floats
    title: Floats


@cache
def networks(name: str = "weights.npz") -> tuple[Network, ...]:
    """Load the packaged networks of a file; their answers are averaged."""
    return networks_of(files(__package__).joinpath(name).read_bytes())


def networks_of(data: bytes) -> tuple[Network, ...]:
    """Read the networks of a file of weights."""
    with np.load(BytesIO(data), allow_pickle=False) as found:
        arrays = {name: found[name].astype(np.float32) for name in found.files}
    count = 1 + max(int(name.split(".")[0]) for name in arrays)
    return tuple({k.split(".")[1]: v for k, v in arrays.items() if k.startswith(f"{i}.")} for i in range(count))


def score(x: Floats, judges: tuple[Network, ...], shared: tuple[Links, ...] = ()) -> Scores:
    """Judge every block of a page by its features, its neighbours, the blocks of like words and the whole page."""
    odds = sum(_forward(network, x, shared) for network in judges) / np.float32(len(judges))
    with np.errstate(over="ignore"):
        chances: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return Scores(chances[:, 0], chances[:, 1])


def hears(judges: tuple[Network, ...]) -> bool:
    """Say whether any network asks what blocks of like words tell."""
    return any("far" in network for network in judges)


def _forward(net: Network, x: Floats, shared: tuple[Links, ...]) -> Floats:
    scaled = x - net["mean"]
    scaled /= net["deviation"]
    h = _relu(_layer(net, "inputs", np.clip(scaled, -CLIP, CLIP, out=scaled)))
    h += _relu(_layer(net, "pool", _whole(h)))
    for distance in DILATIONS:
        h += _relu(_near(net, f"near{distance}", h, distance))
    if "far" in net:
        h += _relu(_layer(net, "far", _with_others(_relu(_layer(net, "tell", h)), h, shared)))
        h += _relu(_near(net, "again", h, 1))
    odds = _layer(net, "heads", _relu(_mixed(net, h)))
    odds[:, 1] -= net["no_title"]
    return odds


def _mixed(net: Network, h: Floats) -> Floats:
    """Return the layer "mix" of each block and the whole page, which has a row of its own: the page is read once."""
    width = h.shape[1]
    made: Floats = h @ net["mix"][:width] + (_whole(h) @ net["mix"][width:] + net["mix_bias"])
    return made


def _with_others(told: Floats, h: Floats, shared: tuple[Links, ...]) -> Floats:
    """Append what blocks of like words tell, and the most that any block before and after tells."""
    before, after = np.zeros_like(told), np.zeros_like(told)
    before[1:] = np.maximum.accumulate(told[:-1])
    after[:-1] = np.maximum.accumulate(told[:0:-1])[::-1]
    return np.hstack([h, before, after, *(heard(told, link) for link in shared)])


def _layer(net: Network, name: str, x: Floats) -> Floats:
    made: Floats = x @ net[name] + net[name + "_bias"]
    return made


def _near(net: Network, name: str, h: Floats, distance: int) -> Floats:
    """Return a layer of each block and those at a distance before and after it, summed: a joined copy costs more."""
    width, weights = h.shape[1], net[name]
    made: Floats = h @ weights[width : 2 * width]
    made[distance:] += h[:-distance] @ weights[:width]
    made[:-distance] += h[distance:] @ weights[2 * width :]
    made += net[name + "_bias"]
    return made


def _relu(x: Floats) -> Floats:
    return np.maximum(x, 0, out=x)


def _whole(h: Floats) -> Floats:
    return np.hstack([h.mean(0, keepdims=True), h.max(0, keepdims=True)])
