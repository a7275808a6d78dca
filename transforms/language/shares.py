"""How much of a text is in which language."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from transforms.language.blocks import in_context
from transforms.language.pieces import pieces, size
from transforms.language.ranking import Ranking, rank
from transforms.language.tags import akin

# characters that tell the language of a piece: of 280, 999 in 1,000 are told right
READ: Final = 300

Shares = tuple[tuple[str, float], ...]


def shares(texts: Sequence[str]) -> list[Shares]:
    """Return the languages of each text with their share of its characters, the largest first.

    Near kin are one language here, the larger.
    """
    parts = [pieces(text) for text in texts]
    rankings = iter(rank([piece[:READ] for each in parts for piece in each]))
    return [_shares(each, [next(rankings) for _ in each]) for each in parts]


def _shares(parts: Sequence[str], rankings: Sequence[Ranking]) -> Shares:
    sizes = [size(part) for part in parts]
    found: Counter[str] = Counter()
    for label, count in zip(in_context(rankings, sizes), sizes, strict=True):
        if label:
            found[label.tag] += count
    merged: Counter[str] = Counter()
    for tag, count in _largest_first(found):
        merged[next((other for other in merged if akin(tag, other)), tag)] += count
    return tuple((tag, count / merged.total()) for tag, count in _largest_first(merged))


def _largest_first(found: Counter[str]) -> list[tuple[str, int]]:
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))
