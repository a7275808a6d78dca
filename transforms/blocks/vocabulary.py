"""Vocabulary: which blocks of a page speak of the same things, so that each can hear what the others are."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from transforms.blocks import phrases
from transforms.blocks.characters import IDEOGRAPH, UPPER
from transforms.blocks.features import Floats
from transforms.blocks.splitting import Split
from transforms.blocks.words import Hashes, Indices, Words, runs_of

SHORTEST: Final = 4  # letters
MOST_BLOCKS: Final = 24  # a word in more blocks is the site's, not the story's
LOUDEST: Final = 40  # words; a longer block has no more say


@dataclass(frozen=True, slots=True)
class Links:
    """Words that several blocks share: pair i says that block ``block[i]`` has word ``word[i]``, in order of words.

    ``share`` is one over the content words of the block, ``rest`` the weight of the other blocks that have the
    word, ``weight`` the say of each block of the page. ``heads`` are the first pairs of the words, ``order`` the
    pairs in order of blocks, ``tails`` where in that order a block begins, ``told`` which block.
    """

    block: Indices
    word: Indices
    share: Floats
    rest: Floats
    weight: Floats
    heads: Indices
    order: Indices
    tails: Indices
    told: Indices


def links(blocks: Split, words: Words) -> tuple[Links, Links]:
    """Link the blocks of a page by all their content words, and by those with a capital."""
    home = np.searchsorted(blocks.edges[1:], words.starts, side="right")
    sizes = np.bincount(home, minlength=len(blocks.starts))
    weight = (np.minimum(sizes, LOUDEST) + 1).astype(np.float32)
    first = blocks.classes[words.starts]
    content = (words.lengths >= SHORTEST) & (phrases.tables()[1].of(words.hashes) == 0)
    hashes, pairs = words.hashes, runs_of(words.hashes, 2)
    if len(pairs) > 1:  # letters of scripts without spaces say something in pairs
        together = np.flatnonzero((first[:-1] == IDEOGRAPH) & (first[1:] == IDEOGRAPH))
        if len(together):
            hashes = hashes.copy()
            hashes[together] = pairs[1][together]
            content[together] = True
    at = np.flatnonzero(content)
    at = at[np.argsort(hashes[at], kind="stable")]
    names = at[first[at] == UPPER]
    return _linked(home[at], hashes[at], weight), _linked(home[names], hashes[names], weight)


def _linked(home: Indices, hashes: Hashes, weight: Floats) -> Links:
    """Link by words in the order of their hashes, of equals in the order of the page."""
    changes = hashes[1:] != hashes[:-1]
    single = np.append(True, changes | (home[1:] != home[:-1]))[: len(home)]
    block, word = home[single], np.cumsum(np.append(False, changes))[: len(home)][single]
    own = np.bincount(block, minlength=len(weight))
    times, heard = np.bincount(word), np.bincount(word, weight[block])
    shared = (times[word] > 1) & (times[word] <= MOST_BLOCKS)
    block, word = block[shared], word[shared]
    rest = (heard[word] - weight[block]).astype(np.float32)
    opens = np.append(True, word[1:] != word[:-1])[: len(word)]
    order = np.argsort(block, kind="stable")
    ranked = block[order]
    tails = np.flatnonzero(np.append(True, ranked[1:] != ranked[:-1])[: len(ranked)])
    share = (1 / own[block]).astype(np.float32)
    return Links(block, np.cumsum(opens) - 1, share, rest, weight, np.flatnonzero(opens), order, tails, ranked[tails])


def heard(told: Floats, link: Links) -> Floats:
    """Return for each block what the others that share its words tell: the mean over its words.

    ``told`` has one row of numbers a block; words that no other block has count as zeros.
    """
    made = np.zeros_like(told)
    if not len(link.block):
        return made
    said = (told * link.weight[:, None])[link.block]
    sums = np.add.reduceat(said, link.heads, axis=0)
    others = (sums[link.word] - said) * (link.share / link.rest)[:, None]
    made[link.told] = np.add.reduceat(others[link.order], link.tails, axis=0)
    return made


def matrix(link: Links) -> Floats:
    """Return the same as a matrix (blocks, blocks) to multiply what is told with."""
    count = len(link.weight)
    made = np.zeros((count, count), np.float32)
    ends = (np.flatnonzero(np.diff(link.word, append=-1)) + 1).tolist()
    for start, end in pairwise([0, *ends]):
        block = link.block[start:end]
        made[np.ix_(block, block)] += (link.share[start:end] / link.rest[start:end])[:, None] * link.weight[block]
    np.fill_diagonal(made, 0)
    return made
