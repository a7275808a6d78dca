"""Characters no stored text may hold: what XML forbids, what hides, and what turns the reading direction."""

import re
from collections.abc import Callable

# U+200C and U+200D stay: Persian, the Indic scripts and emoji need them. So do the marks U+200E and U+200F.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff\u00ad]")
_LINE_END = re.compile("\r\n?")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?|&(?:shy|ZeroWidthSpace|NoBreak);")
# C1 controls in a page are the letters of windows-1252 at the same place, as browsers read them too
_C1 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_SPACES = "\x0b\x0c\x1c\x1d\x1e\x1f"

Mending = tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]]


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    return " " if character in _SPACES else _C1.get(ord(character), "")


def _nothing(_: re.Match[str]) -> str:
    return ""


MENDINGS: tuple[Mending, ...] = (
    ("control_chars", _CONTROL, _visible),
    ("bidi_chars", _BIDI, _nothing),
    ("zero_width", _ZERO_WIDTH, _nothing),
)


def mended(text: str) -> tuple[str, set[str]]:
    """Return the text without characters that are illegal in XML, hide or turn text, and codes of what went.

    Lines end in LF. A letter of windows-1252 that came as a C1 control becomes that letter; white space
    among the controls becomes a blank.
    """
    text, repairs = _LINE_END.sub("\n", text), set()
    for code, pattern, replacement in MENDINGS:
        text, count = pattern.subn(replacement, text)
        if count:
            repairs.add(code)
    return text, repairs


def mended_references(markup: str) -> tuple[str, set[str]]:
    """Replace the character references of HTML that stand for what ``mended`` takes away, and say which.

    One reference to U+001B in a page is enough for an XML library to hand back an empty one.
    """
    repairs: set[str] = set()

    def hidden(match: re.Match[str]) -> str:
        character = _character(match)
        for code, pattern, _ in MENDINGS[1:]:
            if character is None or pattern.match(character):
                repairs.add(code if character else "zero_width")
                return ""
        return match[0]

    def illegal(match: re.Match[str]) -> str:
        character = _character(match)
        if character is None or not (character == "\ufffd" or _CONTROL.match(character)):
            return match[0]
        repairs.add("control_chars")
        return "\ufffd" if character == "\ufffd" else _visible(_CONTROL.match(character) or match) or " "

    if "&" not in markup:
        return markup, repairs
    # hidden ones first: what they leave may join to an illegal one, while nothing joins at a visible one
    return _REFERENCE.sub(illegal, _REFERENCE.sub(hidden, markup)), repairs


def _character(match: re.Match[str]) -> str | None:
    """Return what a numeric reference stands for, U+FFFD where that is no character; None for a named one."""
    digits = match[1] or match[2]
    if digits is None:
        return None
    digits = digits.lstrip("0")
    if not digits or len(digits) > 7:
        return "\ufffd"
    code = int(digits, 16 if match[1] else 10)
    return "\ufffd" if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF else chr(code)
