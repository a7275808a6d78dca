"""The answer to the question what language a text is in."""

from dataclasses import dataclass
from typing import Final

UND: Final = "und"
MUL: Final = "mul"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The language of a text, how sure that is, and what it rests on.

    ``tag`` is BCP 47: en, nb, sr-Latn, zh-Hant; mul where several languages have shares and none leads, und
    where the evidence does not suffice. ``votes`` are like langdetect=en:1.00, ``shares`` like en:0.93, the
    largest first, by characters.
    """

    tag: str
    confidence: float
    votes: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()


UNKNOWN: Final = Language(tag=UND, confidence=0.0)
