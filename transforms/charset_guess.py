"""The character set of bytes that nobody declared, or declared wrongly."""

import re
from collections.abc import Mapping

from charset_normalizer import from_bytes

SAMPLE = 16_384
MIN_COVERED = 0.8  # letters of the best language; random high bytes reach 0.6, text of that language 0.97
CODECS = ["cp1251", "koi8_r", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1253", "cp1255", "cp1256", "cp874"]
LATIN = ["cp1252", "cp1250", "cp1254", "cp1257", "cp1258"]
# charset-normalizer mistakes one Latin set for another in a third of Spanish and Portuguese texts: there the
# letters decide. Of languages that explain as many letters the first wins.
ALPHABETS: tuple[tuple[str, str], ...] = (
    ("cp1252", ""),
    ("cp1252", "äöüß"),
    ("cp1252", "àâæçéèêëîïôœùûüÿ"),
    ("cp1252", "áéíóúñü¡¿ªº"),
    ("cp1252", "ãõáàâéêíóôúçªº"),
    ("cp1252", "àèéìòùîíóú"),
    ("cp1252", "åäöæøéü"),
    ("cp1252", "áéíóúýþðæö"),
    ("cp1250", "áčďéěíňóřšťúůýžľĺŕôä"),
    ("cp1250", "ąćęłńóśźż"),
    ("cp1250", "áéíóöőúüű"),
    ("cp1250", "čćšžđ"),
    ("cp1250", "ăâîşţ"),
    ("cp1254", "çğıöşüâîû"),
    ("cp1257", "āčēģīķļņšūž"),
    ("cp1257", "ąčęėįšųūž"),
    ("cp1257", "äõöüšž"),
    ("cp1258", "ăâđêôơư\u0300\u0301\u0303\u0309\u0323àáèéìíòóùúý₫"),
)
_PUNCTUATION = "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2039\u203a€ «»°§·©®\u00ad\u00a0"
_RUN = re.compile(rb"[^\n<>]*[\x80-\xff][^\n<>]*")
_SIDE_BY_SIDE = re.compile("[^\x00-\x7f]{2,}")
MIN_IN_WORDS = 0.7  # scripts other than Latin have 0.95 and more, single broken bytes none
_HIGH = re.compile("[^\x00-\x7f]")
# Japanese prose is .4 hiragana, which no other text spells by chance; charset-normalizer finds nothing in a Shift_JIS
# page of 1 kB
SYLLABLES = (
    ("cp932", re.compile("[\u3041-\u3096]"), 0.2),
    ("euc_jp", re.compile("[\u3041-\u3096]"), 0.2),
)


def guess(payload: bytes) -> str | None:
    """Return the codec that most likely reads ``payload``; None when none reads it well."""
    sample = b"\n".join(_RUN.findall(payload))[:SAMPLE]
    if not sample:
        return None
    spelt = _by_syllables(sample)
    if spelt is not None:
        return spelt
    best = from_bytes(sample, cp_isolation=CODECS + LATIN).best()
    if (
        best is not None
        and best.encoding in CODECS
        and _in_words(sample.decode(best.encoding, "replace")) >= MIN_IN_WORDS
    ):
        return best.encoding
    codec, covered = max(_explained(sample).items(), key=lambda item: item[1])
    return codec if covered >= MIN_COVERED else None


def _by_syllables(sample: bytes) -> str | None:
    """Return the codec in which the bytes are whole and spell Japanese; None for other texts."""
    for codec, syllable, least in SYLLABLES:
        text = sample.decode(codec, "ignore")
        whole = len(text.encode(codec, "ignore")) >= len(sample) - 8  # a sample may be cut within a letter
        if whole and len(syllable.findall(text)) >= least * max(1, len(_HIGH.findall(text))):
            return codec
    return None


def _in_words(text: str) -> float:
    """Return the share of letters beyond ASCII that stand beside another one.

    Letters, not bytes: the second byte of a Japanese or Chinese letter may itself be ASCII.
    """
    return sum(map(len, _SIDE_BY_SIDE.findall(text))) / max(1, len(_HIGH.findall(text)))


def _explained(sample: bytes) -> Mapping[str, float]:
    """Return for each Latin codec the share of letters beyond ASCII that its best language explains."""
    shares = dict.fromkeys(LATIN, 0.0)
    for codec, letters in ALPHABETS:
        read = _HIGH.findall(sample.decode(codec, "replace"))
        known = set(letters + letters.upper() + _PUNCTUATION)
        share = sum(character in known for character in read) / max(1, len(read))
        shares[codec] = max(shares[codec], share)
    return shares
