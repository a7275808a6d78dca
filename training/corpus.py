"""The corpus: every page of a data folder, flattened in many ways, with the share of story in each block."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from charset_normalizer import from_bytes

from training import silver
from training.flatteners import from_html, from_text
from training.labels import plain, shares, title_blocks
from training.network import Sample
from transforms.blocks import lexicon
from transforms.blocks.features import Floats, features
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of

LONGEST = 6000  # blocks; longer pages are data tables
NEWS_WEIGHT = 2.0  # the news sets have 147 pages, the general articles 713
SILVER_WEIGHT = 0.3
SILVER_VARIANTS = 3  # of the flatteners that read markup, for each page without gold
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the data folder: its markup, its gold and its ready-made flattened forms."""

    row: Row
    markup: str
    ready: dict[str, str]


def rows(path: Path) -> list[Row]:
    """Read a file of JSON lines, compressed or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def samples(folder: Path) -> Iterator[Sample]:
    """Yield every training sample of a data folder, the same ones in the same order each time."""
    flat: dict[str, dict[str, str]] = {}
    for row in rows(folder / "flat.jsonl.gz"):
        flat.setdefault(row["id"], {})[row["flattener"]] = row["content"]
    gold = rows(folder / "gold.jsonl")
    judged = {row["path"] for row in gold if row["text"]}
    for row in gold:
        if row["text"]:
            yield from _gold_samples(Page(row, _markup(folder / row["path"]), _ready(row, flat)))
    others: dict[str, Row] = {}
    for row in gold:
        if row["path"] not in judged and (row["path"] not in others or row["with"]):
            others[row["path"]] = row
    for row in others.values():
        yield from _silver_samples(Page(row, _markup(folder / row["path"]), _ready(row, flat)))


def _ready(row: Row, flat: dict[str, dict[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in ("main", "full"):
        found |= flat.get(f"{row['id']}#{kind}", {})
    return found


def _markup(path: Path) -> str:
    data = gzip.decompress(path.read_bytes())
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(data[:200_000]).best()
        return data.decode(best.encoding if best else "latin-1", "replace")


def _gold_samples(page: Page) -> Iterator[Sample]:
    row, rng = page.row, random.Random(page.row["id"])
    weight = 1.0 if row["set"] == "wcxb" else NEWS_WEIGHT
    variants = page.ready | dict(from_html(page.markup))
    for kind, text in page.ready.items():
        variants |= {f"{kind}_{name}": made for name, made in from_text(text, rng)}
    for text in variants.values():
        yield from _sample(text, row["text"], row["title"], weight)
    yield from _clean_samples(row, weight)
    texts = list(variants.values())
    yield from _without(rng.choice(texts), row, weight, story=True)
    yield from _without(rng.choice(texts), row, weight, story=False)


def _clean_samples(row: Row, weight: float) -> Iterator[Sample]:
    """Yield the gold text as a page, with its title and without: a clean text must stay whole."""
    held = plain(row["title"]) in plain(row["text"])
    yield from _sample(row["text"], row["text"], None if held else row["title"], weight)
    if row["title"] and not held:
        yield from _sample(f"{row['title']}\n\n{row['text']}", row["text"], row["title"], weight)


def _without(text: str, row: Row, weight: float, *, story: bool) -> Iterator[Sample]:
    """Yield a page without its title, and without its ``story`` if asked: such pages exist."""
    blocks = split(_clean(text))
    titles = title_blocks(blocks, row["title"])
    cut = np.zeros(len(blocks.starts), np.bool_) if titles is None else titles > 0
    if story:
        cut |= np.nan_to_num(shares(blocks, words_of(blocks.codes, blocks.classes), row["text"])) >= 0.3
    spans = zip(blocks.edges[:-1].tolist(), blocks.edges[1:].tolist(), cut.tolist(), strict=True)
    left = "".join(blocks.text[start:end] for start, end, gone in spans if not gone)
    yield from _sample(left, "" if story else row["text"], row["title"], weight)


def _silver_samples(page: Page) -> Iterator[Sample]:
    """Yield pages without gold, labelled by two extractors that read the markup and agree."""
    found = silver.read(page.markup, page.row["url"])
    if found is None:
        return
    rng = random.Random(page.row["path"])
    ready = silver.flattened(page.markup) | page.ready
    variants = list(ready.values())
    made = list(from_html(page.markup))
    variants += [text for _, text in rng.sample(made, min(SILVER_VARIANTS, len(made)))]
    variants += [rng.choice(list(from_text(text, rng)))[1] for text in ready.values()]
    for text in variants:
        yield from _sample(text, found.text, found.title, SILVER_WEIGHT, page.row)


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text.replace("\r\n", "\n"))


def _sample(
    text: str, gold: str, title: str | None, weight: float, hints: Row | None = None
) -> Iterator[Sample]:
    text = _clean(text)
    blocks = split(text)
    if not 0 < len(blocks.starts) <= LONGEST:
        return
    words = words_of(blocks.codes, blocks.classes)
    wanted = shares(blocks, words, gold)
    titles = title_blocks(blocks, title)
    if hints is not None:
        wanted = silver.corrected(wanted, blocks, hints)
        titles = titles if titles is not None and titles.any() else None
    sizes = np.diff(np.searchsorted(words.starts, blocks.edges))
    weights = _weights(wanted, sizes) * weight
    yield Sample(
        features(blocks, words),
        lexicon.rows(words, blocks.edges).astype(np.int16),
        np.nan_to_num(wanted),
        weights,
        titles,
    )


def _weights(wanted: Floats, sizes: Any) -> Floats:
    """Weigh blocks by their words, pages by the words of their story, both damped."""
    story = max(40.0, float((np.nan_to_num(wanted) * sizes).sum()))
    weights: Floats = np.where(np.isnan(wanted), 0, 20 * (sizes + 3) ** 0.7 / story**0.7).astype(np.float32)
    return weights
