"""HTML: what a page shows, which of it is the story, and what the page says of itself."""

import re
from itertools import accumulate

from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extract

from schemas.rejection import Rule
from transforms.clean import fold, paragraphs, word_count
from transforms.fence import Failed, attempt
from transforms.markup.structured import structured
from transforms.metadata import Metadata, links_of, metadata_of
from transforms.page import NoArticle, Page, Verdict

LINES = re.compile(r"[^\n]*\n*")
SENTENCE_END = re.compile(r"""(?<!\.)[.!?。！？؟।։]["'”’»)\]]*$""")
TOLD_WORDS = 60  # Thai and Lao end no sentence with a mark, so longer texts are not asked for one
OPENING = 400  # characters of the story in which a dateline stands


def read_html(html: str, *, url: str | None = None) -> Page | NoArticle:
    """Read a page of markup; text and metadata stand in fences of their own, so one failing spares the other."""
    visible = extract_plain_text(html, preserve_formatting=True).strip("\n")
    if not visible.strip():
        return NoArticle(rule=Rule.NO_CONTENT, message="the markup shows no text")
    extract = attempt(bare_extraction, html, url=url, include_comments=False, with_metadata=False)
    story = _story(extract)
    if not _is_told(story):
        because = extract.message if isinstance(extract, Failed) else "no run of text reads like a story"
        return NoArticle(rule=Rule.NO_CONTENT, message=because, visible=visible, verdicts=_verdicts(visible, "", None))
    tree = LexborHTMLParser(html)
    stated = structured(tree, url)
    about = metadata_of(stated, tree, opening=story[:OPENING])
    return Page(
        visible=visible,
        verdicts=_verdicts(visible, story, about.title.value),
        story=story,
        about=about,
        links=links_of(tree, stated, story),
        extractor="trafilatura",
        flags=page_flags(about),
    )


def page_flags(about: Metadata) -> tuple[str, ...]:
    """Return what a reader should know of a page's metadata."""
    said = {"paywalled": about.paywalled.value, "metadata_failed": bool(about.failed)}
    return tuple(flag for flag, holds in said.items() if holds)


def _story(extract: object) -> str:
    if not isinstance(extract, Extract) or not extract.text:
        return ""
    return paragraphs(extract.text.split("\n"))


def _is_told(story: str) -> bool:
    """Tell a story from a list of teasers: it is longer than one, or at least one of its paragraphs ends a sentence."""
    if word_count(story) >= TOLD_WORDS:
        return True
    return any(SENTENCE_END.search(line) for line in story.split("\n"))


def _verdicts(visible: str, story: str, title: str | None) -> tuple[Verdict, ...]:
    """Judge each line of the visible text by whether the extracted story holds it."""
    runs = [run for run in LINES.findall(visible) if run]
    ends = list(accumulate(len(run) for run in runs))
    told = f"\n{fold(story)}\n"
    headline = fold(title or "")
    return tuple(_verdict(end - len(run), end, fold(run), told, headline) for run, end in zip(runs, ends, strict=True))


def _verdict(start: int, end: int, line: str, told: str, headline: str) -> Verdict:
    if headline and line == headline:
        return Verdict(start=start, end=end, kind="title", kept=True, score=0.9, reason="the page's headline")
    if line and line in told:
        return Verdict(start=start, end=end, kind="body", kept=True, score=0.9, reason="trafilatura kept it")
    return Verdict(start=start, end=end, kind="other", kept=False, score=0.1, reason="trafilatura left it out")
