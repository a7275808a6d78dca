"""The language a page declares, against the one its text shows."""

import re
from typing import Final

from transforms.language.answer import UND, Language
from transforms.language.tags import primary

# html lang, og:locale (en_US) and inLanguage write BCP 47 more or less
DECLARED: Final = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?\b")
TRADITIONAL: Final = frozenset({"TW", "HK", "MO"})
# of 251 news pages 245 declare their language; the others all declare English, the default of their software
FILLED: Final = 0.8
FILLED_ENGLISH: Final = 0.6
# from here on the text is believed against the page
SURE: Final = 0.9


def decide(text_language: Language, declared: str | None) -> tuple[str, float, bool | None]:
    """Return tag, confidence, and whether the page agrees (None where one side says nothing).

    What the text shows wins. What the page declares breaks a tie between votes, and fills und.
    """
    told = declared_tag(declared)
    if told is None:
        return text_language.tag, text_language.confidence, None
    if text_language.tag == UND:
        return told, FILLED_ENGLISH if told == "en" else FILLED, None
    if _same(text_language.tag, told):
        return text_language.tag, text_language.confidence, True
    if text_language.confidence < SURE and _voted(text_language, told):
        return told, text_language.confidence, True
    return text_language.tag, text_language.confidence, False


def declared_tag(declared: str | None) -> str | None:
    """Return a declaration as a BCP 47 tag as this package writes them; None where it is none."""
    match = DECLARED.match(declared or "")
    if not match:
        return None
    language, script, region = (part or "" for part in match.groups())
    tag = primary(language.lower())
    if tag in (UND, "mul", "zxx"):
        return None
    if tag == "zh":
        traditional = script.title() == "Hant" or (not script and region.upper() in TRADITIONAL)
        return "zh-Hant" if traditional else "zh-Hans" if script or region else "zh"
    return "sr-Latn" if tag == "sr" and script.title() == "Latn" else tag


def _same(tag: str, told: str) -> bool:
    return primary(tag) == primary(told) or (told == "nb" and tag == "nn")


def _voted(language: Language, told: str) -> bool:
    return any(vote.partition("=")[2].partition(":")[0] == primary(told) for vote in language.votes)
