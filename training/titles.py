"""Fit the choice of the headline: ``python -m training.titles DATA_DIR [OUT]``.

Prints how often the choice is exactly right on domains that were held out, how sure it was there, and writes the
weights of a fit on all pages to OUT.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from training.labels import plain
from training.logit import Floats, Sample, fit, out_of_fold, report_trust, softmax, tempered, write
from transforms.decode import decode
from transforms.html import read_html
from transforms.markup.structured import structured
from transforms.metadata.site import home_letters, site_letters, stated_names
from transforms.metadata.titles import view_of
from transforms.metadata.titles.measures import NAMES, measures
from transforms.page import Page

NEWS = 2.0  # weight of a news page: there are six times as many others


def main() -> None:
    """Read the pages with a gold title, print figures out of fold, and write the weights."""
    data = Path(sys.argv[1])
    samples = list(read(data))
    unseen = out_of_fold(samples)
    scale = tempered(unseen)
    report(unseen, scale)
    if len(sys.argv) > 2:
        write(Path(sys.argv[2]), NAMES, scale * fit(samples))


def read(data: Path) -> Iterable[Sample]:
    """Yield the candidates of every page that has a gold title and any candidate."""
    for line in (data / "gold.jsonl").read_text("utf-8").split("\n"):
        gold = json.loads(line or "null")
        if gold and gold["title"]:
            sample = _sample(gold, gzip.decompress((data / gold["path"]).read_bytes()))
            if len(sample.rows):
                yield sample


def _sample(gold: dict[str, Any], payload: bytes) -> Sample:
    html = decode(payload, charset=None, media_type="text/html").text
    page = structured(LexborHTMLParser(html), gold["url"])
    read = read_html(html, url=gold["url"])
    sites = site_letters(page, stated_names(page)) | home_letters(page)
    view = view_of(page, None, sites, read.story if isinstance(read, Page) else "")
    rows = np.zeros((len(view.candidates), len(NAMES)))
    for row, letters in zip(rows, view.candidates, strict=True):
        for name, value in measures(view, letters).items():
            row[NAMES.index(name)] = value
    right = np.array([plain(c.text) == plain(gold["title"]) for c in view.candidates.values()], bool)
    full = np.array([bool(c.places & {"ld", "og", "title", "h1"}) for c in view.candidates.values()], bool)
    host = (urlsplit(gold["url"] or "").hostname or gold["id"]).removeprefix("www.")
    return Sample(gold["set"], host, rows, right, full, 1.0 if gold["set"] == "wcxb" else NEWS)


def report(unseen: Sequence[tuple[Sample, Floats]], scale: float) -> None:
    """Print how often the choice is right out of fold, by set and by how sure it was."""
    answers: dict[str, list[tuple[bool, bool, float]]] = defaultdict(list)
    for sample, raw in unseen:
        chance = softmax(scale * raw)
        best = int(chance.argmax())
        variant = bool(sample.full[best] and (sample.right & sample.full).any())
        answers[sample.group].append((bool(sample.right[best]), variant, float(chance[best])))
    for group, held in sorted(answers.items()):
        exact, variant, _ = np.mean(held, axis=0)
        print(
            f"{group:14} pages {len(held):4}  exact {exact:.3f}  or in another wording that stands whole {variant:.3f}"
        )
    report_trust((chance, right) for held in answers.values() for right, _, chance in held)


if __name__ == "__main__":
    main()
