"""Text: the story of a parsed page with the verdict on every block, or why it holds none."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from schemas.rejection import Rule
from transforms.blocks import borderline, refusal, title
from transforms.blocks import kinds as wording
from transforms.blocks.kinds import Named
from transforms.blocks.pointers import POINTER
from transforms.blocks.verdicts import Told, verdicts
from transforms.markup import assembly, kinds
from transforms.markup.echoes import Claims
from transforms.markup.judgement import FEWEST_WORDS, KEEP, Judged, Judges, judged
from transforms.markup.splitting import split
from transforms.page import NoArticle, Verdict

PAYWALL_REACH: Final = 6  # blocks after the story in which a paywall speaks
VOUCHED: Final = "a paragraph of the page's only article element"


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
        gone = verdicts(page.blocks, read.scores, _dropped(read))
        return NoArticle(rule=Rule.NO_CONTENT, message=message, visible=page.blocks.text, verdicts=gone)
    return _text(read)


def _text(read: Judged) -> Text:
    kept, gone = np.flatnonzero(read.stays).tolist(), _dropped(read)
    close = not read.unsure and borderline.tell(gone, read.x, read.scores, read.stays, KEEP, read.echoes)
    found = verdicts(read.page.blocks, read.scores, gone, Told(*_told(read), read.headline, read.echoes))
    story = assembly.story(read.page, kept)
    flags = _flags(read, kept, story)
    return Text(
        visible=read.page.blocks.text, verdicts=found, story=story,
        title=None if read.headline is None else title.cleaned(read.page.blocks.text_of(read.headline)),
        bylines=_bylines(read, found), flags=(*flags, borderline.FLAG) if close else flags,
    )  # fmt: skip


def _dropped(read: Judged) -> list[Named]:
    """Return for each block what it is if it is dropped."""
    marks = read.page.marks[read.page.homes].tolist()
    found = list(map(kinds.dropped, marks, wording.all_dropped(read.x), (read.sizes > kinds.TIMED_WORDS).tolist()))
    for block in read.pointers:
        found[block] = POINTER
    return found


def _told(read: Judged) -> tuple[list[int], list[Named]]:
    """Return the blocks of the story, and what each is."""
    blocks = np.flatnonzero(read.stays)
    marks = read.page.marks[read.page.homes[blocks]].tolist()
    named = list(map(kinds.kept, marks, wording.all_kept(read.x[blocks])))
    return blocks.tolist(), [(kind, VOUCHED) for kind, _ in named] if read.unsure else named


def _bylines(read: Judged, found: tuple[Verdict, ...]) -> tuple[str, ...]:
    text_of = read.page.blocks.text_of
    return tuple(text_of(block) for block, verdict in enumerate(found) if verdict.kind == "byline")


def _flags(read: Judged, kept: list[int], story: str) -> tuple[str, ...]:
    """Say whether the story breaks off, or goes on behind a paywall."""
    flags = ["unsure"] if read.unsure else []
    if story.endswith(("…", "...")):
        flags.append("truncated")
    if wording.names_paywall(read.x[kept[-1] + 1 : kept[-1] + 1 + PAYWALL_REACH]):
        flags.append("paywalled")
    return tuple(flags)
