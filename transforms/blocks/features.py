"""Features of blocks that exist in every language, for all blocks of a page at once."""

import math
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from transforms.blocks import phrases
from transforms.blocks.characters import (
    BRACKET,
    CLASSES,
    COMMA,
    DASH,
    DIGIT,
    IDEOGRAPH,
    LETTER,
    LOWER,
    QUOTE,
    STOP,
    SYMBOL,
    UPPER,
    Bytes,
)  # fmt: skip
from transforms.blocks.splitting import Flags, Split
from transforms.blocks.words import Hashes, Indices, Words, runs_of

Floats = NDArray[np.float32]
Columns = NDArray[Any]  # (blocks) for one column, (columns, blocks) for several

NAMES: Final = (
    *("chars", "words", "lines", "upper", "letter", "ideograph", "digit", "stops", "commas", "quotes"),
    *("dashes", "brackets", "symbols", "word_length", "capital_words", "function_words", "long_words"),
    *("ends_stop", "ends_closed", "ends_colon", "ends_comma", "ends_word", "ends_dots"),
    *("starts_upper", "starts_lower", "starts_digit", "starts_quote", "starts_dash", "starts_bracket"),
    *("all_upper", "same_line", "one_break", "two_breaks", "many_breaks", "indent", "repeats"),
    *("repeats_next", "runs_repeated", "runs_seen", "at_signs", "copyrights", "bars"),
    *("topic", "topic_rare", "echo", "new_words"),
    *("position", "words_before", "words_after", "page_blocks", "page_words", "page_blank", "page_long"),
    *(f"has_{name}" for name in phrases.CATEGORIES),
    *(f"is_{name}" for name in phrases.CATEGORIES),
)  # fmt: skip
# what differs most between flatteners: in training some pages are seen without it
LAYOUT: Final = ("lines", "same_line", "one_break", "two_breaks", "many_breaks", "indent", "page_blank")
_RUN: Final = 3  # words
_KINDS: Final = len(phrases.CATEGORIES) + 1
_ALPHABET: Final = [LOWER, UPPER, LETTER, IDEOGRAPH]
_OPENERS: Final = np.array([UPPER, LOWER, DIGIT, QUOTE, DASH, BRACKET], np.uint8)[:, None]
_IN_ALPHABET: Final = np.isin(np.arange(CLASSES), _ALPHABET)


def features(blocks: Split, words: Words) -> Floats:
    """Describe each block by one row of ``NAMES``."""
    home, sizes = homes_of(blocks, words)
    return table(columns(blocks, words, home, sizes))


def homes_of(blocks: Split, words: Words) -> tuple[Indices, Indices]:
    """Return the block of each word, and the number of words of each block."""
    sizes = np.diff(np.searchsorted(words.starts, blocks.edges))
    return np.repeat(np.arange(len(sizes)), sizes), sizes


def columns(blocks: Split, words: Words, home: Indices, sizes: Indices) -> list[Columns]:
    """Return the columns of ``NAMES`` in order, some of them as the rows of one array."""
    function = phrases.tables()[1].of(words.hashes)
    runs = runs_of(words.hashes, phrases.LONGEST)
    return [
        *_letters(blocks, sizes),
        *_wording(blocks, words, home, sizes, function),
        *_ends(blocks),
        *_layout(blocks),
        *_repetition(words, home, sizes),
        *_echoes(runs, home, sizes),
        *_signs(blocks),
        *_topic(blocks, words, home, sizes, function),
        *_position(blocks, sizes),
        *_furniture(runs, home, sizes),
    ]


def table(parts: Sequence[Columns]) -> Floats:
    """Join columns to rows, each column in one piece as it is written, and as most who read it ask for it."""
    heights = [part.shape[0] if part.ndim > 1 else 1 for part in parts]
    made = np.empty((sum(heights), parts[0].shape[-1]), np.float32)
    at = 0
    for part, height in zip(parts, heights, strict=True):
        made[at : at + height] = part
        at += height
    return made.T


