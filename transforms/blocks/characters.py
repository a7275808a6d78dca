"""Characters as numbers: class and lower case of every code point, looked up a page at a time."""

import unicodedata
from typing import Final

import numpy as np
from numpy.typing import NDArray

SPACE, LOWER, UPPER, LETTER, IDEOGRAPH, DIGIT, STOP, COMMA, QUOTE, DASH, BRACKET, SYMBOL, BREAK = range(13)
CLASSES: Final = 13
PLANE: Final = 0x10000  # code points above the basic plane count as its last one: emoji and rare signs

Codes = NDArray[np.uint32]
Bytes = NDArray[np.uint8]

_SIGNS: Final = {
    STOP: ".!?…。！？؟।॥։።။៕．｡",
    COMMA: ",;:、，；：،؛·・፣",
    QUOTE: "\"'“”„‟‘’‚‛«»‹›「」『』《》〈〉＂",
    DASH: "-–—―|/\\•▪●◦‣⁃*>→►▶+~_=",
    BRACKET: "()[]{}（）【】〔〕［］",
    BREAK: "\n\r\x0b\x0c\x85\u2028\u2029",
}
# Thai, Lao, Myanmar, Khmer; kana, Han: scripts that part no words, each letter counts as one
_UNSPACED: Final = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
)
_CATEGORY: Final = {
    "Lu": UPPER,
    "Lt": UPPER,
    "Ll": LOWER,
    "Lm": LETTER,
    "Lo": LETTER,
    "Mn": LETTER,
    "Mc": LETTER,
    "Nd": DIGIT,
}


def _classes() -> Bytes:
    table = np.full(PLANE, SYMBOL, np.uint8)
    for code in range(PLANE):
        char = chr(code)
        kind = unicodedata.category(char)
        if kind in _CATEGORY:
            table[code] = _CATEGORY[kind]
        elif kind[0] in "ZC":
            table[code] = SPACE
    table[PLANE - 1] = SYMBOL
    for low, high in _UNSPACED:
        span = table[low : high + 1]
        span[span == LETTER] = IDEOGRAPH
    for sort, signs in _SIGNS.items():
        table[[ord(sign) for sign in signs]] = sort
    return table


def _lower() -> NDArray[np.uint16]:
    folded = [chr(code).lower() if code < 0xD800 or code > 0xDFFF else "" for code in range(PLANE)]
    return np.array([ord(f) if len(f) == 1 else code for code, f in enumerate(folded)], np.uint16)


CLASS_OF: Final = _classes()
LOWER_OF: Final = _lower()


def codes_of(text: str) -> Codes:
    """Return one number a character, those above the basic plane as its last."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    capped: Codes = np.minimum(codes, np.uint32(PLANE - 1))
    return capped
