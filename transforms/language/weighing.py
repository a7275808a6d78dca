"""How the votes add up: a weight for each kind of evidence, the same for all languages.

The weights are fitted on labelled texts by training/language.py (conditional logit); see docs/lab-book.md.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from transforms.language.bytegrams import Model
from transforms.language.cld2 import Cld2, known
from transforms.language.evidence import Evidence
from transforms.language.scripts import LATIN, LATIN_TOO, WRITTEN
from transforms.language.tables import Tables
from transforms.language.tags import RARE, Columns, akin, primary

Figures = npt.NDArray[np.float64]
# evidence is compared by the square root of its amount: n-grams of one text repeat each other
LEAST: Final = -4.0
# what a vote says of a language it does not know
SILENT: Final = -2.0
# languages of each vote that stand for choice, besides those CLD2 names
CANDIDATES: Final = {"langdetect": 3, "news": 4, "langid": 3}
FEATURES: Final = (
    "langdetect_margin", "langdetect_first", "news_margin", "news_first", "langdetect_knows", "news_knows",
    "cld2_knows", "cld2_share", "cld2_first", "cld2_score", "langid_margin", "langid_first", "langid_knows",
)  # fmt: skip
WEIGHTS: Final = (
    -0.445, 0.435, 0.933, 0.089, 1.576, 1.242, -0.852, 0.452, 0.428, 0.675, 1.348, -0.011, -2.675,
)  # fmt: skip
# log-odds of being right: constant, slope on the log-odds of the probability, and for languages langdetect
# knows (their texts count five times in the fit of WEIGHTS). The constant is .5 below its fit: stated on
# purpose so low that of the answers at .9 and above 995 in 1,000 are right
CALIBRATION: Final = (0.041, 0.933, -1.336)


class Scale:
    """All languages that a vote may name, with what is known of each."""

    def __init__(self, tables: Tables, model: Model) -> None:
        named = {primary(tag) for tag in (*tables.langdetect, *tables.news, *model.tags)}
        written = {tag for tags in WRITTEN.values() for tag in tags}
        self.languages = tuple(sorted(named | written | known()))
        self._place = {tag: place for place, tag in enumerate(self.languages)}
        self._langdetect = Columns(tables.langdetect, self.languages)
        self._news = Columns(tables.news, self.languages)
        self._langid = Columns(model.tags, self.languages)
        cld2 = np.isin(self.languages, sorted(known()))
        flags = (self._langdetect.known, self._news.known, cld2, self._langid.known)
        self.knows = [flag.astype(np.float64) for flag in flags]
        self.kin = np.array([[float(akin(one, other)) for one in self.languages] for other in self.languages])
        self.prior = np.array([RARE.get(tag, 0.0) for tag in self.languages])
        other = written - LATIN_TOO
        self._in_script = {
            **{script: np.isin(self.languages, tags) for script, tags in WRITTEN.items()},
            LATIN: ~np.isin(self.languages, sorted(other)),
        }

    def written_in(self, scripts: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Return, for each text by its script, which languages it may be in."""
        return np.array([self._in_script[script] for script in scripts])

    def features(
        self, found: Evidence, answers: Sequence[Cld2], langid: npt.NDArray[np.float32], allowed: Any
    ) -> list[Figures]:
        """Return the figures of FEATURES, each texts by languages."""
        root = np.sqrt(np.maximum(found.weight, 1.0))[:, np.newaxis]
        langdetect, news = self._langdetect.spread(found.plain), self._news.spread(found.news)
        *known, langid_knows = (np.broadcast_to(flags, news.shape) for flags in self.knows)
        margins = (*_margin(langdetect, root, allowed), *_margin(news, root, allowed))
        third = _margin(self._langid.spread(langid), np.ones_like(root), allowed)
        return [*margins, *known, *self._cld2(answers), *third, langid_knows]

    def _cld2(self, answers: Sequence[Cld2]) -> tuple[Figures, Figures, Figures]:
        share, first, score = (np.zeros((len(answers), len(self.languages))) for _ in range(3))
        for row, answer in enumerate(answers):
            for tag, part in reversed(answer.shares):
                share[row, self._place[tag]] += part
            if answer.shares:
                place = self._place[answer.shares[0][0]]
                first[row, place], score[row, place] = 1.0, answer.score
        return share, first, score


def _margin(evidence: Figures, root: Figures, allowed: npt.NDArray[np.bool_]) -> tuple[Figures, Figures]:
    """Return how far each language is behind the best that is allowed, and which is best."""
    evidence = np.where(allowed, evidence, -np.inf)
    best = evidence.max(axis=1, keepdims=True)
    silent = np.isneginf(evidence)
    behind = np.where(silent, 0.0, evidence) - np.where(np.isneginf(best), 0.0, best)
    first = ~silent & (behind == 0.0) & (best > -np.inf)
    return np.where(silent, SILENT, np.maximum(behind / root, LEAST)), first.astype(np.float64)


def probabilities(features: Sequence[Figures], prior: Figures, allowed: Any) -> Figures:
    """Return the probability of each language (texts by languages) by WEIGHTS, after ``prior`` log-odds.

    The first few languages of each vote share it; the others have none.
    """
    score = np.where(allowed & candidates(features), prior, -np.inf)
    for feature, weight in zip(features, WEIGHTS, strict=True):
        score = score + weight * feature
    odds = np.exp(score - score.max(axis=1, keepdims=True))
    chances: Figures = odds / odds.sum(axis=1, keepdims=True)
    return chances


def candidates(features: Sequence[Figures]) -> npt.NDArray[np.bool_]:
    """Mark the languages that stand for choice in each text (texts by languages)."""
    by_name = dict(zip(FEATURES, features, strict=True))
    chosen = by_name["cld2_share"] > 0
    for vote, count in CANDIDATES.items():
        margin = np.where(by_name[f"{vote}_knows"] > 0, by_name[f"{vote}_margin"], -np.inf)
        chosen |= (margin >= np.partition(margin, -count, axis=1)[:, -count, np.newaxis]) & (margin > LEAST)
    return chosen | (by_name["news_first"] > 0)


def confidence(chances: Figures, langdetect_knows: Figures) -> Figures:
    """Return how sure an answer would be, 0 to 1, from its probability."""
    constant, slope, known = CALIBRATION
    odds = np.clip(chances, 1e-9, 1 - 1e-6)
    stated: Figures = 1 / (1 + np.exp(-constant - known * langdetect_knows) * (1 / odds - 1) ** slope)
    return stated
