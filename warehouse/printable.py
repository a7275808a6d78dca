"""Scraped text as visible characters: none of it can move a cursor, turn the reading order or forge a line."""

import re

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
SPACE = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
# right-to-left pages are full of these three and no reader misses them; they only nudge neighbouring punctuation
MARK = re.compile(r"[\u061c\u200e\u200f]+")
UNSEEN = "\N{REPLACEMENT CHARACTER}"


def visible(text: str, limit: int) -> str:
    """Return a text as one line of at most ``limit`` characters; controls and overrides show as U+FFFD."""
    line = CONTROL.sub(UNSEEN, MARK.sub("", SPACE.sub(" ", text)))
    return line if len(line) <= limit else line[: limit - 1] + "…"
