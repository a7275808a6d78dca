"""The language of each block of a page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from transforms.language.answer import Language
from transforms.language.pieces import LETTERS, letters, size
from transforms.language.ranking import Ranking, rank

# what a language is given that leads no other block of the page: a page holds few languages, but may hold any
NEW_LANGUAGE: Final = 0.02
LEAST_CONFIDENCE: Final = 0.25


def label_blocks(texts: Sequence[str]) -> list[Language | None]:
    """Tell the language of each block of a page, given in page order.

    A block of fewer than 40 letters, or of no clear language, inherits from the block before it that has one,
    else from the one after; None where none has.
    """
    long = [place for place, text in enumerate(texts) if letters(text) >= LETTERS]
    distinct = list(dict.fromkeys(texts[place] for place in long))
    ranked = dict(zip(distinct, rank(distinct), strict=True))
    told = in_context([ranked[texts[place]] for place in long], [size(texts[place]) for place in long])
    labels: list[Language | None] = [None] * len(texts)
    for place, language in zip(long, told, strict=True):
        labels[place] = language
    return _inherited(labels)


def in_context(rankings: Sequence[Ranking], sizes: Sequence[int]) -> list[Language | None]:
    """Tell the language of each part of a whole, None where unclear; the other parts decide close calls."""
    whole: defaultdict[str, float] = defaultdict(float)
    total = max(sum(sizes), 1)
    for ranking, count in zip(rankings, sizes, strict=True):
        for tag, chance in ranking.chances:
            whole[tag] += chance * count / total
    return [_in_context(ranking, whole) for ranking in rankings]


def _in_context(ranking: Ranking, whole: Mapping[str, float]) -> Language | None:
    odds = {tag: chance * (whole[tag] + NEW_LANGUAGE) for tag, chance in ranking.chances}
    total = sum(odds.values())
    if not total:
        return None
    tag = max(odds, key=odds.__getitem__)
    confidence = round(odds[tag] / total, 4)
    if confidence < LEAST_CONFIDENCE:
        return None
    return Language(tag=tag, confidence=confidence, votes=ranking.votes)


def _inherited(labels: list[Language | None]) -> list[Language | None]:
    last = next((label for label in labels if label), None)
    filled = []
    for label in labels:
        last = label or last
        filled.append(last)
    return filled
