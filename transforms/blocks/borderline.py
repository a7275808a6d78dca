"""Borderline: sentences beside a story that missed it by little, so that a reader can look for them."""

from collections.abc import Collection
from typing import Final

import numpy as np

from transforms.blocks.features import Floats
from transforms.blocks.kinds import Named, sentences
from transforms.blocks.model import Scores
from transforms.blocks.splitting import Flags

FLAG: Final = "borderline"
CLOSE: Final[Named] = ("other", "a sentence just short of what is kept")
_VAGUE: Final = frozenset(("other", "navigation"))
# score; on held-out pages 37 of 65 such blocks of news are story, 265 of 713 of general articles
NEAR: Final = 0.1


def tell(
    named: list[Named], rows: Floats, scores: Scores, stays: Flags, keep: float, headline: Collection[int] = ()
) -> bool:
    """Name the sentences in or beside the story that score just below ``keep``; say whether there are any.

    ``named`` says what each block is if it is dropped; what its words or its element tell of a block stands. The
    ``headline`` and its repetitions are not asked about.
    """
    kept = stays.nonzero()[0]
    if not len(kept):
        return False
    near = ~stays & (scores.story <= keep) & (scores.story > keep - NEAR) & sentences(rows)
    near[: max(int(kept[0]) - 1, 0)] = False
    near[int(kept[-1]) + 2 :] = False
    close = [block for block in np.flatnonzero(near).tolist() if named[block][0] in _VAGUE and block not in headline]
    for block in close:
        named[block] = CLOSE
    return bool(close)
