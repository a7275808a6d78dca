"""The languages a text may be in, with the probability of each."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from transforms.language import bytegrams, cld2
from transforms.language.cleaning import clean
from transforms.language.evidence import batches, evidence
from transforms.language.scripts import WRITTEN, scripts
from transforms.language.tables import tables
from transforms.language.tags import primary
from transforms.language.variants import variety
from transforms.language.weighing import Scale, confidence, probabilities

# texts are weighed together up to this many characters: larger arrays leave the processor's cache
TOGETHER: Final = 30_000
# langdetect and news read this much of a text, and where that leaves a doubt, more (docs/lab-book.md)
FIRST: Final = 300
READ: Final = 3_000
NO_DOUBT: Final = 0.95
KEPT: Final = 4
# a text is looked at in pieces when less than this of it is in one script, or to CLD2 in one language
UNMIXED: Final = 0.92
NO_SCRIPT: Final = ("Latn", 1.0)
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Ranking:
    """The most probable languages of a text, best first, as (tag, probability); what each vote said.

    ``sure`` is how sure it is that the text is in the first of them or in near kin of it, 0 to 1; ``mixed`` tells
    that a vote saw several languages.
    """

    chances: tuple[tuple[str, float], ...]
    votes: tuple[str, ...]
    sure: float
    mixed: bool


NONE: Final = Ranking((), (), 0.0, mixed=False)


@cache
def _scale_once() -> Scale:
    return Scale(tables(), bytegrams.model())


def _scale() -> Scale:
    with _lock:
        return _scale_once()


def rank(texts: Sequence[str]) -> list[Ranking]:
    """Rank the languages of each text; the others have no influence on it."""
    cleaned = [clean(text) for text in texts]
    found = scripts(cleaned)
    rankings = [_by_script(script, text) for script, text in zip(found, cleaned, strict=True)]
    open_ = [place for place, ranking in enumerate(rankings) if ranking is None]
    answers = {place: cld2.ask(cleaned[place]) for place in open_}
    for length in (FIRST, READ):
        for start, end in batches([cleaned[place][:length] for place in open_], TOGETHER):
            places = open_[start:end]
            parts = [cleaned[place][:length] for place in places]
            written = [found[place] or NO_SCRIPT for place in places]
            weighed = _weigh(parts, written, [answers[place] for place in places])
            for place, ranking in zip(places, weighed, strict=True):
                rankings[place] = ranking
        open_ = [place for place in open_ if len(cleaned[place]) > length and _doubtful(rankings[place] or NONE)]
    return [ranking or NONE for ranking in rankings]


def _doubtful(ranking: Ranking) -> bool:
    return not ranking.chances or ranking.chances[0][1] < NO_DOUBT


def _by_script(script: tuple[str, float] | None, text: str) -> Ranking | None:
    """Rank where the script leaves one language."""
    if script is None:
        return NONE
    name, share = script
    tags = WRITTEN.get(name, ())
    if len(tags) != 1 and name != "Hani":
        return None
    tag = variety(tags[0], name, text)
    return Ranking(((tag, 1.0),), (f"script={tag}:1.00",), 1.0, mixed=share < UNMIXED)


def _weigh(texts: Sequence[str], found: Sequence[tuple[str, float]], answers: Sequence[cld2.Cld2]) -> Iterator[Ranking]:
    read, model, scale = tables(), bytegrams.model(), _scale()
    sums, third = evidence(texts, read), bytegrams.vote(texts, model)
    allowed = scale.written_in([name for name, _ in found])
    chances = probabilities(scale.features(sums, answers, third, allowed), scale.prior, allowed)
    stated = confidence(chances, scale.knows[0]).round(4)
    best = np.argsort(-chances, axis=1, kind="stable")[:, :KEPT].tolist()
    sure = _sure(chances, [first for first, *_ in best], scale)
    said = zip(
        _votes("langdetect", read.langdetect, sums.langdetect),
        _votes("news", read.news, sums.news),
        _votes("langid", model.tags, third),
        strict=True,
    )
    for row, (text, (script, share), answer, votes) in enumerate(zip(texts, found, answers, said, strict=True)):
        yield Ranking(
            tuple((variety(scale.languages[n], script, text), float(stated[row, n])) for n in best[row]),
            (*votes, *(f"cld2={tag}:{part:.2f}" for tag, part in answer.shares[:1])),
            sure=sure[row],
            mixed=share < UNMIXED or answer.mixed,
        )


def _sure(chances: npt.NDArray[np.float64], first: list[int], scale: Scale) -> list[float]:
    """Return how sure it is that each text is in its first language or in near kin of that."""
    kin = (chances * scale.kin[first]).sum(axis=1)
    sure: list[float] = confidence(kin, scale.knows[0][first]).tolist()
    return sure


def _votes(name: str, tags: Sequence[str], values: npt.NDArray[np.float32]) -> list[str]:
    """Write down the first choice of a profile for each text, with the probability by that profile alone."""
    best = values.argmax(axis=1)
    ahead: Any = np.exp(values - values.max(axis=1, keepdims=True))
    chances = (1.0 / ahead.sum(axis=1)).tolist()
    return [f"{name}={primary(tags[n])}:{chance:.2f}" for n, chance in zip(best, chances, strict=True)]
