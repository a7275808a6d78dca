"""The corpus: every page of a data folder, flattened in many ways."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from training import silver
from training.flatteners import from_html, from_text
from training.labels import plain, shares, title_blocks
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of
from transforms.decode import decode

GENERAL_SETS = ("wcxb",)  # articles of all kinds; the other sets with gold are news
LONGEST = 2000  # blocks; longer pages are data tables
SILVER_FORMS = 3  # of the flatteners that read markup, for each page without gold
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Flattened:
    """One page in one flattened form, with the gold that judges it."""

    text: str
    gold: str
    title: str | None
    flattener: str
    row: Row
    silver: bool = False


def pages(folder: Path) -> Iterator[Flattened]:
    """Yield every page of a data folder in every form, the same ones in the same order each time."""
    flat: dict[str, dict[str, str]] = {}
    for row in rows(folder / "flat.jsonl.gz"):
        flat.setdefault(row["id"], {})[row["flattener"]] = row["content"]
    gold = rows(folder / "gold.jsonl")
    judged = {row["path"] for row in gold if row["text"]}
    for row in gold:
        if row["text"]:
            yield from _gold_pages(Page(row, markup_of(folder / row["path"]), _ready(row, flat)))
    others: dict[str, Row] = {}
    for row in gold:
        if row["path"] not in judged and (row["path"] not in others or row["with"]):
            others[row["path"]] = row
    for row in others.values():
        yield from _silver_pages(Page(row, markup_of(folder / row["path"]), _ready(row, flat)))


def _ready(row: Row, flat: dict[str, dict[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in ("main", "full"):
        found |= flat.get(f"{row['id']}#{kind}", {})
    return found


def markup_of(path: Path) -> str:
    """Read the markup of a page of the data folder."""
    return decode(gzip.decompress(path.read_bytes()), charset=None, media_type="text/html").text


def _gold_pages(page: Page) -> Iterator[Flattened]:
    row, rng = page.row, random.Random(page.row["id"])
    forms = page.ready | dict(from_html(page.markup))
    for kind, text in page.ready.items():
        forms |= {f"{kind}_{name}": made for name, made in from_text(text, rng)}
    held = plain(row["title"]) in plain(row["text"])
    forms["clean"] = row["text"]  # a clean text must stay whole
    if row["title"] and not held:
        forms["clean_titled"] = f"{row['title']}\n\n{row['text']}"
    for name, text in forms.items():
        title = None if held and name == "clean" else row["title"]
        yield Flattened(text=_clean(text), gold=row["text"], title=title, flattener=name, row=row)
    for name, gold in (("untitled", row["text"]), ("emptied", "")):
        text = _without(rng.choice(list(forms.values())), row, story=not gold)
        yield Flattened(text=text, gold=gold, title=row["title"], flattener=name, row=row)


def _without(text: str, row: Row, *, story: bool) -> str:
    """Return a page without its title, and without its ``story`` if asked: such pages exist."""
    blocks = split(_clean(text))
    titles = title_blocks(blocks, row["title"])
    cut = np.zeros(len(blocks.starts), np.bool_) if titles is None else titles > 0
    if story:
        cut |= np.nan_to_num(shares(blocks, words_of(blocks.codes, blocks.classes), row["text"])) >= 0.3
    spans = zip(blocks.edges[:-1].tolist(), blocks.edges[1:].tolist(), cut.tolist(), strict=True)
    return "".join(blocks.text[start:end] for start, end, gone in spans if not gone)


def _silver_pages(page: Page) -> Iterator[Flattened]:
    """Yield a page without gold, labelled by two extractors that read the markup and agree."""
    found = silver.read(page.markup, page.row["url"])
    if found is None:
        return
    rng = random.Random(page.row["path"])
    ready = silver.flattened(page.markup) | page.ready
    made = list(from_html(page.markup))
    forms = [*ready.items(), *rng.sample(made, min(SILVER_FORMS, len(made)))]
    forms += [rng.choice(list(from_text(text, rng))) for text in ready.values()]
    for name, text in forms:
        yield Flattened(
            text=_clean(text), gold=found.text, title=found.title, flattener=name, row=page.row, silver=True
        )


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text.replace("\r\n", "\n"))