def _letters(blocks: Split, sizes: Indices) -> list[Columns]:
    count = len(sizes)
    keyed = np.repeat(np.arange(0, count * CLASSES, CLASSES), np.diff(blocks.edges)) + blocks.classes
    counts = np.bincount(keyed, minlength=count * CLASSES).reshape(count, CLASSES)
    chars = np.maximum(blocks.ends - blocks.starts, 1)
    share = counts / chars[:, None]
    alphabet = np.maximum(counts[:, _ALPHABET].sum(1), 1)
    return [
        np.log1p(chars), np.log1p(sizes), np.log(blocks.lines), counts[:, UPPER] / alphabet, share[:, LETTER],
        share[:, IDEOGRAPH], share[:, DIGIT], np.log1p(counts[:, STOP]), np.log1p(counts[:, COMMA]),
        np.log1p(counts[:, QUOTE]), share[:, DASH], share[:, BRACKET], share[:, SYMBOL],
    ]  # fmt: skip


def _wording(blocks: Split, words: Words, home: Indices, sizes: Indices, function: Bytes) -> list[Columns]:
    count, least = len(sizes), np.maximum(sizes, 1)
    capital = blocks.classes.take(words.starts) == UPPER
    return [
        np.bincount(home, words.lengths, count) / least,
        np.bincount(home, capital, count) / least,
        np.bincount(home, function, count) / least,
        np.bincount(home, words.lengths > 7, count) / least,
    ]


def _ends(blocks: Split) -> list[Columns]:
    last = blocks.classes[blocks.ends - 1]
    before = blocks.classes[np.maximum(blocks.ends - 2, blocks.starts)]
    final = blocks.codes[blocks.ends - 1]
    first = blocks.classes[blocks.starts]
    closed = ((last == QUOTE) | (last == BRACKET)) & (before == STOP)
    dots = (final == ord("…")) | ((last == STOP) & (before == STOP))
    colon = (final == ord(":")) | (final == ord("："))
    second = blocks.classes[np.minimum(blocks.starts + 1, blocks.ends - 1)]
    return [
        last == STOP, closed, colon, (last == COMMA) & ~colon, _IN_ALPHABET[last], dots, first == _OPENERS,
        (first == UPPER) & (second == UPPER),
    ]  # fmt: skip


def _layout(blocks: Split) -> list[Columns]:
    breaks = blocks.breaks
    gap = np.minimum(blocks.starts - np.append(0, blocks.ends[:-1]) - breaks, 12)
    return [breaks == 0, breaks == 1, breaks == 2, breaks > 2, gap / 12]


def _repetition(words: Words, home: Indices, sizes: Indices) -> list[Columns]:
    """Say how often the page has the same words in a block, and whether the next block does."""
    count = len(sizes)
    heads = np.cumsum(sizes) - sizes
    within = np.arange(len(home)) - heads.take(home)
    mixed = words.hashes * (2 * within.astype(np.uint64) + np.uint64(1))
    totals = np.zeros(count, np.uint64)
    filled = sizes.nonzero()[0]
    if len(filled):
        totals[filled] = np.add.reduceat(mixed, heads[filled])
    _, number, times = np.unique(totals, return_inverse=True, return_counts=True)
    again = np.append(totals[:-1] == totals[1:], False) if count else np.empty(0, np.bool_)
    return [np.log(times[number]), again.astype(np.float32)]


def _echoes(runs: Sequence[Hashes], home: Indices, sizes: Indices) -> list[Columns]:
    """Say what share of a block's runs of three words the page has elsewhere too, and before it."""
    if len(runs) < _RUN:
        return [np.zeros(len(sizes))] * 2
    order = np.argsort(runs[_RUN - 1], kind="stable")
    ranked = runs[_RUN - 1].take(order)
    same = (ranked[1:] == ranked[:-1]).nonzero()[0]
    later, earlier = order.take(same + 1), order.take(same)
    repeated = np.zeros(len(ranked), np.bool_)
    repeated[later] = repeated[earlier] = True
    count, least = len(sizes), np.maximum(sizes, _RUN)
    return [np.bincount(home.take(at), minlength=count) / least for at in (repeated.nonzero()[0], later)]


