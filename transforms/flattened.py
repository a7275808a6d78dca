"""Flattened text: a page that lost its markup, read as the story it holds."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from schemas.rejection import Rule
from transforms.blocks import (
    assembly,
    authors,
    bare_names,
    captions,
    dumped,
    headline,
    kinds,
    markdown,
    model,
    pointers,
    prose,
    refusal,
    sentences,
    title,
    whole,
)
from transforms.blocks.features import Floats, features
from transforms.blocks.headline import Headline
from transforms.blocks.model import Network, Scores
from transforms.blocks.splitting import Flags, Split, split
from transforms.blocks.verdicts import Told, verdicts
from transforms.blocks.vocabulary import links
from transforms.blocks.words import Indices, Words, words_of
from transforms.metadata.addresses import vouched
from transforms.metadata.agencies import in_dateline
from transforms.metadata.answer import NONE, Answer
from transforms.metadata.authors.bylines import Named, joined
from transforms.metadata.record import Metadata
from transforms.page import FALLBACK, NoArticle, Page, Verdict
from transforms.proxied import header_of, laid_out
from transforms.urls import clean_url

EXTRACTOR: Final = "flattened"
URL_SOURCE: Final = "text:url_source"  # what the header of a reading proxy says
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
    header = header_of(text)
    text, above = laid_out(text, header) if header else (text, 0)
    stated = header.url if header else None
    page = _judged(judges, split(text, above=above), url or stated)
    if isinstance(page, NoArticle):
        return page
    page = replace(page, header=header)
    if stated:
        own = vouched(stated, URL_SOURCE, fetched=clean_url(url or ""))
        page = replace(page, about=replace(page.about, canonical_url=own))
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
    found = _headline(blocks, words, scores, url)
    sizes = np.diff(np.searchsorted(words.starts, blocks.edges))
    stays = _ruled(blocks, scores.story > KEEP, sizes)
    standfirst = title.standfirst(scores.title, scores.story, blocks, found.block)
    if standfirst is not None:
        stays[standfirst] = True
    if found.block is not None:
        stays[title.repetitions(blocks, found.block)] = False
    if whole.is_whole(blocks, scores.story, stays, sizes) and _ruled(blocks, sizes > 0, sizes)[sizes > 0].all():
        found, stays = headline.beyond_doubt(scores.title, found), sizes > 0
    story_words = int(sizes[stays].sum())
    wall, unsure = refusal.wall(x, sizes), story_words < refusal.FEWEST_WORDS
    if unsure and not wall:
        found, stays = headline.beyond_doubt(scores.title, found), sentences.alone(blocks, sizes)
    why = wall or (prose.lacking(blocks, stays) if stays.any() else refusal.reason(x, sizes, story_words))
    if why:
        return NoArticle(
            rule=Rule.NO_CONTENT, message=why,
            visible=blocks.text, verdicts=verdicts(blocks, scores, kinds.all_dropped(x)),
        )  # fmt: skip
    page = _page(blocks, x, scores, stays, found)
    return replace(page, flags=("unsure", *page.flags), repairs=(FALLBACK,)) if unsure else page


def _headline(blocks: Split, words: Words, scores: Scores, url: str | None) -> Headline:
    """Return the headline that the text shows or, failing that, the line that its address spells out."""
    found = headline.find(blocks, words, scores.title, scores.story > KEEP)
    if found.block is None and url is not None:
        found = Headline(title.named_by(url, blocks), LEAST_TITLE)
    return found if found.block is None else found._replace(block=title.unheaded(blocks, found.block))


def _ruled(blocks: Split, stays: Flags, sizes: Indices) -> Flags:
    """Return the blocks that stay once the rules that overrule the model have spoken."""
    return captions.untwinned(blocks, captions.uncredited(blocks, pointers.unpointed(blocks, stays)), sizes)


def _page(blocks: Split, x: Floats, scores: Scores, stays: Flags, found: Headline) -> Page:
    kept = np.flatnonzero(stays).tolist()
    story = assembly.story(blocks, kept)
    echoes = () if found.block is None else title.repetitions(blocks, found.block).tolist()
    judged = verdicts(blocks, scores, kinds.all_dropped(x), Told(kept, kinds.all_kept(x[stays]), found.block, echoes))
    named = _byline(blocks, judged, found.block, story)
    return Page(
        visible=blocks.text,
        verdicts=judged,
        story=story,
        about=_about(_title(blocks, found), named, story),
        extractor=EXTRACTOR,
        flags=_flags(x, kept, story),
    )


def _title(blocks: Split, found: Headline) -> Answer[str]:
    if found.block is None:
        return NONE
    line = title.unparted(title.cleaned(blocks.text_of(found.block)))
    return Answer(line, "text", round(found.chance, 3))


def _byline(blocks: Split, judged: Sequence[Verdict], beside: int | None, story: str) -> Named:
    """Return whom a byline beside the headline, or where the story begins, names; else a bare name under it."""
    first = next(i for i, one in enumerate(judged) if one.kept) if beside is None else beside
    bylines = [(i, blocks.text_of(i)) for i, one in enumerate(judged) if one.kind == "byline" and not one.kept]
    named = authors.named_beside(first, bylines)
    if named.people:
        return named
    below = range(first, min(first + bare_names.BELOW + 2, len(judged)))
    lines = [bare_names.Line(judged[i].kind, judged[i].kept, blocks.text_of(i)) for i in below]
    bare = Named() if beside is None else bare_names.named_under(lines, story, blocks.text)
    return joined([bare if bare.people else bare_names.named_over(lines), named])


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
