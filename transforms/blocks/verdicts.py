"""Verdicts: what each block of a page is, whether it stays, and why."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from transforms.blocks.kinds import Named
from transforms.blocks.model import Scores
from transforms.blocks.splitting import Split
from transforms.page import Verdict

_TITLE: Final[Named] = ("title", "the headline of the story")
_ECHO: Final[Named] = ("caption", "repeats the headline")


class Told(NamedTuple):
    """What a page tells: the blocks of the story and what each is, the headline, and the blocks that repeat it."""

    blocks: Sequence[int]
    named: Sequence[Named]
    headline: int | None
    echoes: Iterable[int]


def verdicts(blocks: Split, scores: Scores, gone: Sequence[Named], told: Told | None = None) -> tuple[Verdict, ...]:
    """Return the verdict on each block; ``gone`` says what each is if dropped, as all are where nothing is told."""
    named, kept = list(gone), [False] * len(gone)
    if told is not None:
        _tell(told, named, kept)
    edges, sure = blocks.edges.tolist(), np.round(scores.story.astype(np.float64), 4).tolist()
    kind, reason = zip(*named, strict=True)
    return tuple(map(Verdict._make, zip(edges[:-1], edges[1:], kind, kept, sure, reason, strict=True)))


def _tell(told: Told, named: list[Named], kept: list[bool]) -> None:
    for block in told.echoes:
        named[block] = _ECHO
    for block, name in zip(told.blocks, told.named, strict=True):
        named[block], kept[block] = name, True
    if told.headline is not None:
        named[told.headline], kept[told.headline] = _TITLE, True
