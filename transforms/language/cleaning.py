"""What is left of a text once everything that tells no language is gone."""

import re
import unicodedata

ADDRESS = re.compile(r"https?://[-_.?&~;+=/#%:,@!$*()0-9A-Za-z]{1,2076}|www\.[-_.?&~;+=/#%0-9A-Za-z]{1,2076}")
MAIL = re.compile(r"[-_.0-9A-Za-z]{1,64}@[-_.0-9A-Za-z]{1,255}")
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
MARK = re.compile("[\u0300-\u036f]")
# langdetect reads no more characters either
LONGEST = 10_000
SAMPLE = 400


def clean(text: str) -> str:
    """Drop web and mail addresses, control characters and lone surrogates; write capitals small."""
    text = NOT_TEXT.sub(" ", text[: 2 * LONGEST])
    if "://" in text or "www." in text:
        text = ADDRESS.sub(" ", text)
    if "@" in text:
        text = MAIL.sub(" ", text)
    if MARK.search(text):
        text = unicodedata.normalize("NFC", text)
    text = text[:LONGEST]
    return small(text) if in_capitals(text[:SAMPLE]) else text


def small(text: str) -> str:
    """Write capitals small; where a capital I has its dot, those without one stay without: Turkish and Azeri."""
    if "\u0130" in text:
        text = text.replace("I", "\u0131").replace("\u0130", "i")
    return text.lower()


def in_capitals(text: str) -> bool:
    """Tell whether most words are written in capitals: n-gram profiles are made of running text."""
    words = text.split()
    return 2 * sum(map(str.isupper, words)) > len(words)
