"""From bytes to text: which character set a page is really in, and what had to be mended."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from transforms.characters import mended, mended_references
from transforms.charset_guess import guess
from transforms.charset_names import CODECS, NAMES, name_of

HEAD = 4_096  # where HTML looks for its own declaration; the standard says 1,024, real pages go further
SAMPLE = 65_536
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_META = re.compile(rb"<meta\b[^>]{0,512}?charset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([^\"'>]+)", re.IGNORECASE)
# what decoders must refuse though its author meant UTF-8: surrogates, and ASCII in two bytes
_FORGED = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]|[\xc0\xc1][\x80-\xbf]")
_WIDE = re.compile("[^\x00-\x7f]")
_C1 = re.compile("[\x80-\x9f]")
_ACCENTED = re.compile("[\xc0-\xff]{4,}")
# Latin letters that no Greek or Cyrillic one looks like, beside such: a slip of the keyboard is another thing
_LATIN = "bdfghijlnqrstuvwzDFGIJLNQRSUVWZ"
_TWO_SCRIPTS = re.compile(rf"[{_LATIN}][\u0370-\u052f]|[\u0370-\u052f][{_LATIN}]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
WESTERN = frozenset((*(f"windows-{page}" for page in (1250, 1252, 1254, 1257)), "iso-8859-2", "iso-8859-15"))
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
MAX_CONTROLS = 0.05  # random bytes have 12 %, a page with stray NULs in it 0.3 %
MIXED = 3  # such pairs of letters; a page has one or two by mistake
_REWRITTEN = frozenset(("invalid_bytes", "double_encoded"))  # repairs after which text and bytes are not the same
MAX_BROKEN = 0.1  # invalid sequences per valid one in a page that is still taken for UTF-8


class NotText(ValueError):
    """The bytes are no text in any character set."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as read: the character set and who said so (bom, utf8, declared, detected or fallback), and repairs.

    ``repairs`` are codes of schemas.repair in alphabetical order.
    """

    text: str
    encoding: str
    encoding_source: str
    repairs: tuple[str, ...] = ()


Read = tuple[str, str, str]  # text, encoding, who said so
Step = Callable[[bytes, list[str]], Read | None]


def decode(payload: bytes, *, charset: str | None, media_type: str) -> Decoded:
    """Read bytes as text fit for storing; ``charset`` is what the transport declared.

    Raises NotText where the bytes are no text.
    """
    if is_binary(payload):
        raise NotText("more than one byte in twenty is a control character")
    labels = _labels(payload, charset)
    declared = [name for name in map(name_of, labels) if name is not None]
    text, encoding, source = next(read for step in STEPS if (read := step(payload, declared)) is not None)
    if _is_mostly_controls(text):
        raise NotText("more than one character in twenty is a control character")
    repairs = _wrongly_declared(encoding, source, labels, declared)
    if text.count("\ufffd") > payload.count(b"\xef\xbf\xbd") or (source == "detected" and _is_mixed(text)):
        repairs.add("invalid_bytes")
    if source == "utf8" and (once := _decoded_once_more(text)) is not None:
        text = once
        repairs.add("double_encoded")
    text, found = mended(text, payload if source == "utf8" and not repairs & _REWRITTEN else None)
    shown, referred = mended_references(text) if media_type == "text/html" else (text, set())
    return Decoded(shown, encoding, source, tuple(sorted(repairs | found | referred)))


def is_binary(payload: bytes) -> bool:
    """Whether bytes are no text in any character set: too many of them are control characters."""
    sample = payload[:SAMPLE]
    if _boms(sample) or _wide(sample):
        return False
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(3, len(sample) * MAX_CONTROLS)


def _labels(payload: bytes, charset: str | None) -> list[str]:
    head = payload[:HEAD].replace(b"\0", b"")
    found = [match[1].decode("latin-1") for pattern in (_META, _XML) if (match := pattern.search(head))]
    return ([charset] if charset else []) + found


def _wrongly_declared(encoding: str, source: str, labels: list[str], declared: list[str]) -> set[str]:
    """Say whether the declaration had to be overruled, or a legacy set was used without any."""
    if source == "bom":
        return {"charset"} if encoding.startswith("utf-32") else set()  # no browser reads UTF-32
    plain = source == "utf8" and not labels
    return set() if plain or encoding in declared else {"charset"}


def _boms(payload: bytes) -> tuple[bytes, str] | None:
    return next((pair for pair in _BOMS if payload.startswith(pair[0])), None)


def _wide(payload: bytes) -> str | None:
    """Tell UTF-16 without a mark by its NULs: markup and Latin text have one in every other place."""
    sample = payload[:HEAD]
    even, odd = sample[::2], sample[1::2]
    if not odd:
        return None
    at_even, at_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if at_odd > 0.2 and at_even < 0.02:
        return "utf-16-le"
    return "utf-16-be" if at_even > 0.2 and at_odd < 0.02 else None


def _is_mostly_controls(text: str) -> bool:
    sample = text[:SAMPLE].encode("utf-8", "surrogatepass")
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(3, len(sample) * MAX_CONTROLS)


def _by_mark(payload: bytes, _: list[str]) -> Read | None:
    mark = _boms(payload)
    return mark and (payload[len(mark[0]) :].decode(CODECS[mark[1]], "replace"), mark[1], "bom")


def _by_nuls(payload: bytes, _: list[str]) -> Read | None:
    name = _wide(payload)
    return None if name is None else (payload.decode(CODECS[name], "replace"), name, "detected")


def _by_escapes(payload: bytes, declared: list[str]) -> Read | None:
    """Read ISO-2022-JP, which is ASCII by its bytes, where its escapes stand or it was declared."""
    if payload.isascii() and b"\x1b$" in payload and ("iso-2022-jp" in declared or b"\x1b(" in payload):
        return payload.decode("iso2022_jp", "replace"), "iso-2022-jp", "declared" if declared else "detected"
    return None


def _as_utf8(payload: bytes, _: list[str]) -> Read | None:
    """Read UTF-8, also where a few of its sequences are broken: no other set looks like it by chance."""
    try:
        return payload.decode("utf-8"), "utf-8", "utf8"
    except UnicodeDecodeError:
        text = payload.decode("utf-8", "replace")
    broken = text.count("\ufffd") - payload.count(b"\xef\xbf\xbd")
    valid = len(_WIDE.findall(text)) - text.count("\ufffd")
    if broken <= valid * MAX_BROKEN or broken <= len(_FORGED.findall(payload)) * 3:
        return text, "utf-8", "utf8"
    return None


def _as_declared(payload: bytes, declared: list[str]) -> Read | None:
    for name in declared:
        if name == "utf-8" or name.startswith("utf-"):
            continue
        text = payload.decode(CODECS[name], "replace")
        if _is_sane(text, name):
            return text, name, "declared"
    return None


def _is_mixed(text: str) -> bool:
    """Whether text of a set that was guessed has words of two scripts: some of its bytes are in another set then."""
    return len(_TWO_SCRIPTS.findall(text)) >= MIXED


def _is_sane(text: str, name: str) -> bool:
    """Whether text reads as it should: hardly a byte undefined, and no words of accented letters only."""
    high = _WIDE.findall(text)
    if (text.count("\ufffd") + len(_C1.findall(text))) > len(high) * 0.03:
        return False
    accented = sum(map(len, _ACCENTED.findall(text)))
    return name not in WESTERN or accented <= len(high) * 0.5


def _as_detected(payload: bytes, _: list[str]) -> Read | None:
    codec = guess(payload)
    return None if codec is None else (payload.decode(codec, "replace"), NAMES[codec], "detected")


def _as_last_resort(payload: bytes, declared: list[str]) -> Read:
    name = "utf-8" if "utf-8" in declared else "windows-1252"
    return payload.decode(CODECS[name], "replace"), name, "fallback"


STEPS: tuple[Step, ...] = (
    _by_mark,
    _by_nuls,
    _by_escapes,
    _as_utf8,
    _as_declared,
    _as_detected,
    _as_last_resort,
)


def _decoded_once_more(text: str) -> str | None:
    """Undo UTF-8 that was read as Latin-1 or windows-1252 and encoded again; None where it was not.

    All of the text must turn out to be UTF-8, and three characters shorter at least: that is no chance.
    """
    start = _first_wide(text)
    first = None if start is None else _BEYOND_ASCII.match(text, start)
    if first is None or _once_more(first[0]) is None:
        return None
    once = _once_more(text)
    return once if once is not None and len(text) - len(once) >= 3 else None


def _first_wide(text: str) -> int | None:
    """Return where the first character beyond ASCII stands, found in a tenth of a pattern's time."""
    try:
        text.encode("ascii")
    except UnicodeEncodeError as error:
        return error.start
    return None


def _once_more(text: str) -> str | None:
    try:
        return text.encode("cp1252", "copydesk.c1").decode("utf-8")
    except UnicodeError:
        return None


def _c1(error: UnicodeError) -> tuple[bytes, int]:
    """Encode C1 controls as the bytes they are: five bytes of windows-1252 stand for no letter."""
    if isinstance(error, UnicodeEncodeError) and 0x80 <= ord(error.object[error.start]) < 0xA0:
        return bytes([ord(error.object[error.start])]), error.start + 1
    raise error


codecs.register_error("copydesk.c1", _c1)
