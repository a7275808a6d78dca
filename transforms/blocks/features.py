"""Features of blocks that exist in every language, for all blocks of a page at once."""

from typing import Final

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
from transforms.blocks.splitting import Split
from transforms.blocks.words import Indices, Words, runs_of

Floats = NDArray[np.float32]

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


def features(blocks: Split, words: Words) -> Floats:
    """Describe each block by one row of ``NAMES``."""
    count = len(blocks.starts)
    home = np.searchsorted(blocks.edges[1:], words.starts, side="right")
    sizes = np.bincount(home, minlength=count)
    function = phrases.tables()[1].of(words.hashes)
    columns = [
        *_letters(blocks, sizes),
        *_wording(blocks, words, home, sizes, function),
        *_ends(blocks),
        *_layout(blocks),
        *_repetition(words, home, sizes),
        *_echoes(words, home, sizes),
        *_signs(blocks),
        *_topic(blocks, words, home, sizes, function),
        *_position(blocks, sizes),
    ]
    x = np.empty((count, len(NAMES)), np.float32)
    for number, column in enumerate(columns):  # ten times as fast as an array of columns of many types
        x[:, number] = column
    x[:, len(columns) :] = _furniture(words, home, sizes)
    return x


def _letters(blocks: Split, sizes: Indices) -> list[NDArray[np.floating]]:
    count = len(sizes)
    home = np.repeat(np.arange(count), np.diff(blocks.edges))
    keyed = home * CLASSES + blocks.classes
    counts = np.bincount(keyed, minlength=count * CLASSES).reshape(count, CLASSES)
    chars = np.maximum(blocks.ends - blocks.starts, 1)
    share = counts / chars[:, None]
    alphabet = np.maximum(counts[:, _ALPHABET].sum(1), 1)
    return [
        np.log1p(chars), np.log1p(sizes), np.log(blocks.lines), counts[:, UPPER] / alphabet, share[:, LETTER],
        share[:, IDEOGRAPH], share[:, DIGIT], np.log1p(counts[:, STOP]), np.log1p(counts[:, COMMA]),
        np.log1p(counts[:, QUOTE]), share[:, DASH], share[:, BRACKET], share[:, SYMBOL],
    ]  # fmt: skip


def _wording(blocks: Split, words: Words, home: Indices, sizes: Indices, function: Bytes) -> list[NDArray[np.floating]]:
    count, least = len(sizes), np.maximum(sizes, 1)
    capital = blocks.classes[words.starts] == UPPER
    return [
        np.bincount(home, words.lengths, count) / least,
        np.bincount(home, capital, count) / least,
        np.bincount(home, function, count) / least,
        np.bincount(home, words.lengths > 7, count) / least,
    ]


def _ends(blocks: Split) -> list[NDArray[np.floating]]:
    last = blocks.classes[blocks.ends - 1]
    before = blocks.classes[np.maximum(blocks.ends - 2, blocks.starts)]
    final = blocks.codes[blocks.ends - 1]
    first = blocks.classes[blocks.starts]
    closed = ((last == QUOTE) | (last == BRACKET)) & (before == STOP)
    dots = (final == ord("…")) | ((last == STOP) & (before == STOP))
    colon = (final == ord(":")) | (final == ord("："))
    second = blocks.classes[np.minimum(blocks.starts + 1, blocks.ends - 1)]
    flags = [
        last == STOP, closed, colon, (last == COMMA) & ~colon, np.isin(last, _ALPHABET), dots, first == UPPER,
        first == LOWER, first == DIGIT, first == QUOTE, first == DASH, first == BRACKET,
        (first == UPPER) & (second == UPPER),
    ]  # fmt: skip
    return [flag.astype(np.float32) for flag in flags]


def _layout(blocks: Split) -> list[NDArray[np.floating]]:
    breaks = blocks.breaks
    gap = np.minimum(blocks.starts - np.append(0, blocks.ends[:-1]) - breaks, 12)
    return [breaks == 0, breaks == 1, breaks == 2, breaks > 2, gap / 12]


def _repetition(words: Words, home: Indices, sizes: Indices) -> list[NDArray[np.floating]]:
    """Say how often the page has the same words in a block, and whether the next block does."""
    count = len(sizes)
    heads = np.cumsum(sizes) - sizes
    within = np.arange(len(home)) - heads[home]
    mixed = words.hashes * (2 * within.astype(np.uint64) + np.uint64(1))
    totals = np.zeros(count, np.uint64)
    filled = np.flatnonzero(sizes)
    if len(filled):
        totals[filled] = np.add.reduceat(mixed, heads[filled])
    _, number, times = np.unique(totals, return_inverse=True, return_counts=True)
    again = np.append(totals[:-1] == totals[1:], False) if count else np.empty(0, np.bool_)
    return [np.log(times[number]), again.astype(np.float32)]


