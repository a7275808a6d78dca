"""Authors: the names in the bylines of a page."""

import re
from typing import Final

_BY: Final = re.compile(
    r"^\W*(?:(?:written|words|story|posted|reporting|text)\s+)?(?:by|von|par|por|di|door|av|af|autor|autorin|author|"
    r"autore|auteur|автор|автор текста|tekst|text|oleh|yazan|szerző|írta)\b\s*[:：]?\s+",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"\s*(?:,|;|&|\||\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\boch\b|\bog\b|\bja\b|\bи\b)\s*")
_NAME: Final = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?:\s+(?:van|von|de|der|den|da|di|del|la|le|el|al|bin|ibn|[^\W\d_a-z][\w.'’-]*)){1,4}"
)
_LONGEST: Final = 120


def names(byline: str) -> tuple[str, ...]:
    """Return the names a byline gives, in order; none where it does not open like one."""
    found = _BY.match(byline)
    if found is None or len(byline) > _LONGEST:
        return ()
    parts = (part.strip() for part in _PART.split(byline[found.end() :]))
    named: list[str] = []
    for part in parts:
        if not _NAME.fullmatch(part):
            break
        named.append(part)
    return tuple(dict.fromkeys(named))
