"""A name: whether a few words are one, of a person or of an organisation, and how it is written."""

import json
import re
from importlib.resources import files
from typing import Final

from transforms.clean import fold

_TABLE: Final[dict[str, list[str]]] = json.loads(files(__package__).joinpath("words.json").read_text("utf-8"))
ROLES, MODIFIERS, ORGANISATION, NO_NAME, PARTICLES, PLACES, FURNITURE = (
    frozenset(_TABLE[name])
    for name in ("role", "modifier", "organisation", "no_name", "particle", "place", "furniture")
)
_NOBODY: Final = NO_NAME | PLACES
_COMPOUNDS: Final = tuple(_TABLE["compound"])  # Außenministerium, Sportredaktion
LONGEST: Final = 60
MAX_WORDS: Final = 6
_GAP: Final = re.compile(r"[\s/-]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[.'’\-][^\W\d_]*)*")
# Han, kana and Hangul write a name without spaces and without case
_EAST: Final = re.compile(r"[぀-ヿ㐀-鿿가-힯·・ ]{2,12}")
# scripts without case, whose vowel signs are no letters to ``re``
_CASELESS: Final = re.compile(r"[\u0590-\u10ff\u1200-\u137f\u1780-\u17ff\u200c\u200d.'’\-]+")
_REFUSED: Final = re.compile(r"[\d@#=<>{}\[\]|\"“”„:;!?…_/\\]|https?|www\.|\.(?:com|org|net|de)\b|(?:^|\s)-|\.{2}")


def is_person(text: str, *, single: bool = False) -> bool:
    """Whether a text reads like the name of one person; ``single`` lets one word be a name."""
    if not 1 < len(text) <= LONGEST or _REFUSED.search(text) or fold(text) in _NOBODY:
        return False
    if _EAST.fullmatch(text):
        return len(text.replace(" ", "")) >= 2 and not any(text.endswith(word) for word in ORGANISATION)
    words = text.split()
    if not (1 if single else 2) <= len(words) <= MAX_WORDS or is_organisation(text):
        return False
    if any(fold(word).strip(".,") in FURNITURE for word in words):
        return False
    return all(_is_name_word(word) for word in words) and any(not _is_particle(word) for word in words)


def _is_name_word(word: str) -> bool:
    bare = word.strip(".,’'")
    if _CASELESS.fullmatch(bare):
        return True
    return bool(_WORD.fullmatch(bare)) and (bare[0].isupper() or _is_particle(bare) or _inner_capital(bare))


def _inner_capital(word: str) -> bool:
    """Whether a word has a capital after its first letter, as "d'Ancona" and "al-Masri" have."""
    return any(character.isupper() for character in word[1:])


def _is_particle(word: str) -> bool:
    return fold(word).strip(".’'") in PARTICLES


def is_organisation(text: str) -> bool:
    """Whether one of its words is one that organisations, desks and sites are called by, or ends in a long one."""
    words = [fold(word).strip(".,()") for word in _GAP.split(text)]
    return any(word in ORGANISATION or word.endswith(_COMPOUNDS) for word in words)


def is_role(text: str) -> bool:
    """Whether a text is the description of a job: it holds the word for one, and no more than six words."""
    words = [fold(word).strip(".,()") for word in text.split()]
    return len(words) <= MAX_WORDS and any(word in ROLES for word in words)


def well_written(name: str) -> str:
    """Return a name in the usual capitals: "JÖRG ZSCHOCHE", "viktor hedlund" and "Bill MCCARTHY" are mended."""
    words = name.split()
    shouted = all(word.isupper() or _is_particle(word) for word in words)
    if name.islower() or (shouted and len(name) > 3):
        return " ".join(_capital(word) if not (_is_particle(word) and word.islower()) else word for word in words)
    return " ".join(_capital(word) if len(word) > 3 and word.isupper() and "." not in word else word for word in words)


def _capital(word: str) -> str:
    parts = re.split(r"([-'’])", word)
    risen = "".join(part[:1].upper() + part[1:].lower() for part in parts)
    return f"Mc{risen[2:].capitalize()}" if risen.startswith("Mc") and len(risen) > 3 else risen
