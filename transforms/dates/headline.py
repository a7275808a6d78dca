"""Where the headline stands in the visible text: the day of an article stands near it, those of teasers do not."""

import re
from collections.abc import Iterable
from html import unescape

MIN_LETTERS, MAX_LETTERS = 8, 40  # of a headline's beginning; what is shorter stands anywhere
MAX_PLACES = 4
_SITE = re.compile(r"\s+[|–—·»:-]+\s+")
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<>]{1,400})", re.IGNORECASE)


def title_of(html: str, end: int) -> str:
    """Return the title in the source of a page before ``end``, without the name of the site behind it."""
    found = _TITLE.search(html, 0, end)
    return story_of(unescape(found[1])) if found else ""


def story_of(title: str) -> str:
    """Return what a page's title says of its story: what stands before the name of the site."""
    return _SITE.split(title.strip(), maxsplit=1)[0]


def places(text: str, headlines: Iterable[str]) -> tuple[int, ...]:
    """Return where the first of the headlines that the text holds begins, at most four times; none: nowhere."""
    for headline in headlines:
        beginning = " ".join(headline.split())[:MAX_LETTERS].strip()
        found = _all(text, beginning) if len(beginning) >= MIN_LETTERS else []
        if found:
            return tuple(found)
    return ()


def _all(text: str, beginning: str) -> list[int]:
    found: list[int] = []
    at = text.find(beginning)
    while at >= 0 and len(found) < MAX_PLACES:
        found.append(at)
        at = text.find(beginning, at + len(beginning))
    return found


def way(start: int, headlines: tuple[int, ...]) -> int:
    """Return the characters from the nearest headline to a place, below zero where the place stands above it."""
    return min((start - headline for headline in headlines), key=abs, default=0)
