"""From a primary tag to the tag of the variety written: scripts, and Cantonese."""

import re
from typing import Final

HAN: Final = re.compile("[\u3400-\u9fff]+")
# characters that written Cantonese needs every few words and written Mandarin does not have
CANTONESE: Final = re.compile("[嘅喺唔咗佢哋嗰啲冇睇噉嚟嘢咁乜]")
# articles in Cantonese hold 3 to 12 of them in 100 characters of Han, others none (docs/lab-book.md)
CANTONESE_SHARE: Final = 0.01


def variety(tag: str, script: str, text: str) -> str:
    """Return the full tag: sr-Latn, zh-Hans, zh-Hant, yue, or the tag as it is."""
    if tag == "sr" and script == "Latn":
        return "sr-Latn"
    return chinese(text) if tag in ("zh", "yue") else tag


def chinese(text: str) -> str:
    """Tell Cantonese, simplified and traditional Chinese apart; zh where the characters are common to all.

    A character set from before Unicode, GB 2312 or Big 5, holds the characters of one script only.
    """
    han = "".join(HAN.findall(text))
    if len(CANTONESE.findall(han)) > CANTONESE_SHARE * len(han):
        return "yue"
    simplified, traditional = (len(han.encode(name, "ignore")) for name in ("gb2312", "big5"))
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"
