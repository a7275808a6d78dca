"""What speaks for a candidate to be the headline, as numbers."""

import re
from typing import Final

from transforms.metadata.site import is_site
from transforms.metadata.titles.candidates import UNDERLINE, Candidate
from transforms.metadata.titles.view import View, is_linked, likeness

NAMES: Final = (
    "ld", "og", "title", "whole", "og_front", "title_front", "own", "own_alone", "own_alone_slug", "own_long",
    "own_bar", "tailed", "tail", "cut_own_bar", "news_ld_og", "like_og", "like_title", "slug", "site", "rest_site",
    "linked", "one_word", "ellipsis", "bar", "dash", "upper", "echo",
)  # fmt: skip
_WHOLE: Final = frozenset(("ld", "og", "title", "twitter", "h1", "seen"))
_STATED: Final = frozenset(("ld", "og", "title", "twitter", "og_front", "title_front", "title_first"))
_BAR: Final = re.compile(rf"\||»|::|{UNDERLINE}")  # opened by single signs, which are searched for fast
_LONG: Final = 30  # words; a heading of more is a standfirst


def measures(view: View, letters: str) -> dict[str, float]:
    """Return what speaks for a candidate: those of ``NAMES`` that are not zero."""
    candidate = view.candidates[letters]
    values = dict.fromkeys(candidate.places.intersection(NAMES), 1.0)
    values |= _worded(candidate.text) | _beside(view, letters, candidate)
    values["whole"] = float(bool(candidate.places & _WHOLE))
    values["slug"] = view.slug_share(letters)
    values["echo"] = view.echo(letters)
    values["one_word"] = float(len(view.words[letters]) < 2)
    values["linked"] = float(bool(candidate.headings) and is_linked(candidate.headings[0]))
    values["site"] = float(letters in view.sites)
    values["rest_site"] = float(any(is_site(rest, view.sites) for rest in candidate.rests))
    for place in ("og", "title"):
        if place in view.stated:
            values[f"like_{place}"] = likeness(view.words[letters], view.words[view.stated[place]])
    return {name: value for name, value in values.items() if value}


def _worded(text: str) -> dict[str, float]:
    return {
        "ellipsis": float(text.endswith(("...", "…"))),
        "bar": float(bool(_BAR.search(text))),
        "dash": float(" - " in text or " – " in text),
        "upper": float(text.isupper()),
    }


def _beside(view: View, letters: str, candidate: Candidate) -> dict[str, float]:
    """Return how a candidate stands to the heading over the story."""
    heading = view.heading
    if heading is None:
        return {}
    if letters == heading:
        return _as_heading(view, letters, candidate)
    cut = heading.startswith(letters) and bool(candidate.rests)
    return {
        "tail": float("og" in candidate.places and heading.endswith(letters)),
        "cut_own_bar": float(cut and "|" in view.candidates[heading].text),
        "news_ld_og": float(view.is_news and {"ld", "og"} <= candidate.places),
    }


def _as_heading(view: View, letters: str, candidate: Candidate) -> dict[str, float]:
    alone = not candidate.places & _STATED
    og = view.stated.get("og", "")
    return {
        "own": 1.0,
        "own_alone": float(alone),
        "own_alone_slug": alone * view.slug_share(letters),
        "own_long": float(len(view.words[letters]) > _LONG),
        "own_bar": float("|" in candidate.text),
        "tailed": float(bool(og) and og != letters and letters.endswith(og)),
    }