def _signs(blocks: Split) -> list[Columns]:
    """Count three telling signs: of mail addresses, of copyright, and the bar between links."""
    count = len(blocks.starts)
    found = [(blocks.codes == ord(sign)).nonzero()[0] for sign in "@©|"]
    homes = [np.searchsorted(blocks.edges[1:], at, side="right") for at in found]
    return [np.log1p(np.bincount(home, minlength=count)) for home in homes]


def _topic(blocks: Split, words: Words, home: Indices, sizes: Indices, function: Bytes) -> list[Columns]:
    """Say how many of a block's words the page's sentences share, and how many were not seen before."""
    count = len(sizes)
    content = (words.lengths > 3) & (function == 0)
    content |= blocks.classes.take(words.starts) == IDEOGRAPH
    at = content.nonzero()[0]
    hashes = words.hashes.take(at)
    order = hashes.argsort(kind="stable")  # equal words side by side, in the order of the page
    at, ranked = at.take(order), hashes.take(order)
    place = home.take(at)
    opens = np.append(True, ranked[1:] != ranked[:-1])[: len(at)]
    number = np.cumsum(opens) - 1
    prose = ((sizes >= 20) & (blocks.classes[blocks.ends - 1] != COMMA)).take(place)
    everywhere = np.bincount(number)
    in_prose = np.bincount(number, prose).take(number) - prose * _within(place, opens)
    least = np.maximum(np.bincount(place, minlength=count), 1)
    shared = in_prose > 0
    echo = np.zeros(len(home))
    echo[at] = np.log1p(in_prose)
    return [
        np.bincount(place[shared], minlength=count) / least,
        np.bincount(place[shared & (everywhere.take(number) <= 12)], minlength=count) / least,
        np.bincount(home, echo, count) / least,
        np.bincount(place[opens], minlength=count) / least,
    ]


def _within(place: Indices, opens: Flags) -> Indices:
    """Count for each word how often its own block has it; equal words are side by side, ``opens`` says where."""
    heads = (opens | np.append(True, place[1:] != place[:-1])[: len(place)]).nonzero()[0]
    times = np.diff(heads, append=len(place))
    found: Indices = np.repeat(times, times)
    return found


def _position(blocks: Split, sizes: Indices) -> list[Columns]:
    count, total = len(sizes), int(sizes.sum())
    before = np.cumsum(sizes) - sizes
    blank, long = (np.count_nonzero(held) / max(count, 1) for held in (blocks.breaks > 1, sizes > 20))
    page = np.array([math.log1p(count), math.log1p(total), blank, long])
    return [
        before / max(total, 1), np.log1p(before), np.log1p(total - before - sizes),
        np.broadcast_to(page[:, None], (len(page), count)),
    ]  # fmt: skip


def _furniture(runs: Sequence[Hashes], home: Indices, sizes: Indices) -> list[Columns]:
    """Say for each category how many of its phrases a block holds, and whether it opens with one."""
    count = len(sizes)
    found = phrases.tables()[0].of(np.concatenate(runs))
    hit = found.nonzero()[0]
    ends = np.cumsum([len(run) for run in runs])
    longer = np.searchsorted(ends, hit, side="right")  # words after the first
    at = hit - (ends - [len(run) for run in runs])[longer]
    whole = home[at] == home[at + longer]
    at, longer, kind = at[whole], longer[whole], found[hit[whole]].astype(np.intp)
    place = home[at]
    has = np.bincount(kind * count + place, minlength=count * _KINDS).reshape(_KINDS, count)
    opens = np.zeros((_KINDS, count), np.float32)
    first = at == (np.cumsum(sizes) - sizes)[place]
    kind, place, longer = kind[first], place[first], longer[first]
    opens[kind, place] = (longer + 1) / np.maximum(sizes[place], 1)  # of several phrases the longest, which comes last
    return [np.log1p(has[1:].astype(np.float32)), opens[1:]]
