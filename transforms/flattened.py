"""Flattened text: a page that lost its markup, read as the story it holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from schemas.block import BlockKind
from schemas.rejection import Rule
from transforms.blocks import (
    assembly,
    authors,
    captions,
    dumped,
    kinds,
    markdown,
    model,
    pointers,
    refusal,
    sentences,
    title,
    whole,
)
from transforms.blocks.features import Floats, features
from transforms.blocks.model import Network, Scores
from transforms.blocks.splitting import Flags, Split, split
from transforms.blocks.vocabulary import links
from transforms.blocks.words import Indices, words_of
from transforms.metadata.agencies import in_dateline
from transforms.metadata.answer import NONE, Answer
from transforms.metadata.authors.bylines import Named
from transforms.metadata.record import Metadata
from transforms.page import FALLBACK, NoArticle, Page, Verdict

EXTRACTOR: Final = "flattened"
KEEP: Final = 0.53  # best F1 on held-out domains: a lost sentence costs more words than a kept line; docs/lab-book.md
MOST_BLOCKS: Final = 200_000  # 3 CPU seconds; the longest training page has 7,000
AGENCY: Final = 0.9  # assumed: too few of the texts at hand name one
LEAST_TITLE: Final = 0.8  # a title that the page's address spells out
PAYWALL_REACH: Final = 4  # blocks after the story in which a paywall speaks


def read_flattened(text: str, *, url: str | None = None) -> Page | NoArticle:
    """Return the story of a flattened page with the verdict on every block, or why it holds none."""
    return read_with(model.networks(), text, url=url)


def read_with(judges: tuple[Network, ...], text: str, *, url: str | None = None) -> Page | NoArticle:
    """Do the same with networks other than the packaged ones."""
    text, is_dump = dumped.unlisted(text)
    text, is_markdown = markdown.unlinked(text)
    page = _judged(judges, split(text), url)
    if isinstance(page, NoArticle):
        return page
    if is_dump:
        page = replace(page, story=dumped.unnumbered(page.story))
    if is_markdown:
        page = replace(page, story=markdown.unmarked(page.story), flags=(*page.flags, "markdown"))
    return page


def _judged(judges: tuple[Network, ...], blocks: Split, url: str | None) -> Page | NoArticle:
    if not len(blocks.starts):
        return NoArticle(rule=Rule.EMPTY, message="no characters but white space")
    if len(blocks.starts) > MOST_BLOCKS:
        return NoArticle(rule=Rule.TOO_LARGE, message=f"{len(blocks.starts)} lines, {MOST_BLOCKS} are read")
    words = words_of(blocks.codes, blocks.classes)
    x = features(blocks, words)
    scores = model.score(x, judges, links(blocks, words) if model.hears(judges) else ())
    headline = title.find(scores.title, scores.story, blocks)
    if headline is None and url is not None:
        headline = title.named_by(url, blocks)
    if headline is not None:
        headline = title.unheaded(blocks, headline)
    sizes = np.diff(np.searchsorted(words.starts, blocks.edges))
    stays = _ruled(blocks, scores.story > KEEP, sizes)
    standfirst = title.standfirst(scores.title, scores.story, blocks, headline)
    if standfirst is not None:
        stays[standfirst] = True
    if headline is not None:
        stays[title.repetitions(blocks, headline)] = False
    if whole.is_whole(blocks, scores.story, stays, sizes) and _ruled(blocks, sizes > 0, sizes)[sizes > 0].all():
        headline, stays = title.beyond_doubt(scores.title, headline), sizes > 0
    story_words = int(sizes[stays].sum())
    wall, unsure = refusal.wall(x, sizes), story_words < refusal.FEWEST_WORDS
    if unsure and not wall:
        headline, stays = title.beyond_doubt(scores.title, headline), sentences.alone(blocks, sizes)
    if wall or not stays.any():
        return NoArticle(
            rule=Rule.NO_CONTENT, message=wall or refusal.reason(x, sizes, story_words),
            visible=blocks.text, verdicts=_refused(blocks, x, scores),
        )  # fmt: skip
    page = _page(blocks, x, scores, stays, headline)
    return replace(page, flags=("unsure", *page.flags), repairs=(FALLBACK,)) if unsure else page


def _ruled(blocks: Split, stays: Flags, sizes: Indices) -> Flags:
    """Return the blocks that stay once the rules that overrule the model have spoken."""
    return captions.untwinned(blocks, captions.uncredited(blocks, pointers.unpointed(blocks, stays)), sizes)


def _refused(blocks: Split, x: Floats, scores: Scores) -> tuple[Verdict, ...]:
    """Return the verdicts on a page that holds no article: every block dropped."""
    return tuple(_verdicts(blocks, scores, ((False, *named) for named in kinds.all_dropped(x))))


def _page(blocks: Split, x: Floats, scores: Scores, stays: Flags, headline: int | None) -> Page:
    kept = np.flatnonzero(stays).tolist()
    story = assembly.story(blocks, kept)
    verdicts = tuple(_verdicts(blocks, scores, _named(blocks, x, stays, headline)))
    named = _byline(blocks, verdicts, kept[0] if headline is None else headline)
    return Page(
        visible=blocks.text,
        verdicts=verdicts,
        story=story,
        about=_about(_title(blocks, scores, headline), named, story),
        extractor=EXTRACTOR,
        flags=_flags(x, kept, story),
    )


def _verdicts(blocks: Split, scores: Scores, named: Iterable[tuple[bool, BlockKind, str]]) -> Iterator[Verdict]:
    """Yield the verdict on each block, from whether it stays, its kind and the reason."""
    spans = pairwise(blocks.edges.tolist())
    for (start, end), score, (stays, kind, reason) in zip(spans, scores.story.tolist(), named, strict=True):
        yield Verdict(start=start, end=end, kind=kind, kept=stays, score=round(score, 4), reason=reason)


def _named(blocks: Split, x: Floats, stays: Flags, headline: int | None) -> Iterator[tuple[bool, BlockKind, str]]:
    """Yield for each block whether it stays, its kind and the reason."""
    echoes = set() if headline is None else set(title.repetitions(blocks, headline).tolist())
    told = iter(kinds.all_kept(x[stays]))
    for block, (stay, gone) in enumerate(zip(stays.tolist(), kinds.all_dropped(x), strict=True)):
        named = next(told) if stay else gone
        if block == headline:
            yield True, "title", "the headline of the story"
        elif block in echoes and not stay:
            yield False, "caption", "repeats the headline"
        else:
            yield stay, *named


def _title(blocks: Split, scores: Scores, headline: int | None) -> Answer[str]:
    if headline is None:
        return NONE
    chance = float(scores.title[headline])
    sure = chance if chance > title.SURE else LEAST_TITLE  # one that the address spells out may score low
    return Answer(title.cleaned(blocks.text_of(headline)), "text", round(sure, 3))


def _byline(blocks: Split, verdicts: Sequence[Verdict], headline: int) -> Named:
    bylines = [(i, blocks.text_of(i)) for i, found in enumerate(verdicts) if found.kind == "byline" and not found.kept]
    return authors.named_beside(headline, bylines)


def _about(title: Answer[str], named: Named, story: str) -> Metadata:
    """Return what a text says of its story; without markup nothing but its headline, byline and dateline does."""
    agency = next(iter(named.agencies), None) or in_dateline(story)
    return Metadata(
        title=title,
        authors=Answer(named.people, "text", authors.CONFIDENCE) if named.people else NONE,
        organisations=named.organisations,
        agencies=named.agencies,
        agency=Answer(agency, "text", AGENCY) if agency else NONE,
    )


def _flags(x: Floats, kept: list[int], story: str) -> tuple[str, ...]:
    """Say whether the story breaks off, or goes on behind a paywall."""
    flags = []
    if story.endswith(("…", "...")):
        flags.append("truncated")
    if kinds.names_paywall(x[kept[-1] + 1 : kept[-1] + 1 + PAYWALL_REACH]):
        flags.append("paywalled")
    return tuple(flags)