def _echoes(words: Words, home: Indices, sizes: Indices) -> list[NDArray[np.floating]]:
    """Say what share of a block's runs of three words the page has elsewhere too, and before it."""
    runs = runs_of(words.hashes, _RUN)
    if len(runs) < _RUN:
        return [np.zeros(len(sizes))] * 2
    _, first, number, times = np.unique(runs[-1], return_index=True, return_inverse=True, return_counts=True)
    count, place = len(sizes), home[: len(runs[-1])]
    later = np.arange(len(number)) != first[number]
    least = np.maximum(sizes, _RUN)
    return [np.bincount(place, times[number] > 1, count) / least, np.bincount(place, later, count) / least]


def _signs(blocks: Split) -> list[NDArray[np.floating]]:
    """Count three telling signs: of mail addresses, of copyright, and the bar between links."""
    count = len(blocks.starts)
    found = [np.flatnonzero(blocks.codes == ord(sign)) for sign in "@©|"]
    homes = [np.searchsorted(blocks.edges[1:], at, side="right") for at in found]
    return [np.log1p(np.bincount(home, minlength=count)) for home in homes]


def _topic(blocks: Split, words: Words, home: Indices, sizes: Indices, function: Bytes) -> list[NDArray[np.floating]]:
    """Say how many of a block's words the page's sentences share, and how many were not seen before."""
    count = len(sizes)
    content = (words.lengths > 3) & (function == 0)
    content |= blocks.classes[words.starts] == IDEOGRAPH
    at = np.flatnonzero(content)
    place = home[at]
    _, first, number = np.unique(words.hashes[at], return_index=True, return_inverse=True)
    prose = (sizes >= 20) & (blocks.classes[blocks.ends - 1] != COMMA)
    everywhere = np.bincount(number, minlength=len(first))
    own = _within(place, number)
    in_prose = np.bincount(number, prose[place], len(first))[number] - np.where(prose[place], own, 0)
    least = np.maximum(np.bincount(place, minlength=count), 1)
    new = np.zeros(len(at), np.bool_)
    new[first] = True
    rare = (in_prose > 0) & (everywhere[number] <= 12)
    return [
        np.bincount(place, in_prose > 0, count) / least,
        np.bincount(place, rare, count) / least,
        np.bincount(place, np.log1p(in_prose), count) / least,
        np.bincount(place, new, count) / least,
    ]


def _within(place: Indices, number: Indices) -> Indices:
    """Count for each word how often its own block has it."""
    keyed = place * (int(number.max(initial=0)) + 1) + number
    _, back, times = np.unique(keyed, return_inverse=True, return_counts=True)
    found: Indices = times[back]
    return found


def _position(blocks: Split, sizes: Indices) -> list[NDArray[np.floating]]:
    count, total = len(sizes), int(sizes.sum())
    before = np.cumsum(sizes) - sizes
    page = np.array([np.log1p(count), np.log1p(total), (blocks.breaks > 1).mean(), (sizes > 20).mean()])
    return [
        before / max(total, 1), np.log1p(before), np.log1p(total - before - sizes),
        *np.repeat(page[:, None], count, axis=1),
    ]  # fmt: skip


def _furniture(words: Words, home: Indices, sizes: Indices) -> Floats:
    """Say for each category how many of its phrases a block holds, and whether it opens with one."""
    count = len(sizes)
    has = np.zeros((count, _KINDS), np.float32)
    opens = np.zeros((count, _KINDS), np.float32)
    heads = np.cumsum(sizes) - sizes
    table = phrases.tables()[0]
    for longer, run in enumerate(runs_of(words.hashes, phrases.LONGEST)):
        found = table.of(run)
        at = np.flatnonzero(found)
        at = at[home[at] == home[at + longer]]
        has += np.bincount(home[at] * _KINDS + found[at], minlength=count * _KINDS).reshape(count, _KINDS)
        first = at[at == heads[home[at]]]
        opens[home[first], found[first]] = np.maximum(
            opens[home[first], found[first]], (longer + 1) / np.maximum(sizes[home[first]], 1)
        )
    return np.hstack([np.log1p(has[:, 1:]), opens[:, 1:]])
