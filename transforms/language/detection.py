"""The language of a text."""

from collections.abc import Sequence
from typing import Final

from transforms.language.answer import MUL, UND, UNKNOWN, Language
from transforms.language.ranking import Ranking, rank
from transforms.language.shares import Shares, shares

# less sure than this, near kin counted as one, a guess is no answer: docs/lab-book.md weighs wrong answers
# against missing ones
LEAST_SURE: Final = 0.3
# a language leads a mixed text when it holds this share of it
LEADING_SHARE: Final = 0.55


def detect(text: str) -> Language:
    """Tell the language of a text."""
    return detect_all([text])[0]


def detect_all(texts: Sequence[str]) -> list[Language]:
    """Tell the language of each text, the same as one by one, and faster."""
    rankings = rank(texts)
    mixed = [place for place, ranking in enumerate(rankings) if ranking.mixed]
    found = dict(zip(mixed, shares([texts[place] for place in mixed]), strict=True))
    return [_answer(ranking, found.get(place, ())) for place, ranking in enumerate(rankings)]


def _answer(ranking: Ranking, found: Shares) -> Language:
    if not ranking.chances:
        return UNKNOWN
    written = tuple(f"{tag}:{share:.2f}" for tag, share in found)
    tag, confidence = ranking.chances[0]
    if len(found) > 1:
        tag = found[0][0] if found[0][1] >= LEADING_SHARE else MUL
        confidence = max(confidence, found[0][1]) if tag == ranking.chances[0][0] else found[0][1]
    elif ranking.sure < LEAST_SURE:
        return Language(tag=UND, confidence=0.0, votes=ranking.votes, shares=written)
    return Language(tag=tag, confidence=confidence, votes=ranking.votes, shares=written or (f"{tag}:1.00",))
