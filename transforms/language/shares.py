"""How much of a text is in which language."""

from collections import Counter
from collections.abc import Sequence

from transforms.language.blocks import in_context
from transforms.language.pieces import letters, pieces
from transforms.language.ranking import Ranking, rank

Shares = tuple[tuple[str, float], ...]


def shares(texts: Sequence[str]) -> list[Shares]:
    """Return the languages of each text with their share of its letters, the largest first."""
    parts = [pieces(text) for text in texts]
    rankings = iter(rank([piece for each in parts for piece in each]))
    return [_shares(each, [next(rankings) for _ in each]) for each in parts]


def _shares(parts: Sequence[str], rankings: Sequence[Ranking]) -> Shares:
    sizes = [letters(part) for part in parts]
    counts: Counter[str] = Counter()
    for label, size in zip(in_context(rankings, sizes), sizes, strict=True):
        if label:
            counts[label.tag] += size
    total = counts.total()
    return tuple((tag, count / total) for tag, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
