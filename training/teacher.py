"""The teacher: what the model of markup takes for the story of a page without gold, for those who see it flattened."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from training.corpus import Flattened, markup_of
from training.silver import FEWEST_WORDS, Silver
from transforms.blocks.model import networks_of
from transforms.html import read_with
from transforms.markup.judgement import Judges
from transforms.markup.names import Table
from transforms.page import Page


def judges(network: Path, known: Path) -> Judges:
    """Load the networks and the class words that ``training`` wrote."""
    return Judges(networks_of(network.read_bytes()), Table(json.loads(known.read_text("utf-8"))))


def taught(corpus: Iterable[Flattened], folder: Path, teacher: Judges) -> Iterator[Flattened]:
    """Yield the corpus with the stories of pages without gold as the teacher reads them in their markup.

    Pages of which it takes less than ``FEWEST_WORDS`` for story, or of whose story it is not sure, are left out.
    """
    read: dict[str, Silver | None] = {}
    for page in corpus:
        if not page.silver:
            yield page
            continue
        path = page.row["path"]
        if path not in read:
            read[path] = _read(markup_of(folder / path), page.row["url"], teacher)
        if (found := read[path]) is not None:
            yield replace(page, gold=found.text, title=found.title)


def _read(markup: str, url: str | None, teacher: Judges) -> Silver | None:
    page = read_with(teacher, markup, url=url)
    if not isinstance(page, Page) or {"unsure", "unseen"} & set(page.flags):
        return None
    return Silver(page.story, page.title) if len(page.story.split()) >= FEWEST_WORDS else None
