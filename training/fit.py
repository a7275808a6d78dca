"""Fitting: Adam over batches of pages of like length, the same run for the same samples and seed."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from training.network import KINDS_OF_LINKS, LONGEST_PAGE, Sample, Weights, forward, initial
from transforms.blocks.features import Floats
from transforms.blocks.model import CLIP

LENGTHS = (64, 128, 192, 320, 512, LONGEST_PAGE)  # blocks; pages are padded to the next
BATCH = 4096  # blocks
TITLE_WEIGHT = 3.0
DECAY = 0.02
STEEPEST = 20.0  # longest gradient
SMALL = 0.2  # of random weights in layers that are added to a trained network
SEEDS = 1_000_003  # steps between the keys of two seeds

Batch = tuple[Any, ...]
State = tuple[Weights, Weights, Weights, Weights]  # weights, Adam's two means, the mean of all steps' weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how carefully to train.

    ``memory`` is that of the mean of all steps' weights, which is returned. ``hidden`` are groups of features
    each of which a page loses with the chance ``hiding``.
    """

    epochs: int = 20
    samples_per_epoch: int = 4000
    rate: float = 2e-3
    memory: float = 0.998
    hidden: tuple[tuple[int, ...], ...] = ()
    hiding: float = 0.15


@dataclass(frozen=True, slots=True)
class Fitted:
    """One trained network with the mean and deviation of its inputs."""

    weights: Weights
    mean: Floats
    deviation: Floats


def fit(samples: Sequence[Sample], seed: int, plan: Plan, start: Fitted | None = None) -> Fitted:
    """Train one network, from random weights or from those of another; layers that it lacks start small."""
    rng = np.random.default_rng(seed)
    seen = np.concatenate([sample.features for sample in samples[::5]])
    mean, deviation = seen.mean(0), seen.std(0) + np.float32(1e-3)
    weights = initial(seed, len(mean), linked=any(sample.links for sample in samples))
    if start is not None:
        mean, deviation = start.mean, start.deviation
        weights = {name: jnp.asarray(start.weights.get(name, SMALL * value)) for name, value in weights.items()}
    chances = np.array([sample.chance for sample in samples])
    chances /= chances.sum()
    zeros = jax.tree.map(jnp.zeros_like, weights)
    state, done = (weights, zeros, zeros, weights), 0
    for epoch in range(plan.epochs):
        chosen = rng.choice(len(samples), min(plan.samples_per_epoch, len(samples)), replace=False, p=chances)
        batches = _batches([samples[i] for i in chosen], rng)
        losses = []
        for number, group in enumerate(batches):
            done += 1
            rate = _rate(plan, epoch + number / len(batches), done)
            memory = min(plan.memory, done / (done + 10))
            key = jax.random.key(seed * SEEDS + done)
            x, *known = _padded(group, mean, deviation)
            for hidden in plan.hidden:
                lost = np.flatnonzero(rng.random(len(x)) < plan.hiding)
                x[np.ix_(lost, np.arange(x.shape[1]), np.array(hidden, np.intp))] = 0
            state, loss = _step(state, (done, rate, memory), key, x, *known)
            losses.append(float(loss))
        print(f"epoch {epoch + 1}/{plan.epochs}: loss {np.mean(losses):.3f}", flush=True)
    return Fitted(state[-1], mean, deviation)


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
    links = np.zeros((pages, KINDS_OF_LINKS, length * length), np.float32)
    for i, sample in enumerate(group):
        n = min(len(sample.features), length)
        x[i, :n] = np.clip((sample.features[:n] - mean) / deviation, -CLIP, CLIP)
        wanted[i, :n], weight[i, :n], real[i, :n] = sample.wanted[:n], sample.weight[:n], 1
        if sample.title is not None:
            title[i, :n], titled[i] = sample.title[:n], 1
        for kind, (place, share) in enumerate(sample.links):
            row, column = np.divmod(place, min(len(sample.features), LONGEST_PAGE))
            near = (row < length) & (column < length)
            links[i, kind, row[near] * length + column[near]] = share[near]
    return x, wanted, weight, real, title, titled, links.reshape(pages, KINDS_OF_LINKS, length, length)


def _loss(
    weights: Weights, key: Any, x: Any, wanted: Any, weight: Any, real: Any, title: Any, titled: Any, links: Any
) -> Any:
    odds = forward(weights, x, real, links, key)
    story = odds[..., 0]
    wrong = jnp.maximum(story, 0) - story * wanted + jnp.log1p(jnp.exp(-jnp.abs(story)))
    choices = jnp.where(real > 0, odds[..., 1], -1e9)
    none = jnp.full((len(choices), 1), weights["no_title"])
    chance = jax.nn.log_softmax(jnp.concatenate([choices, none], 1), 1)
    right = jax.nn.logsumexp(jnp.where(title > 0, chance[:, :-1], -1e9), 1)
    missed = -jnp.where(title.sum(1) > 0, right, chance[:, -1]) * titled
    return ((wrong * weight).sum() + TITLE_WEIGHT * missed.sum()) / len(x)


@jax.jit
def _step(state: State, pace: tuple[int, float, float], key: Any, *batch: Any) -> tuple[State, Any]:
    """Take one step of Adam; ``pace`` is the number of the step, its rate, and the memory of the mean weights."""
    weights, first, second, average = state
    done, rate, memory = pace
    loss, slope = jax.value_and_grad(_loss)(weights, key, *batch)
    length = jnp.sqrt(sum((g**2).sum() for g in jax.tree.leaves(slope)))
    slope = jax.tree.map(lambda g: g * jnp.minimum(1, STEEPEST / length), slope)
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
    second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, slope)
    ahead = jax.tree.map(lambda m, v: (m / (1 - 0.9**done)) / (jnp.sqrt(v / (1 - 0.999**done)) + 1e-7), first, second)
    weights = jax.tree.map(lambda w, a: w - rate * (a + DECAY * w * (w.ndim > 1)), weights, ahead)
    average = jax.tree.map(lambda a, w: memory * a + (1 - memory) * w, average, weights)
    return (weights, first, second, average), loss
