"""The choice of the headline: a conditional logit over the candidates of a page, its weights packaged."""

import json
import math
from collections.abc import Sequence
from importlib.resources import files
from typing import Final

from selectolax.lexbor import LexborNode

from transforms.markup.structured import Structured
from transforms.metadata.answer import NONE, Answer
from transforms.metadata.site import site_letters
from transforms.metadata.titles.candidates import Candidate, gather
from transforms.metadata.titles.measures import measures
from transforms.metadata.titles.view import View

MAX_TITLE: Final = 300
WEIGHTS: Final[dict[str, float]] = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
_SOURCES: Final = (
    ("ld", "jsonld:headline"), ("og", "meta:og:title"), ("h1", "h1"), ("twitter", "meta:twitter:title"),
    ("micro", "microdata:headline"), ("meta", "meta:title"), ("title", "title"), ("seen", "text"), ("h2", "h2"),
    ("piece", "h1"), ("ld_name", "jsonld:name"), ("ld_other", "jsonld:alternativeHeadline"), ("og_", "meta:og:title"),
    ("title_", "title"), ("ld_", "jsonld:headline"), ("twitter_", "meta:twitter:title"),
)  # fmt: skip


def title_of(page: Structured, headings: Sequence[LexborNode], seen: str | None = None) -> Answer[str]:
    """Return the headline of a page, without its site's name; ``seen`` is what a reader of its text took for it."""
    view = view_of(page, headings, seen)
    if not view.candidates:
        return NONE
    raw = {letters: _weight(measures(view, letters)) for letters in view.candidates}
    best = max(raw, key=lambda letters: raw[letters])
    sure = 1.0 / sum(math.exp(value - raw[best]) for value in raw.values())
    chosen = view.candidates[best]
    return Answer(chosen.text[:MAX_TITLE], _source(chosen), round(sure, 3))


def view_of(page: Structured, headings: Sequence[LexborNode], seen: str | None) -> View:
    """Return the candidates of a page with what they are measured against."""
    sites = site_letters(page)
    return View(page, gather(page, headings, seen, sites), sites)


def _weight(values: dict[str, float]) -> float:
    return sum(WEIGHTS[name] * value for name, value in values.items())


def _source(chosen: Candidate) -> str:
    return next(
        source for key, source in _SOURCES if any(place == key or place.startswith(f"{key}_") for place in chosen.places)
    )
