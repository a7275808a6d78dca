"""What the words beside a date say of it: published, modified, or something else (see labels.json)."""

import json
from collections.abc import Mapping
from importlib.resources import files

from transforms.dates.names import plain

REACH = 40  # characters before a date in which its label ends
MAX_WORDS = 5
_TABLE: Mapping[str, Mapping[str, list[str]]] = json.loads(
    files(__package__).joinpath("labels.json").read_text("utf-8")
)
# single words that announce a day of publication; a text is searched for them word by word
PROMISES = frozenset(_TABLE["promise"]["any"])
ROLES = ("published", "modified", "event")
_PHRASES = {
    " ".join(plain(phrase).split()): role
    for role in reversed(ROLES)  # the earlier role wins where a word is listed twice
    for phrases in _TABLE[role].values()
    for phrase in phrases
}
_LAST = {phrase.rsplit(" ", 1)[-1] for phrase in _PHRASES}
_STRIPPED = " \t\r\n:,;|·•-–—()[]{}【】（）：/*#>«»\"'“”‘’."
# without spaces between words a label is found by its ending
_UNSPACED = tuple(
    (phrase, role)
    for role in ROLES
    for language in ("ja", "ko", "zh", "th")
    for phrase in _TABLE[role].get(language, ())
)


def label_before(text: str, start: int) -> tuple[str | None, int]:
    """Return the role that the words right before a date give it, and how many words say so."""
    window = text[max(0, start - REACH) : start].rstrip(_STRIPPED)
    words = plain(window).split()[-MAX_WORDS:]
    words = [word.strip(_STRIPPED) for word in words]
    for first in range(len(words)) if words and words[-1] in _LAST else ():
        role = _PHRASES.get(" ".join(words[first:]))
        if role:
            return role, len(words) - first
    return (None, 0) if window.isascii() else (_unspaced(window), 1)


def label_after(text: str, end: int) -> str | None:
    """Return the role that the words right after a date give it, as Turkish or Japanese pages put them."""
    window = text[end : end + REACH].split("\n", 1)[0].strip(_STRIPPED)
    words = [word.strip(_STRIPPED) for word in plain(window).split()[:3]]
    for last in range(len(words), 0, -1):
        role = _PHRASES.get(" ".join(words[:last]))
        if role in ("published", "modified"):
            return role
    if window.isascii():
        return None
    return next((role for phrase, role in _UNSPACED if window.startswith(phrase)), None)


def _unspaced(window: str) -> str | None:
    return next((role for phrase, role in _UNSPACED if window.endswith(phrase)), None)
