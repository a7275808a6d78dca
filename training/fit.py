"""Fitting: Adam over batches of pages of like length, the same run for the same samples and seed."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from training.network import LONGEST_PAGE, Sample, Weights, forward, initial
from transforms.blocks.features import Floats
from transforms.blocks.model import CLIP

LENGTHS = (64, 128, 256, 512, LONGEST_PAGE)  # blocks; pages are padded to the next
BATCH = 4096  # blocks
TITLE_WEIGHT = 3.0
DECAY = 0.02
STEEPEST = 20.0  # longest gradient
SEEDS = 1_000_003  # steps between the keys of two seeds

Batch = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how carefully to train.

    ``groups`` are runs of features each of which a page loses with the chance ``forgetting``.
    """

    epochs: int = 13
    samples_per_epoch: int = 5000
    rate: float = 2e-3
    groups: tuple[slice, ...] = ()
    forgetting: float = 0.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """One trained network with the mean and deviation of its inputs."""

    weights: Weights
    mean: Floats
    deviation: Floats


def fit(samples: Sequence[Sample], seed: int, plan: Plan) -> Fitted:
    """Train one network."""
    rng = np.random.default_rng(seed)
    seen = np.concatenate([sample.features for sample in samples[::5]])
    mean, deviation = seen.mean(0), seen.std(0) + np.float32(1e-3)
    weights = initial(seed, len(mean))
    first = jax.tree.map(jnp.zeros_like, weights)
    second, done = first, 0
    for epoch in range(plan.epochs):
        chosen = rng.choice(len(samples), min(plan.samples_per_epoch, len(samples)), replace=False)
        batches = _batches([samples[i] for i in chosen], rng)
        losses = []
        for number, group in enumerate(batches):
            batch = _padded([_forgetful(sample, plan, rng) for sample in group], mean, deviation)
            done += 1
            rate = _rate(plan, epoch + number / len(batches), done)
            weights, first, second, loss = _step(
                weights, first, second, done, rate, jax.random.key(seed * SEEDS + done), *batch
            )
            losses.append(float(loss))
        print(f"epoch {epoch + 1}/{plan.epochs}: loss {np.mean(losses):.3f}", flush=True)
    return Fitted(weights, mean, deviation)


def _forgetful(sample: Sample, plan: Plan, rng: np.random.Generator) -> Sample:
    lost = [group for group in plan.groups if rng.random() < plan.forgetting]
    if not lost:
        return sample
    features = sample.features.copy()
    for group in lost:
        features[:, group] = 0
    return replace(sample, features=features)


def _rate(plan: Plan, epoch: float, done: int) -> float:
    return plan.rate * min(1, done / 100) * (0.01 + 0.5 * (1 + math.cos(math.pi * epoch / plan.epochs)))


def _batches(samples: list[Sample], rng: np.random.Generator) -> list[list[Sample]]:
    """Group samples of like length, in random order."""
    by_length: dict[int, list[Sample]] = defaultdict(list)
    for sample in samples:
        count = min(len(sample.features), LONGEST_PAGE)
        by_length[next(length for length in LENGTHS if count <= length)].append(sample)
    groups = [
        alike[i : i + BATCH // length]
        for length, alike in sorted(by_length.items())
        for i in range(0, len(alike), BATCH // length)
    ]
    return [groups[i] for i in rng.permutation(len(groups))]


def _padded(group: list[Sample], mean: Floats, deviation: Floats) -> Batch:
    """Stack samples to arrays of one shape per length."""
    longest = min(max(len(sample.features) for sample in group), LONGEST_PAGE)
    length = next(size for size in LENGTHS if longest <= size)
    pages = BATCH // length
    x = np.zeros((pages, length, group[0].features.shape[1]), np.float32)
    wanted, weight, real, title = (np.zeros((pages, length), np.float32) for _ in range(4))
    titled = np.zeros(pages, np.float32)
    for i, sample in enumerate(group):
        n = min(len(sample.features), length)
        x[i, :n] = np.clip((sample.features[:n] - mean) / deviation, -CLIP, CLIP)
        wanted[i, :n], weight[i, :n], real[i, :n] = sample.wanted[:n], sample.weight[:n], 1
        if sample.title is not None:
            title[i, :n], titled[i] = sample.title[:n], 1
    return x, wanted, weight, real, title, titled


def _loss(weights: Weights, key: Any, x: Any, wanted: Any, weight: Any, real: Any, title: Any, titled: Any) -> Any:
    odds = forward(weights, x, real, key)
    story = odds[..., 0]
    wrong = jnp.maximum(story, 0) - story * wanted + jnp.log1p(jnp.exp(-jnp.abs(story)))
    choices = jnp.where(real > 0, odds[..., 1], -1e9)
    none = jnp.full((len(choices), 1), weights["no_title"])
    chance = jax.nn.log_softmax(jnp.concatenate([choices, none], 1), 1)
    right = jax.nn.logsumexp(jnp.where(title > 0, chance[:, :-1], -1e9), 1)
    missed = -jnp.where(title.sum(1) > 0, right, chance[:, -1]) * titled
    return ((wrong * weight).sum() + TITLE_WEIGHT * missed.sum()) / len(x)


@jax.jit
def _step(
    weights: Weights, first: Weights, second: Weights, done: int, rate: float, key: Any, *batch: Any
) -> tuple[Any, ...]:
    loss, slope = jax.value_and_grad(_loss)(weights, key, *batch)
    length = jnp.sqrt(sum((g**2).sum() for g in jax.tree.leaves(slope)))
    slope = jax.tree.map(lambda g: g * jnp.minimum(1, STEEPEST / length), slope)
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
    second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, slope)

    def moved(w: Any, m: Any, v: Any) -> Any:
        ahead = (m / (1 - 0.9**done)) / (jnp.sqrt(v / (1 - 0.999**done)) + 1e-7)
        return w - rate * (ahead + DECAY * w * (w.ndim > 1))

    return jax.tree.map(moved, weights, first, second), first, second, loss
