"""Silver labels: the story of pages without gold, as two extractors that read the markup agree on it."""

import logging
from collections import Counter
from dataclasses import dataclass
from typing import Any

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from training.labels import plain
from transforms.blocks.features import Floats
from transforms.blocks.splitting import Split

FEWEST_WORDS = 80
LEAST_AGREEMENT = 0.6  # share of the first extractor's shingles that the second has too
_SHINGLE = 4

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Silver:
    """What the extractors took for the story and its title."""

    text: str
    title: str | None


def read(markup: str, url: str | None) -> Silver | None:
    """Return the story two extractors agree on, None where they do not or where it is short."""
    found = trafilatura.bare_extraction(
        markup,
        url=url,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False},
    )
    text = getattr(found, "text", None) or ""
    if len(text.split()) < FEWEST_WORDS:
        return None
    first, second = _shingles(text), _shingles(str(extract_plain_text(markup, main_content=True)))
    if (first & second).total() < LEAST_AGREEMENT * first.total():
        return None
    return Silver(text, getattr(found, "title", None))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = plain(text).split()
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def flattened(markup: str) -> dict[str, str]:
    """Return a page's main content and its whole text."""
    return {
        "main": str(extract_plain_text(markup, main_content=True)),
        "full": str(extract_plain_text(markup)),
    }


def corrected(wanted: Floats, blocks: Split, row: dict[str, Any]) -> Floats:
    """Overrule the extractors where gold names a passage that must, or must not, stand in the story."""
    wanted = wanted.copy()
    inside = [" ".join(text.split()) for text in row["with"] or () if text.strip()]
    outside = [" ".join(text.split()) for text in row["without"] or () if text.strip()]
    for block, (start, end) in enumerate(zip(blocks.starts.tolist(), blocks.ends.tolist(), strict=True)):
        text = " ".join(blocks.text[start:end].split())
        if any(passage in text for passage in inside):
            wanted[block] = 1
        elif wanted[block] < 1 and any(passage in text for passage in outside):
            wanted[block] = 0
    return wanted
