"""A second opinion on a page on which no block reads like a story: what its article states, what trafilatura finds."""

import re
from typing import Final

from transforms.clean import WORD, paragraphs, word_count
from transforms.fence import Failed, attempt
from transforms.markup.text import Text
from transforms.page import Verdict

EXTRACTOR: Final = "trafilatura"
STATED: Final = "articleBody"
FEWEST_WORDS: Final = 60  # of a story that stands in scripts alone; shorter ones are descriptions and placeholders
MOST_SEEN: Final = 0.5  # share of its words that the page shows: what is shown was judged already
# of the sign "<": justext, which trafilatura asks in its turn, takes 8 CPU s for 10,000 paragraphs of a word and four
# times that for twice as many; nine of the pages at hand have 8,000, and none of these is asked about
MANY: Final = 10_000
_RUN: Final = 4
_PARAGRAPH: Final = re.compile(r"[^\n]+\n*")


def stated_story(stated: str, visible: str) -> Text | None:
    """Return the text that a page's own article states of itself, if that is a story of which the page shows little."""
    return _told(stated, visible, STATED)


def unseen_story(html: str, url: str | None, visible: str) -> Text | Failed | None:
    """Return a story that trafilatura finds and the page shows nobody: in data that a script would have written out.

    What it shows was judged to be no story; a list of teasers is not made one by asking again.
    """
    found = attempt(_asked, html, url)
    return found if isinstance(found, Failed) else _told(found, visible, EXTRACTOR)


def _asked(html: str, url: str | None) -> str:
    """Return the text that trafilatura finds."""
    from trafilatura import bare_extraction  # 0.2 CPU s to import, for one page in 200
    from trafilatura.settings import Document as Extract

    fast = html.count("<") > MANY
    found = bare_extraction(html, url=url, fast=fast, include_comments=False, with_metadata=False)
    return (found.text or "") if isinstance(found, Extract) else ""


def _told(text: str, visible: str, extractor: str) -> Text | None:
    """Return a text as the story, None where it is too short or the page shows most of it."""
    story = paragraphs(text.split("\n"))
    if word_count(story) < FEWEST_WORDS or _seen(story, visible) > MOST_SEEN:
        return None
    spans = (match.span() for match in _PARAGRAPH.finditer(story))
    verdicts = tuple(
        Verdict(start=start, end=end, kind="body", kept=True, score=0.5, reason="told in the page's data alone")
        for start, end in spans
    )
    return Text(
        visible=story, verdicts=verdicts, story=story, title=None, bylines=(), flags=("unseen",), extractor=extractor
    )


def _seen(story: str, visible: str) -> float:
    """Return the share of a story's runs of words that the page shows."""
    told, shown = _runs(story), _runs(visible)
    return len(told & shown) / max(1, len(told))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    return set(zip(*(words[shift:] for shift in range(_RUN)), strict=False))
