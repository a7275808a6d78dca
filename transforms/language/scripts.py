"""Scripts: which one a text is written in, and which languages are written in it."""

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from transforms.language.letters import END

LATIN: Final = "Latn"
# script, first and last letter, and what a letter weighs against a Latin one: a character of Han is a word
RANGES: Final = (
    ("Latn", 0x41, 0x5A, 1), ("Latn", 0x61, 0x7A, 1), ("Latn", 0xC0, 0x24F, 1), ("Latn", 0x1E00, 0x1EFF, 1),
    ("Grek", 0x370, 0x3FF, 1), ("Grek", 0x1F00, 0x1FFF, 1), ("Cyrl", 0x400, 0x52F, 1),
    ("Armn", 0x531, 0x587, 1), ("Hebr", 0x5D0, 0x5F2, 1), ("Arab", 0x620, 0x6FF, 1),
    ("Arab", 0x750, 0x77F, 1), ("Arab", 0xFB50, 0xFEFC, 1), ("Syrc", 0x700, 0x74F, 1),
    ("Thaa", 0x780, 0x7BF, 1), ("Nkoo", 0x7C0, 0x7FF, 1), ("Deva", 0x900, 0x97F, 1),
    ("Beng", 0x980, 0x9FF, 1), ("Guru", 0xA00, 0xA7F, 1), ("Gujr", 0xA80, 0xAFF, 1),
    ("Orya", 0xB00, 0xB7F, 1), ("Taml", 0xB80, 0xBFF, 1), ("Telu", 0xC00, 0xC7F, 1),
    ("Knda", 0xC80, 0xCFF, 1), ("Mlym", 0xD00, 0xD7F, 1), ("Sinh", 0xD80, 0xDFF, 1),
    ("Thai", 0xE01, 0xE4E, 1), ("Laoo", 0xE81, 0xEDF, 1), ("Tibt", 0xF00, 0xFFF, 1),
    ("Mymr", 0x1000, 0x109F, 1), ("Geor", 0x10A0, 0x10FF, 1), ("Geor", 0x1C90, 0x1CBF, 1),
    ("Hang", 0x1100, 0x11FF, 1), ("Hang", 0xAC00, 0xD7A3, 3), ("Ethi", 0x1200, 0x139F, 2),
    ("Cher", 0x13A0, 0x13FF, 1), ("Cans", 0x1400, 0x167F, 1), ("Khmr", 0x1780, 0x17FF, 1),
    ("Mong", 0x1800, 0x18AF, 1), ("Tfng", 0x2D30, 0x2D7F, 1), ("Kana", 0x3041, 0x30FF, 2),
    ("Kana", 0xFF66, 0xFF9D, 2), ("Hani", 0x3400, 0x4DBF, 3), ("Hani", 0x4E00, 0x9FFF, 3),
    ("Hani", 0xF900, 0xFAFF, 3),
)  # fmt: skip
SCRIPTS: Final = tuple(dict.fromkeys(name for name, *_ in RANGES))
# the languages written in each script; those that stand nowhere here are written in Latin letters
WRITTEN: Final = {
    script: tuple(tags.split())
    for script, tags in {
        "Grek": "el", "Cyrl": "ba be bg kk ky mk mn ru sr tg tt uk uz az os cv ab ce tk sah", "Armn": "hy",
        "Hebr": "he yi", "Arab": "ar fa ur ps sd ug ckb mey shi ku ks az kk pa ha ms", "Syrc": "syr",
        "Thaa": "dv", "Nkoo": "nqo", "Deva": "hi mr ne sa bh ks sd", "Beng": "bn as", "Guru": "pa",
        "Gujr": "gu", "Orya": "or", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si",
        "Thai": "th", "Laoo": "lo", "Tibt": "bo dz", "Mymr": "my", "Geor": "ka", "Hang": "ko",
        "Ethi": "am ti", "Cher": "chr", "Cans": "iu", "Khmr": "km", "Mong": "mn", "Tfng": "zgh",
        "Kana": "ja", "Hani": "zh yue",
    }.items()
}  # fmt: skip
# languages of the lists above that are also written in Latin letters
LATIN_TOO: Final = frozenset({"sr", "az", "uz", "ku", "kk", "ha", "ms", "shi", "tk", "tg", "tt"})
# a text that holds this share of other letters is written in them: names and brands stay Latin everywhere
FOREIGN_SHARE: Final = 0.25
# Japanese sets kana between its Han characters, Chinese does not
KANA_SHARE: Final = 0.05
# characters looked at, spread over the text
LOOKED_AT: Final = 800


@cache
def _letters() -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float64]]:
    script, weight = np.zeros(0x10000, dtype=np.uint8), np.zeros(0x10000)
    for name, first, last, each in RANGES:
        script[first : last + 1], weight[first : last + 1] = SCRIPTS.index(name), each
    return script, weight


def scripts(texts: Sequence[str]) -> list[tuple[str, float] | None]:
    """Return the script each text is written in and its share, None without letters; no text holds END."""
    joined = END.join(("", *(text[:: 1 + len(text) // LOOKED_AT] for text in texts)))
    codes = np.minimum(np.frombuffer(joined.encode("utf-32-le", "replace"), dtype=np.uint32), 0xFFFF)
    owners = np.cumsum(codes == 0) - 1
    script, weight = _letters()
    shape = (len(texts), len(SCRIPTS))
    places = owners * len(SCRIPTS) + script[codes]
    sums = np.bincount(places, weights=weight[codes], minlength=shape[0] * shape[1]).reshape(shape)
    return [_prevailing(dict(zip(SCRIPTS, row, strict=True))) for row in sums.tolist()]


def _prevailing(weights: dict[str, float]) -> tuple[str, float] | None:
    total = sum(weights.values())
    if not total:
        return None
    if weights["Kana"] > KANA_SHARE * weights["Hani"]:
        weights["Kana"] += weights.pop("Hani")
    others = {script: weight for script, weight in weights.items() if script != LATIN}
    first = max(others, key=others.__getitem__)
    script = first if others[first] >= FOREIGN_SHARE * total else LATIN
    return script, weights[script] / total
