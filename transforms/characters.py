"""Characters no stored text may hold: what XML forbids, what hides, and what turns the reading direction."""

import re
import unicodedata
from functools import partial

# C1 controls in a page are the letters of windows-1252 at the same place, as browsers read them too
_C1 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_SPACES = dict.fromkeys((0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F), " ")
_CONTROLS = (
    *range(0x09),
    *range(0x0B, 0x0D),
    *range(0x0E, 0x20),
    *range(0x7F, 0xA0),
    *range(0xD800, 0xE000),
    *range(0xFDD0, 0xFDF0),
    *(plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF)),
)
# U+200C and U+200D stay: Persian, the Indic scripts and emoji need them. So do the marks U+200E and U+200F.
UNFIT: dict[str, tuple[str, str]] = {
    **{chr(code): ("control_chars", _SPACES.get(code, _C1.get(code, ""))) for code in _CONTROLS},
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ("bidi_chars", "")),
    **dict.fromkeys("\u200b\u2060\ufeff\u00ad", ("zero_width", "")),
}
# ``unicodedata`` takes 5 CPU s to put 80,000 marks of one letter in order, and its time grows with the square
MANY_MARKS = 1_000
MOST_MARKS = 30
_ORDINARY = bytes([0x09, 0x0A, *range(0x20, 0x7F)])
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?|&(?:shy|ZeroWidthSpace|NoBreak);")


def mended(text: str, encoded: bytes | None = None) -> tuple[str, set[str]]:
    """Return the text without characters that are illegal in XML, hide or turn text, and codes of what went.

    Lines end in LF. A letter of windows-1252 that came as a C1 control becomes that letter; white space
    among the controls becomes a blank. ``encoded`` is the text in UTF-8, if that is at hand.
    """
    encoded = text.encode("utf-8", "surrogatepass") if encoded is None else encoded
    # taking ASCII out of the bytes costs 1.4 ns a character, a regular expression of these classes 60
    rare = encoded.translate(None, _ORDINARY).decode("utf-8", "surrogatepass")
    text, repairs = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in rare else text, set()
    present = set(rare)
    for character in UNFIT.keys() & present:
        code, replacement = UNFIT[character]
        text = text.replace(character, replacement)
        repairs.add(code)
    marks = set(filter(unicodedata.combining, present)) if len(rare) > MANY_MARKS else set()
    if sum(map(rare.count, marks)) > MANY_MARKS:
        text, stacks = _unstacked(text, "".join(sorted(marks)))
        repairs |= {"combining_marks"} if stacks else set()
    return text, repairs


def _unstacked(text: str, marks: str) -> tuple[str, int]:
    """Leave a letter ``MOST_MARKS`` marks, as Unicode's annex 15 does; return how many letters had more."""
    return re.subn(f"([{marks}]{{{MOST_MARKS}}})[{marks}]+", r"\1", text)


def mended_references(markup: str) -> tuple[str, set[str]]:
    """Replace the character references of HTML that stand for what ``mended`` takes away, and say which.

    One reference to U+001B in a page is enough for an XML library to hand back an empty one.
    """
    repairs: set[str] = set()
    # pages say the same few references again and again: a call for each that stands there costs more than the search
    if not any(_is_unfit(_character(*digits)) for digits in set(_REFERENCE.findall(markup))):
        return markup, repairs
    # hidden ones first: what they leave may join to an illegal one, while nothing joins across a blank
    shown = _REFERENCE.sub(partial(_without_hidden, repairs), markup)
    return _REFERENCE.sub(partial(_without_illegal, repairs), shown), repairs


def _without_hidden(repairs: set[str], match: re.Match[str]) -> str:
    code, _ = UNFIT.get(_character(*match.groups()), ("", ""))
    if code not in ("bidi_chars", "zero_width"):
        return match[0]
    repairs.add(code)
    return ""


def _without_illegal(repairs: set[str], match: re.Match[str]) -> str:
    character = _character(*match.groups())
    code, replacement = ("control_chars", "\ufffd") if character == "\ufffd" else UNFIT.get(character, ("", ""))
    if code != "control_chars":
        return match[0]
    repairs.add(code)
    return replacement or " "


def _is_unfit(character: str) -> bool:
    return character == "\ufffd" or character in UNFIT


def _character(hexadecimal: str | None, decimal: str | None) -> str:
    """Return what a reference of these digits stands for, U+FFFD where they are no character; without any one hides."""
    digits = hexadecimal or decimal
    if not digits:
        return "\u200b"
    digits = digits.lstrip("0")
    if not digits or len(digits) > 7:
        return "\ufffd"
    code = int(digits, 16 if hexadecimal else 10)
    return "\ufffd" if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF else chr(code)
