"""Proxied: the header that a reading proxy puts over a page it flattened, and what it states of the page."""

import re
from typing import Final, NamedTuple

from transforms.urls import clean_url

# each on a line of its own, or all of it in the one line of the page
_HEADER: Final = re.compile(
    r"\s{0,9}(?:Title:[^\n]{0,600}?\s{1,4})?URL Source:[ \t]{0,3}(?P<url>https?://\S{1,2100})"
    r"(?:\s{1,4}Published Time:[ \t]{0,3}(?P<time>[^\n]{1,64}?)(?=\s*?(?:\n|\Z|Markdown Content:|Warning:|Number of)))?"
    r"(?P<paged>\s{1,4}Number of Pages:[ \t]{0,3}\d{1,5})?(?:\s{1,4}Warning:[^\n]{0,600})?(?:\s{1,4}Markdown Content:)?"
)
_NEXT: Final = re.compile(r" (?=(?:URL Source|Published Time|Number of Pages|Warning|Markdown Content):)")
_ISO: Final = re.compile(r"[12]\d{3}-\d\d-\d\d(?!\d)")


class Header(NamedTuple):
    """What a header states: the page's address, a time and its place in the text; ``end`` is where the page begins.

    ``of_story`` says that the time is one the page gives its story, in ISO 8601. Others are those of files: of a PDF
    its last change, or, as HTTP writes them, that of the answer.
    """

    end: int
    url: str | None
    time: str | None
    time_at: int
    of_story: bool


def header_of(text: str) -> Header | None:
    """Return the header on top of a text, if it has one."""
    found = _HEADER.match(text)
    if found is None:
        return None
    time, at = found["time"], found.start("time")
    of_story = time is not None and found["paged"] is None and _ISO.match(time) is not None
    return Header(found.end(), clean_url(found["url"]), time, at, of_story)


def laid_out(text: str, header: Header) -> tuple[str, int]:
    """Return a text with each line of its header by itself, though all came in one, and how many these are.

    It is as long as before.
    """
    head, below = text[: header.end], text[header.end :]
    if "\n" not in head:
        head, below = _NEXT.sub("\n", head), "\n" + below[1:] if below[:1] == " " else below
    return head + below, sum(map(bool, map(str.strip, head.split("\n"))))
