"""From bytes to text: which character set a page is really in, and what had to be mended."""

import encodings.aliases
import re
from collections.abc import Callable
from dataclasses import dataclass

from transforms.characters import mended, mended_references
from transforms.charset_guess import guess

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
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROLS = bytes([*range(0x00, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_CONTROL_TABLE = dict.fromkeys(_CONTROLS)
MAX_CONTROLS = 0.05  # random bytes have 12 %, a page with stray NULs in it 0.3 %
MAX_BROKEN = 0.1  # invalid sequences per valid one in a page that is still taken for UTF-8
# names as the WHATWG encoding standard gives them, with the codec that reads what browsers read
CODECS = {
    "utf-8": "utf-8",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-32-le": "utf-32-le",
    "utf-32-be": "utf-32-be",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "ibm866": "cp866",
    "windows-874": "cp874",
    **{f"windows-{page}": f"cp{page}" for page in range(1250, 1259)},
    **{f"iso-8859-{part}": f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}
_EXTRA = {
    **dict.fromkeys(("iso8859_1", "latin_1", "ascii", "x_cp1252", "ansi"), "windows-1252"),
    **dict.fromkeys(("iso8859_9", "x_cp1254"), "windows-1254"),
    **dict.fromkeys(("iso8859_11", "tis_620", "dos_874"), "windows-874"),
    **dict.fromkeys(("gb2312", "gbk", "hz", "x_gbk", "gb_2312", "gb_2312_80"), "gb18030"),
    **dict.fromkeys(("shift_jis", "x_sjis", "sjis", "windows_31j", "ms_kanji"), "shift_jis"),
    **dict.fromkeys(("euc_kr", "ks_c_5601_1987", "windows_949", "ksc5601"), "euc-kr"),
    **dict.fromkeys(("big5", "big5_hkscs", "x_x_big5", "cn_big5"), "big5"),
    **dict.fromkeys(("utf_16", "utf_32", "unicode", "utf8", "x_unicode20utf8"), "utf-8"),
    **{f"win_{page}": f"windows-{page}" for page in range(1250, 1259)},
    **{f"cp_{page}": f"windows-{page}" for page in range(1250, 1259)},
    "x_euc_jp": "euc-jp",
    "koi": "koi8-r",
    "x_cp1251": "windows-1251",
    "iso_8859_8_i": "iso-8859-8",
}
_NAMES = {codec: name for name, codec in CODECS.items()}
LABELS = {
    **{alias: _NAMES[codec] for alias, codec in encodings.aliases.aliases.items() if codec in _NAMES},
    **{alias: _EXTRA[codec] for alias, codec in encodings.aliases.aliases.items() if codec in _EXTRA},
    **{codec: name for codec, name in _NAMES.items()},
    **{name.replace("-", "_"): name for name in CODECS},
    **_EXTRA,
}


class NotText(ValueError):
    """The bytes are no text in any character set."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as read: the character set and who said so (bom, utf8, declared, detected or fallback), and repairs.

    ``repairs`` are codes in alphabetical order: bidi_chars, charset, control_chars, double_encoded,
    invalid_bytes, zero_width.
    """

    text: str
    encoding: str
    encoding_source: str
    repairs: tuple[str, ...] = ()


def decode(payload: bytes, *, charset: str | None, media_type: str) -> Decoded:
    """Read bytes as text fit for storing; ``charset`` is what the transport declared.

    Raises NotText where the bytes are no text.
    """
    if is_binary(payload):
        raise NotText("more than one byte in twenty is a control character")
    labels = _labels(payload, charset)
    declared = [name for name in map(name_of, labels) if name is not None]
    text, encoding, source = next(read for step in STEPS if (read := step(payload, declared)) is not None)
    repairs = set()
    if (
        encoding not in declared and (declared or labels or source != "utf8") and source != "bom"
    ) or encoding == "utf-32-le":
        repairs.add("charset")
    return Decoded(text, encoding, source, tuple(sorted(repairs)))
