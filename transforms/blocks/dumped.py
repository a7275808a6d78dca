"""Dumps: pages that a browser of text wrote with a number before each link and the list of addresses at the end."""

import re
from typing import Final

FEWEST_LINKS: Final = 3
# "  12. https://news.example/pier", a blank line, or what stands over the list
_LISTED: Final = re.compile(
    r"[ \t]*(?:\[?(\d{1,4})[.\]][ \t]+[a-z]{3,8}:\S+|(?:References|(?:Visible |Hidden )?links:?)?)[ \t\r]*",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\[(\d{1,4})\](?=\S)")


def unlisted(text: str) -> tuple[str, bool]:
    """Return a text without the list of its links at the end, and whether it had one.

    A list whose numbers do not stand before words of the text, as one of sources, is none of links. The numbers stay:
    lines were wrapped with them.
    """
    if not _NUMBER.search(text):
        return text, False
    lines = text.split("\n")
    end, listed = len(lines), set()
    while end and (entry := _LISTED.fullmatch(lines[end - 1])):
        listed.add(entry[1])
        end -= 1
    page = "\n".join(lines[:end])
    is_dump = len(listed.intersection(_NUMBER.findall(page))) >= FEWEST_LINKS
    return (page, True) if is_dump else (text, False)


def unnumbered(story: str) -> str:
    """Return the story of a dump without the numbers of its links."""
    return _NUMBER.sub("", story)
