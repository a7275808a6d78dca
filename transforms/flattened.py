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
    borderline,
    choice,
    dumped,
    headline,
    kinds,
    markdown,
    model,
    prose,
    refusal,
    title,
)
from transforms.blocks.choice import Choice
from transforms.blocks.features import Floats, features
from transforms.blocks.headline import Headline
from transforms.blocks.kinds import Named
from transforms.blocks.model import Network, Scores
from transforms.blocks.splitting import Split, split
from transforms.blocks.verdicts import Told, verdicts
from transforms.blocks.vocabulary import links
from transforms.blocks.words import Words, words_of
from transforms.metadata.addresses import vouched
from transforms.metadata.agencies import in_dateline
from transforms.metadata.answer import NONE, Answer
from transforms.metadata.authors import bylines
from transforms.metadata.record import Metadata
from transforms.page import FALLBACK, NoArticle, Page, Verdict
from transforms.proxied import header_of, laid_out
from transforms.urls import clean_url

EXTRACTOR: Final = "flattened"
URL_SOURCE: Final = "text:url_source"  # what the header of a reading proxy says
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
    sizes = np.diff(np.searchsorted(words.starts, blocks.edges))
    found = choice.chosen(blocks, scores, sizes, _headline(blocks, words, scores, url))
    story_words = int(sizes[found.stays].sum())
    wall, unsure = refusal.wall(x, sizes), story_words < refusal.FEWEST_WORDS
    if unsure and not wall:
        found = choice.alone(blocks, scores, sizes, found.headline)
    why = wall or (prose.lacking(blocks, found.stays) if found.stays.any() else refusal.reason(x, sizes, story_words))
    if why:
        return NoArticle(
            rule=Rule.NO_CONTENT, message=why,
            visible=blocks.text, verdicts=verdicts(blocks, scores, kinds.all_dropped(x)),
        )  # fmt: skip
    page = _page(blocks, x, scores, found)
    return replace(page, flags=("unsure", *page.flags), repairs=(FALLBACK,)) if unsure else page


def _headline(blocks: Split, words: Words, scores: Scores, url: str | None) -> Headline:
    """Return the headline that the text shows or, failing that, the line that its address spells out."""
    found = headline.find(blocks, words, scores.title, scores.story > choice.KEEP)
    if found.block is None and url is not None:
        found = Headline(title.named_by(url, blocks), LEAST_TITLE)
    return found if found.block is None else found._replace(block=title.unheaded(blocks, found.block))


def _page(blocks: Split, x: Floats, scores: Scores, found: Choice) -> Page:
    kept, head = np.flatnonzero(found.stays).tolist(), found.headline.block
    story = assembly.story(blocks, kept)
    echoes = [] if head is None else title.repetitions(blocks, head).tolist()
    gone = kinds.all_dropped(x)
    close = borderline.tell(gone, x, scores, found.stays, choice.KEEP, echoes)
    for block, named in found.gone.items():
        gone[block] = named
    judged = verdicts(blocks, scores, gone, Told(kept, _staying(x, found, kept), head, echoes))
    flags = _flags(x, kept, story)
    return Page(
        visible=blocks.text,
        verdicts=judged,
        story=story,
        about=_about(_title(blocks, found.headline), _byline(blocks, judged, head, story), story),
        extractor=EXTRACTOR,
        flags=(*flags, borderline.FLAG) if close else flags,
    )


def _staying(x: Floats, found: Choice, kept: list[int]) -> list[Named]:
    """Return for each block of the story what it is and why it stays."""
    named = zip(kept, kinds.all_kept(x[found.stays]), strict=True)
    return [(kind, found.kept.get(block, reason)) for block, (kind, reason) in named]


def _title(blocks: Split, found: Headline) -> Answer[str]:
    if found.block is None:
        return NONE
    line = title.unparted(title.cleaned(blocks.text_of(found.block)))
    return Answer(line, "text", round(found.chance, 3))


def _byline(blocks: Split, judged: Sequence[Verdict], beside: int | None, story: str) -> bylines.Named:
    """Return whom a byline beside the headline, or where the story begins, names; else a bare name under it."""
    first = next(i for i, one in enumerate(judged) if one.kept) if beside is None else beside
    said = [(i, blocks.text_of(i)) for i, one in enumerate(judged) if one.kind == "byline" and not one.kept]
    named = authors.named_beside(first, said)
    if named.people:
        return named
    below = range(first, min(first + bare_names.BELOW + 2, len(judged)))
    lines = [bare_names.Line(judged[i].kind, judged[i].kept, blocks.text_of(i)) for i in below]
    bare = bylines.Named() if beside is None else bare_names.named_under(lines, story, blocks.text)
    return bylines.joined([bare if bare.people else bare_names.named_over(lines), named])


def _about(title: Answer[str], named: bylines.Named, story: str) -> Metadata:
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
