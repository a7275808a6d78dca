"""The choice: which blocks of a flattened text are its story, by the model and by the rules that overrule it.

Whatever a rule decided bears the rule's reason: its score alone would not explain it.
"""

from typing import Final, NamedTuple

import numpy as np

from transforms.blocks import captions, headline, pointers, sentences, title, whole
from transforms.blocks.headline import Headline
from transforms.blocks.kinds import Named
from transforms.blocks.model import Scores
from transforms.blocks.splitting import Flags, Split
from transforms.blocks.words import Indices

KEEP: Final = 0.53  # best F1 on held-out domains: a lost sentence costs more words than a kept line; docs/lab-book.md
CREDITED: Final[Named] = ("caption", "closes with a picture's credit or a running time")
TWIN: Final[Named] = ("caption", "says the same as the line beside it")
_STANDFIRST: Final = "stands under the headline"
_WHOLE: Final = "nothing in this text is surely furniture"
_SENTENCES: Final = "the text is nothing but sentences"


class Choice(NamedTuple):
    """The blocks that stay and the headline; of blocks that rules decided on, what they are or why they stay."""

    stays: Flags
    headline: Headline
    gone: dict[int, Named]
    kept: dict[int, str]


def chosen(blocks: Split, scores: Scores, sizes: Indices, found: Headline) -> Choice:
    """Choose the story under a headline; ``sizes`` are the words of each block."""
    likely = scores.story > KEEP
    stays, gone = ruled(blocks, likely, sizes)
    standfirst = title.standfirst(scores.title, scores.story, blocks, found.block)
    if standfirst is not None:
        stays[standfirst] = True
    if found.block is not None:
        stays[title.repetitions(blocks, found.block)] = False
    if whole.is_whole(blocks, scores.story, stays, sizes) and not ruled(blocks, sizes > 0, sizes)[1]:
        found = headline.beyond_doubt(scores.title, found)
        return Choice(sizes > 0, found, {}, _reasons((sizes > 0) & ~likely, _WHOLE))
    return Choice(stays, found, gone, _reasons(stays & ~likely, _STANDFIRST))


def alone(blocks: Split, scores: Scores, sizes: Indices, found: Headline) -> Choice:
    """Choose the sentences of a text that is nothing else, where the model finds next to no story; none of another."""
    stays = sentences.alone(blocks, sizes)
    return Choice(stays, headline.beyond_doubt(scores.title, found), {}, _reasons(stays, _SENTENCES))


def ruled(blocks: Split, stays: Flags, sizes: Indices) -> tuple[Flags, dict[int, Named]]:
    """Return the blocks that stay once the rules have spoken, and what those are that went."""
    unpointed = pointers.unpointed(blocks, stays)
    uncredited = captions.uncredited(blocks, unpointed)
    untwinned = captions.untwinned(blocks, uncredited, sizes)
    steps = ((stays, unpointed, pointers.POINTER), (unpointed, uncredited, CREDITED), (uncredited, untwinned, TWIN))
    gone = {block: named for before, after, named in steps for block in np.flatnonzero(before & ~after).tolist()}
    return untwinned, gone


def _reasons(blocks: Flags, reason: str) -> dict[int, str]:
    return dict.fromkeys(np.flatnonzero(blocks).tolist(), reason)
