"""Text: the story of a parsed page with the verdict on every block, or why it holds none."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from schemas.block import BlockKind
from schemas.rejection import Rule
from transforms.blocks import kinds as wording
from transforms.blocks import refusal, title
from transforms.markup import assembly, kinds
from transforms.markup.echoes import Claims
from transforms.markup.judgement import FEWEST_WORDS, Judged, Judges, judged
from transforms.markup.splitting import split
from transforms.page import NoArticle, Verdict

Named = tuple[BlockKind, str]  # what a block is, and why

PAYWALL_REACH: Final = 6  # blocks after the story in which a paywall speaks


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What a page shows and which of it is its story; ``title`` and ``bylines`` are printed around it."""

    visible: str
    verdicts: tuple[Verdict, ...]
    story: str
    title: str | None
    bylines: tuple[str, ...]
    flags: tuple[str, ...]
    extractor: str = "blocks"


def read_text(tokens: list[str], stated: Claims, judges: Judges) -> Text | NoArticle:
    """Read the story of a page from its tags and from what it states of itself."""
    page = split(tokens)
    if not len(page.homes):
        return NoArticle(rule=Rule.NO_CONTENT, message="the markup shows no text")
    read = judged(page, stated, judges)
    wall = refusal.wall(read.x, read.sizes)
    if read.told < FEWEST_WORDS or wall:
        message = wall or refusal.reason(read.x, read.sizes, read.told)
        verdicts = _verdicts(read, refused=True)
        return NoArticle(rule=Rule.NO_CONTENT, message=message, visible=page.blocks.text, verdicts=verdicts)
    return _text(read)


def _text(read: Judged) -> Text:
    kept = np.flatnonzero(read.stays).tolist()
    verdicts = _verdicts(read)
    story = assembly.story(read.page, kept)
    return Text(
        visible=read.page.blocks.text, verdicts=verdicts, story=story,
        title=None if read.headline is None else title.cleaned(read.page.blocks.text_of(read.headline)),
        bylines=_bylines(read, verdicts), flags=_flags(read, kept, story),
    )  # fmt: skip


def _verdicts(read: Judged, *, refused: bool = False) -> tuple[Verdict, ...]:
    """Judge each block; on a page that is refused all are dropped."""
    named, kept = _dropped(read), [False] * len(read.sizes)
    if not refused:
        _told(read, named, kept)
    edges, scores = read.page.blocks.edges.tolist(), np.round(read.scores.story.astype(np.float64), 4).tolist()
    kind, reason = zip(*named, strict=True)
    return tuple(map(Verdict._make, zip(edges[:-1], edges[1:], kind, kept, scores, reason, strict=True)))


def _dropped(read: Judged) -> list[Named]:
    """Return for each block what it is if it is dropped."""
    marks = read.page.marks[read.page.homes].tolist()
    return list(map(kinds.dropped, marks, wording.all_dropped(read.x), (read.sizes > kinds.TIMED_WORDS).tolist()))


def _told(read: Judged, named: list[Named], kept: list[bool]) -> None:
    """Name the blocks that belong to the story and say that they stay, and those that repeat its headline."""
    for block in read.echoes:
        named[block] = "caption", "repeats the headline"
    if read.headline is not None:
        named[read.headline], kept[read.headline] = ("title", "the headline of the story"), True
    blocks = np.flatnonzero(read.stays)
    marks = read.page.marks[read.page.homes[blocks]].tolist()
    for block, mark, worded in zip(blocks.tolist(), marks, wording.all_kept(read.x[blocks]), strict=True):
        named[block], kept[block] = kinds.kept(mark, worded), True


def _bylines(read: Judged, verdicts: tuple[Verdict, ...]) -> tuple[str, ...]:
    text_of = read.page.blocks.text_of
    return tuple(text_of(block) for block, verdict in enumerate(verdicts) if verdict.kind == "byline")


def _flags(read: Judged, kept: list[int], story: str) -> tuple[str, ...]:
    """Say whether the story breaks off, or goes on behind a paywall."""
    flags = ["unsure"] if read.unsure else []
    if story.endswith(("…", "...")):
        flags.append("truncated")
    if wording.names_paywall(read.x[kept[-1] + 1 : kept[-1] + 1 + PAYWALL_REACH]):
        flags.append("paywalled")
    return tuple(flags)
