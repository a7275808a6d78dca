"""The second vote: Compact Language Detector 2, which knows more languages than langdetect."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import pycld2

from transforms.language.tags import akin, primary

# no languages people publish in: unknown, scripts alone, Klingon, Pig Latin
LEFT_OUT: Final = frozenset({"un", "xx", "tlh", "zzp"})

# a second language with a smaller share is a name or a quotation
SECOND: Final = 0.08


@dataclass(frozen=True, slots=True)
class Cld2:
    """What CLD2 says of a text: up to three languages with their share of it, 0 to 1, the largest first.

    ``score`` is how well the first fits, about 1 for ordinary text, 0 where CLD2 itself is in doubt.
    """

    shares: tuple[tuple[str, float], ...]
    score: float

    @property
    def mixed(self) -> bool:
        """Whether a second language has a share worth a closer look."""
        if len(self.shares) < 2 or self.shares[1][1] < SECOND:
            return False
        return not akin(self.shares[0][0], self.shares[1][0])


@cache
def known() -> frozenset[str]:
    """Return the languages CLD2 tells apart, by primary tag."""
    detected = set(pycld2.DETECTED_LANGUAGES)
    return frozenset(primary(code) for name, code in pycld2.LANGUAGES if name in detected) - LEFT_OUT


def ask(text: str) -> Cld2:
    """Ask CLD2; the text is clean: it refuses control characters and surrogates."""
    try:
        reliable, _, found = pycld2.detect(text.encode(), isPlainText=True, bestEffort=True)
    except pycld2.error:
        # it refuses the last two code points of each plane, which are no characters
        return ask("".join(char for char in text if char <= "\uffff"))
    named = ((primary(code), percent / 100) for _, code, percent, _ in found)
    shares = tuple((tag, share) for tag, share in named if tag in known())
    return Cld2(shares, min(found[0][3], 2000) / 1000 if reliable else 0.0)
