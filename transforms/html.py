"""HTML: what a page shows, which of it is the story, and what the page says of itself."""

import re
from itertools import accumulate

from resiliparse.extract.html2text import extract_plain_text
from trafilatura import bare_extraction, extract_metadata
from trafilatura.settings import Document as Extract

from schemas.rejection import Rule
from transforms.clean import fold, paragraphs, word_count
from transforms.fence import Failed, attempt
from transforms.page import NoArticle, Page, Verdict

DECLARED = re.compile(
    r"""<html\b[^>]{0,2000}?\blang\s*=\s*["']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3})""", re.IGNORECASE
)
LINES = re.compile(r"[^\n]*\n*")
SENTENCE_END = re.compile(r"""(?<!\.)[.!?。！？؟।։]["'”’»)\]]*$""")
TOLD_WORDS = 60  # Thai and Lao end no sentence with a mark, so longer texts are not asked for one
TITLE_LENGTH = 500  # the longest headline of the development pages has 214 characters


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
    found = attempt(_metadata, html, url)
    about = Extract() if isinstance(found, Failed) else found
    title = _title(about.title)
    return Page(
        visible=visible,
        verdicts=_verdicts(visible, story, title),
        story=story,
        title=title,
        title_source="meta" if title else "none",
        authors=tuple(name.strip() for name in (about.author or "").split(";") if name.strip()),
        site_name=about.sitename,
        canonical_url=about.url,
        language_declared=declared.group(1) if (declared := DECLARED.search(html, 0, 20_000)) else None,
        extractor="trafilatura",
        flags=("metadata_failed",) if isinstance(found, Failed) else (),
    )


def _metadata(html: str, url: str | None) -> Extract:
    # dates have a journey of their own; an impossible range keeps htmldate from searching here
    no_dates = {
        "original_date": True,
        "extensive_search": False,
        "max_date": "1995-01-02",
        "min_date": "1995-01-01",
    }
    about: Extract = extract_metadata(html, default_url=url, date_config=no_dates)
    return about


def _story(extract: object) -> str:
    if not isinstance(extract, Extract) or not extract.text:
        return ""
    return paragraphs(extract.text.split("\n"))


def _is_told(story: str) -> bool:
    """Tell a story from a list of teasers: it is longer than one, or at least one of its paragraphs ends a sentence."""
    if word_count(story) >= TOLD_WORDS:
        return True
    return any(SENTENCE_END.search(line) for line in story.split("\n"))


def _title(raw: str | None) -> str | None:
    title = " ".join((raw or "").split())[:TITLE_LENGTH]
    return title or None


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
