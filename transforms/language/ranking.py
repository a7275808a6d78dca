"""The languages a text may be in, with the probability of each."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np

from transforms.language import cld2
from transforms.language.cleaning import clean
from transforms.language.evidence import Evidence, evidence
from transforms.language.scripts import WRITTEN, scripts
from transforms.language.tables import Tables, tables
from transforms.language.tags import primary
from transforms.language.variants import variety
from transforms.language.weighing import Scale, probabilities

WEIGHTS: Final = (0.143, 0.348, 1.47, 0.084, 0.764, 1.453, -0.854, 0.606, 0.478, 1.246)
# texts weighed together
TOGETHER: Final = 256
KEPT: Final = 4
# a text is looked at in pieces when less than this of its letters is of one script
UNMIXED: Final = 0.9
NO_SCRIPT: Final = ("Latn", 0.0)
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Ranking:
    """The most probable languages of a text, best first, as (tag, probability); what each vote said.

    ``mixed`` tells that a vote saw several languages.
    """

    chances: tuple[tuple[str, float], ...]
    votes: tuple[str, ...]
    mixed: bool


NONE: Final = Ranking((), (), False)


@cache
def _scale_once() -> Scale:
    return Scale(tables())


def _scale() -> Scale:
    with _lock:
        return _scale_once()


def rank(texts: Sequence[str]) -> list[Ranking]:
    """Rank the languages of each text; the others have no influence on it."""
    cleaned = [clean(text) for text in texts]
    found = scripts(cleaned)
    rankings = [_by_script(script, text) for script, text in zip(found, cleaned, strict=True)]
    open_ = [place for place, ranking in enumerate(rankings) if ranking is None]
    for start in range(0, len(open_), TOGETHER):
        places = open_[start : start + TOGETHER]
        weighed = _weigh([cleaned[place] for place in places], [found[place] or NO_SCRIPT for place in places])
        for place, ranking in zip(places, weighed, strict=True):
            rankings[place] = ranking
    return [ranking or NONE for ranking in rankings]


def _by_script(script: tuple[str, float] | None, text: str) -> Ranking | None:
    """Rank where the script leaves one language."""
    if script is None:
        return NONE
    name, share = script
    tags = WRITTEN.get(name, ())
    if len(tags) != 1 and name != "Hani":
        return None
    tag = variety(tags[0], name, text)
    return Ranking(((tag, 1.0),), (f"script={tag}:1.00",), mixed=share < UNMIXED)


def _weigh(texts: Sequence[str], found: Sequence[tuple[str, float]]) -> Iterator[Ranking]:
    read, scale = tables(), _scale()
    sums, answers = list(evidence(texts, read)), [cld2.ask(text) for text in texts]
    allowed = scale.written_in([name for name, _ in found])
    chances = probabilities(scale.features(sums, answers, allowed), WEIGHTS, allowed)
    best = np.argsort(-chances, axis=1, kind="stable")[:, :KEPT]
    for row, (text, (script, share)) in enumerate(zip(texts, found, strict=True)):
        places = best[row].tolist()
        yield Ranking(
            tuple((variety(scale.languages[n], script, text), round(float(chances[row, n]), 4)) for n in places),
            _votes(sums[row], answers[row], read),
            mixed=len(answers[row].shares) > 1 or share < UNMIXED,
        )


def _votes(each: Evidence, answer: cld2.Cld2, read: Tables) -> tuple[str, ...]:
    votes = [
        _vote("langdetect", read.langdetect.tags, each.langdetect),
        _vote("news", read.news.tags, each.news),
    ]
    if answer.shares:
        tag, share = answer.shares[0]
        votes.append(f"cld2={tag}:{share:.2f}")
    return tuple(votes)


def _vote(name: str, tags: Sequence[str], values: Any) -> str:
    best = int(values.argmax())
    chance = 1.0 / float(np.exp(values - values[best]).sum())
    return f"{name}={primary(tags[best])}:{chance:.2f}"
