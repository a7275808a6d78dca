"""How much of a text is in which language."""

from collections import Counter
from collections.abc import Sequence

from transforms.language.blocks import in_context
from transforms.language.pieces import letters, pieces
from transforms.language.ranking import Ranking, rank
from transforms.language.tags import akin

Shares = tuple[tuple[str, float], ...]


def shares(texts: Sequence[str], leading: Sequence[str]) -> list[Shares]:
    """Return the languages of each text with their share of its letters, the largest first.

    ``leading`` is the language of each text as a whole: pieces in near kin of it count as in it.
    """
    parts = [pieces(text) for text in texts]
    rankings = iter(rank([piece for each in parts for piece in each]))
    return [
        _shares(each, [next(rankings) for _ in each], first)
        for each, first in zip(parts, leading, strict=True)
    ]


def _shares(parts: Sequence[str], rankings: Sequence[Ranking], leading: str) -> Shares:
    sizes = [letters(part) for part in parts]
    counts: Counter[str] = Counter()
    for label, size in zip(in_context(rankings, sizes), sizes, strict=True):
        if label:
            counts[leading if akin(label.tag, leading) else label.tag] += size
    total = counts.total()
    largest_first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((tag, count / total) for tag, count in largest_first)
