"""Echoes: which blocks say again what the page says of itself in its structured data."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from transforms.blocks.characters import CLASS_OF, codes_of
from transforms.blocks.features import Columns, Floats
from transforms.blocks.words import Hashes, Indices, Words, among, runs_of, words_of
from transforms.markup.structured import Structured

RUN: Final = 3  # words
MOST_TITLES: Final = 4
LEAST_BODY: Final = 20  # words; a shorter articleBody is a placeholder


@dataclass(frozen=True, slots=True)
class Claims:
    """What a page states of its story: its titles, its summary, and its text, whole, cut short, or another story's."""

    titles: tuple[str, ...] = ()
    summary: str = ""
    body: str = ""


def claims(stated: Structured) -> Claims:
    """Take from the structured data what blocks can repeat."""
    titles = (*stated.headlines, *stated.meta("og:title", "twitter:title"), stated.title)
    summaries = stated.meta("og:description", "description", "twitter:description")
    return Claims(tuple(dict.fromkeys(titles))[:MOST_TITLES], "\n".join(summaries[:3]), stated.article_body or "")


def echoes(stated: Claims, words: Words, home: Indices, sizes: Indices) -> list[Columns]:
    """Return columns: share of a block's words in a title and of the title's in it, the same of the summary, the body.

    Also whether there is a body at all, and what share of it the page shows.
    """
    count = len(sizes)
    least = np.maximum(sizes, 1)
    *titles, summary, body = _hashes((*stated.titles, stated.summary, stated.body))
    runs = runs_of(words.hashes, RUN)[RUN - 1 :]
    in_title, of_title = np.zeros(count), np.zeros(count)
    for wanted in titles:
        if len(wanted):
            ranked, different = _ranked(wanted)
            share = np.bincount(home[among(words.hashes, ranked)], minlength=count)
            in_title = np.maximum(in_title, share / least)
            of_title = np.maximum(of_title, np.minimum(share / different, 1))
    in_summary, _ = _covered(summary, runs, home, sizes)
    in_body, shown = _covered(body, runs, home, sizes)
    has = float(len(body) >= LEAST_BODY)
    return [in_title, of_title, in_title * of_title, in_summary, in_body * has, np.full(count, has),
            np.full(count, shown * has)]  # fmt: skip


def _covered(wanted: Hashes, runs: Sequence[Hashes], home: Indices, sizes: Indices) -> tuple[Floats, float]:
    """Return the share of each block's words that are in runs a text has, and the share of its runs found."""
    count = len(sizes)
    if len(wanted) < RUN or not len(runs):
        return np.zeros(count, np.float32), 0.0
    known, different = _ranked(runs_of(wanted, RUN)[-1])
    hit = among(runs[0], known).nonzero()[0]
    covered = np.zeros(len(home), np.bool_)
    for shift in range(RUN):
        covered[hit + shift] = True
    share = np.bincount(home[covered], minlength=count) / np.maximum(sizes, 1)
    return share.astype(np.float32), _ranked(runs[0][hit])[1] / different


def _ranked(hashes: Hashes) -> tuple[Hashes, int]:
    """Return hashes in order, and how many different ones there are."""
    ranked = np.sort(hashes)
    return ranked, int(np.count_nonzero(ranked[1:] != ranked[:-1])) + (len(ranked) > 0)


def _hashes(texts: Sequence[str]) -> list[Hashes]:
    """Return the words of each text as hashes, all read at once."""
    codes = codes_of("\n".join(texts))
    words = words_of(codes, CLASS_OF.take(codes))
    ends = np.cumsum([len(text) + 1 for text in texts])
    return np.split(words.hashes, np.searchsorted(words.starts, ends[:-1]))
