"""The block network in a form that can be trained: the sums of transforms.blocks.model, for many pages."""

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from transforms.blocks.features import Floats
from transforms.blocks.model import DILATIONS

WIDTH = 48
DROPOUT = 0.1  # of what each layer found; of the features half as much, for a whole page
LONGEST_PAGE = 1024

Weights = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """One flattened page as the network sees it."""

    features: Floats
    wanted: Floats
    weight: Floats
    title: Floats | None


def initial(seed: int, columns: int) -> Weights:
    """Return random weights for a seed and a number of features."""
    rng = np.random.default_rng(seed)
    shapes = {
        "inputs": (columns, WIDTH), "pool": (2 * WIDTH, WIDTH), "mix": (3 * WIDTH, WIDTH), "heads": (WIDTH, 2),
        **{f"near{distance}": (3 * WIDTH, WIDTH) for distance in DILATIONS},
    }  # fmt: skip
    weights: Weights = {}
    for name, shape in shapes.items():
        scale = np.sqrt(2 / shape[0]) * (0.5 if name.startswith("near") else 1)
        weights[name] = jnp.asarray(rng.normal(0, scale, shape), jnp.float32)
        weights[name + "_bias"] = jnp.zeros(shape[1], jnp.float32)
    weights["no_title"] = jnp.zeros((), jnp.float32)
    return weights


def forward(weights: Weights, x: Any, real: Any, key: Any) -> Any:
    """Return the logits (pages, blocks, 2) of story and title; ``real`` is 1 for blocks, 0 for padding.

    ``key`` draws what is dropped.
    """
    mask, keys = real[..., None], iter(jax.random.split(key, 3 + len(DILATIONS)))
    x = _dropped(x, next(keys), DROPOUT / 2, (x.shape[0], 1, x.shape[2]), scale=False)
    h = jax.nn.relu(_layer(weights, "inputs", x)) * mask
    h = _dropped(h, next(keys), DROPOUT, h.shape)
    h = (h + jax.nn.relu(_layer(weights, "pool", _pool(h, mask)))) * mask
    for distance in DILATIONS:
        padded = jnp.pad(h, ((0, 0), (distance, distance), (0, 0)))
        near = jnp.concatenate([padded[:, : -2 * distance], h, padded[:, 2 * distance :]], -1)
        found = jax.nn.relu(_layer(weights, f"near{distance}", near))
        h = (h + _dropped(found, next(keys), DROPOUT, h.shape)) * mask
    final = jnp.concatenate([h, jnp.broadcast_to(_pool(h, mask), (*h.shape[:2], 2 * WIDTH))], -1)
    mixed = jax.nn.relu(_layer(weights, "mix", final))
    return _layer(weights, "heads", _dropped(mixed, next(keys), DROPOUT, mixed.shape))


def _layer(weights: Weights, name: str, x: Any) -> Any:
    return x @ weights[name] + weights[name + "_bias"]


def _pool(h: Any, mask: Any) -> Any:
    mean = (h * mask).sum(1, keepdims=True) / jnp.maximum(mask.sum(1, keepdims=True), 1)
    return jnp.concatenate([mean, h.max(1, keepdims=True)], -1)


def _dropped(h: Any, key: Any, share: float, shape: tuple[int, ...], *, scale: bool = True) -> Any:
    kept = jax.random.bernoulli(key, 1 - share, shape)
    return h * kept / (1 - share if scale else 1)
