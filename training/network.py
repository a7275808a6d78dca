"""The block network in a form that can be trained: the sums of transforms.blocks.model, for many pages."""

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from transforms.blocks import lexicon
from transforms.blocks.features import NAMES, Floats
from transforms.blocks.lexicon import Rows
from transforms.blocks.model import DILATIONS

WIDTH, LEARNT = 64, 16
LONGEST_PAGE = 1024

Weights = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """One flattened page as the network sees it."""

    features: Floats
    rows: Rows
    wanted: Floats
    weight: Floats
    title: Floats | None


def initial(seed: int) -> Weights:
    """Return random weights for a seed."""
    rng = np.random.default_rng(seed)
    shapes = {
        "inputs": (len(NAMES) + 2 * LEARNT, WIDTH), "pool": (2 * WIDTH, WIDTH), "mix": (3 * WIDTH, WIDTH),
        "heads": (WIDTH, 2), **{f"near{d}": (3 * WIDTH, WIDTH) for d in DILATIONS},
    }  # fmt: skip
    weights: Weights = {}
    for name, shape in shapes.items():
        scale = np.sqrt(2 / shape[0]) * (0.5 if name.startswith("near") else 1)
        weights[name] = jnp.asarray(rng.normal(0, scale, shape), jnp.float32)
        weights[name + "_bias"] = jnp.zeros(shape[1], jnp.float32)
    weights["words"] = jnp.asarray(rng.normal(0, 0.05, (lexicon.ROWS + 1, LEARNT)), jnp.float32)
    weights["no_title"] = jnp.zeros((), jnp.float32)
    return weights


def forward(weights: Weights, x: Any, rows: Any, real: Any) -> Any:
    """Return the logits (pages, blocks, 2) of story and title; ``real`` is 1 for blocks, 0 for padding."""
    mask = real[..., None]
    table = weights["words"]
    pooled = []
    for part in (rows[..., : lexicon.HEAD], rows[..., lexicon.HEAD :]):
        known = (part > 0).astype(jnp.float32)
        found = (table[part] * known[..., None]).sum(-2)
        pooled.append(found / jnp.sqrt(jnp.maximum(known.sum(-1), 1))[..., None])
    h = jax.nn.relu(_layer(weights, "inputs", jnp.concatenate([x, *pooled], -1))) * mask
    h = (h + jax.nn.relu(_layer(weights, "pool", _pool(h, mask)))) * mask
    for d in DILATIONS:
        padded = jnp.pad(h, ((0, 0), (d, d), (0, 0)))
        near = jnp.concatenate([padded[:, : -2 * d], h, padded[:, 2 * d :]], -1)
        h = (h + jax.nn.relu(_layer(weights, f"near{d}", near))) * mask
    final = jnp.concatenate([h, jnp.broadcast_to(_pool(h, mask), (*h.shape[:2], 2 * WIDTH))], -1)
    return _layer(weights, "heads", jax.nn.relu(_layer(weights, "mix", final)))


def _layer(weights: Weights, name: str, x: Any) -> Any:
    return x @ weights[name] + weights[name + "_bias"]


def _pool(h: Any, mask: Any) -> Any:
    mean = (h * mask).sum(1, keepdims=True) / jnp.maximum(mask.sum(1, keepdims=True), 1)
    return jnp.concatenate([mean, h.max(1, keepdims=True)], -1)
