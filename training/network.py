"""The block network in a form that can be trained: the sums of transforms.blocks.model, for many pages."""

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from transforms.blocks.features import Floats
from transforms.blocks.model import DILATIONS
from transforms.blocks.words import Indices

WIDTH = 48
TOLD = 16  # numbers of a block that other blocks hear
KINDS_OF_LINKS = 2  # see transforms.blocks.vocabulary
DROPOUT = 0.1  # of what each layer found; of the features half as much, for a whole page
LONGEST_PAGE = 1024

Weights = dict[str, Any]
Sparse = tuple[Indices, Floats]  # places in a matrix (blocks, blocks) written as one row, and what stands there


@dataclass(frozen=True, slots=True)
class Sample:
    """One flattened page as the network sees it; ``chance`` says how often, against other pages."""

    features: Floats
    wanted: Floats
    weight: Floats
    title: Floats | None
    links: tuple[Sparse, ...] = ()
    chance: float = 1.0


def initial(seed: int, columns: int, linked: bool = True) -> Weights:
    """Return random weights for a seed and a number of features, with layers for links or without."""
    rng = np.random.default_rng(seed)
    shapes = {
        "inputs": (columns, WIDTH), "pool": (2 * WIDTH, WIDTH), "mix": (3 * WIDTH, WIDTH), "heads": (WIDTH, 2),
        **{f"near{distance}": (3 * WIDTH, WIDTH) for distance in DILATIONS},
    }  # fmt: skip
    if linked:
        shapes["tell"], shapes["again"] = (WIDTH, TOLD), (3 * WIDTH, WIDTH)
        shapes["far"] = (WIDTH + (2 + KINDS_OF_LINKS) * TOLD, WIDTH)
    weights: Weights = {}
    for name, shape in shapes.items():
        scale = np.sqrt(2 / shape[0]) * (0.5 if name.startswith(("near", "far", "again")) else 1)
        weights[name] = jnp.asarray(rng.normal(0, scale, shape), jnp.float32)
        weights[name + "_bias"] = jnp.zeros(shape[1], jnp.float32)
    weights["no_title"] = jnp.zeros((), jnp.float32)
    return weights


def forward(weights: Weights, x: Any, real: Any, links: Any, key: Any) -> Any:
    """Return the logits (pages, blocks, 2) of story and title; ``real`` is 1 for blocks, 0 for padding.

    ``links`` are matrices (pages, kinds, blocks, blocks); ``key`` draws what is dropped.
    """
    mask, keys = real[..., None], iter(jax.random.split(key, 5 + len(DILATIONS)))
    x = _dropped(x, next(keys), DROPOUT / 2, (x.shape[0], 1, x.shape[2]), scale=False)
    h = jax.nn.relu(_layer(weights, "inputs", x)) * mask
    h = _dropped(h, next(keys), DROPOUT, h.shape)
    h = (h + jax.nn.relu(_layer(weights, "pool", _pool(h, mask)))) * mask
    for distance in DILATIONS:
        found = jax.nn.relu(_layer(weights, f"near{distance}", _near(h, distance)))
        h = (h + _dropped(found, next(keys), DROPOUT, h.shape)) * mask
    if "far" in weights:
        found = jax.nn.relu(_layer(weights, "far", _far(h, jax.nn.relu(_layer(weights, "tell", h)) * mask, links)))
        h = (h + _dropped(found, next(keys), DROPOUT, h.shape)) * mask
        found = jax.nn.relu(_layer(weights, "again", _near(h, 1)))
        h = (h + _dropped(found, next(keys), DROPOUT, h.shape)) * mask
    final = jnp.concatenate([h, jnp.broadcast_to(_pool(h, mask), (*h.shape[:2], 2 * WIDTH))], -1)
    mixed = jax.nn.relu(_layer(weights, "mix", final))
    return _layer(weights, "heads", _dropped(mixed, next(keys), DROPOUT, mixed.shape))


def _near(h: Any, distance: int) -> Any:
    padded = jnp.pad(h, ((0, 0), (distance, distance), (0, 0)))
    return jnp.concatenate([padded[:, : -2 * distance], h, padded[:, 2 * distance :]], -1)


def _far(h: Any, told: Any, links: Any) -> Any:
    before = jnp.pad(jax.lax.cummax(told[:, :-1], axis=1), ((0, 0), (1, 0), (0, 0)))
    after = jnp.pad(jax.lax.cummax(told[:, 1:], axis=1, reverse=True), ((0, 0), (0, 1), (0, 0)))
    heard = [links[:, kind] @ told for kind in range(KINDS_OF_LINKS)]
    return jnp.concatenate([h, before, after, *heard], -1)


def _layer(weights: Weights, name: str, x: Any) -> Any:
    return x @ weights[name] + weights[name + "_bias"]


def _pool(h: Any, mask: Any) -> Any:
    mean = (h * mask).sum(1, keepdims=True) / jnp.maximum(mask.sum(1, keepdims=True), 1)
    return jnp.concatenate([mean, h.max(1, keepdims=True)], -1)


def _dropped(h: Any, key: Any, share: float, shape: tuple[int, ...], *, scale: bool = True) -> Any:
    kept = jax.random.bernoulli(key, 1 - share, shape)
    return h * kept / (1 - share if scale else 1)
