"""Scores: how near an answer is to the gold text, in runs of four words."""

import re
from collections import Counter

SHINGLE = 4
# scripts written without spaces count one character as one word
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words of a text; a shorter text is one run."""
    tokens = _TOKEN.findall(text)
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[i : i + SHINGLE]) for i in range(max(1, len(tokens) - SHINGLE + 1)))


def precision_recall(gold: str, answer: str) -> tuple[float | None, float]:
    """Return the share of the answer that is gold, None for no answer, and of the gold that is answered."""
    wanted, given = shingles(gold), shingles(answer)
    both = (wanted & given).total()
    return (both / given.total() if given else None), (both / wanted.total() if wanted else 0.0)


def f1(pairs: list[tuple[float | None, float]]) -> float:
    """Return the harmonic mean of mean precision (over answered pages) and mean recall."""
    given = [precision for precision, _ in pairs if precision is not None]
    if not given:
        return 0.0
    precision, recall = sum(given) / len(given), sum(recall for _, recall in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
