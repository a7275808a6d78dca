"""The choice of the headline: a conditional logit over the candidates of a page, its weights packaged."""

import json
import math
from importlib.resources import files
from typing import Final

from transforms.markup.structured import Structured
from transforms.markup.things import Thing, place
from transforms.metadata.answer import NONE, Answer
from transforms.metadata.titles.candidates import Candidate, gather
from transforms.metadata.titles.measures import measures
from transforms.metadata.titles.view import View

MAX_TITLE: Final = 300
MAX_HEADINGS: Final = 12
WEIGHTS: Final[dict[str, float]] = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
_SOURCES: Final = (
    ("ld", "jsonld:headline"), ("og", "meta:og:title"), ("h1", "h1"), ("twitter", "meta:twitter:title"),
    ("micro", "microdata:headline"), ("meta", "meta:title"), ("title", "title"), ("seen", "text"), ("h2", "h2"),
    ("piece", "h1"), ("ld_name", "jsonld:name"), ("ld_other", "jsonld:alternativeHeadline"),
)  # fmt: skip
_PLACES: Final = frozenset(place for place, _ in _SOURCES)


def view_of(page: Structured, seen: str | None, sites: frozenset[str], story: str = "") -> View:
    """Return the candidates of a page; ``seen`` is what a reader of its ``story`` took for its headline."""
    return View(page, gather(page, page.headings[:MAX_HEADINGS], seen, sites), sites, story)


def title_of(view: View) -> Answer[str]:
    """Return the headline of a page, without its site's name."""
    rivals = _rivals(view)
    if not rivals:
        return NONE
    raw = {letters: _weight(measures(view, letters)) for letters in rivals} if len(rivals) > 1 else {rivals[0]: 0.0}
    best = max(raw, key=lambda letters: raw[letters])
    sure = 1.0 / sum(math.exp(value - raw[best]) for value in raw.values())
    chosen = view.candidates[best]
    source, cut = _source(chosen, view.page.article), len(chosen.text) > MAX_TITLE
    return Answer(chosen.text[:MAX_TITLE], source, round(sure, 3), cut=cut)


def _rivals(view: View) -> list[str]:
    """Return the candidates but those that name the site: on 42 of 858 pages one does, and none is the headline.

    Where there are no others, a heading may be one.
    """
    others = [letters for letters in view.candidates if letters not in view.sites]
    return others or [letters for letters, candidate in view.candidates.items() if candidate.headings]


def _weight(values: dict[str, float]) -> float:
    return sum(WEIGHTS[name] * value for name, value in values.items())


def _source(chosen: Candidate, own: Thing | None) -> str:
    """Return the most formal place of a candidate; of parts the place of the whole."""
    whole = {name.partition("_")[0] if name not in _PLACES else name for name in chosen.places}
    source = next(source for name, source in _SOURCES if name in whole)
    return place(own, source.partition(":")[2]) if source.startswith("jsonld:") else source
