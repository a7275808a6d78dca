"""Names of character sets: what pages call them, what browsers make of that, and the codec that reads it."""

import encodings.aliases

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
NAMES = {codec: name for name, codec in CODECS.items()}
LABELS = {
    **{alias: NAMES[codec] for alias, codec in encodings.aliases.aliases.items() if codec in NAMES},
    **{alias: _EXTRA[codec] for alias, codec in encodings.aliases.aliases.items() if codec in _EXTRA},
    **NAMES,
    **{name.replace("-", "_"): name for name in CODECS},
    **_EXTRA,
}


def name_of(label: str) -> str | None:
    """Return the WHATWG name a declared character set goes by, None when it is not known there.

    UTF-7 is unknown on purpose: with it any text may hide markup.
    """
    key = label[:40].strip(" \t\"'").lower().replace("-", "_").replace(":", "_").replace(" ", "_")
    return LABELS.get(key)
