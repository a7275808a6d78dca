"""Times of day with their zones, as they stand beside dates."""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from transforms.dates.reading import Reading, clock_of
from transforms.dates.zones import FIXED, PLACES, with_zone

ZONE = (
    r"(?:(?:UTC|GMT)?\s?[+\-−]\d{1,2}:?(?:\d\d)?|"
    + "|".join(sorted({*FIXED, *PLACES}, key=len, reverse=True))
    + r")(?!\w)"
)
# halves of the day where hours are counted to twelve, before the hour and behind it, and whether each is the later
_BEFORE: Final = {
    "오전": False, "오후": True, "午前": False, "午後": True, "上午": False, "早上": False, "凌晨": False,
    "清晨": False, "下午": True, "晚上": True, "傍晚": True, "中午": True,
}  # fmt: skip
_BEHIND: Final = {
    "صباحا": False, "صباح": False, "مساء": True, "مساءا": True, "ظهرا": True, "ص": False, "م": True,
    "قظ": False, "بظ": True, "πμ": False, "μμ": True, "पूर्वाह्न": False, "अपराह्न": True, "am": False,
    "pm": True,
}  # fmt: skip
# words or names of other things elsewhere
_BEHIND_IN: Final[Mapping[str, Mapping[str, bool]]] = {
    "vi": {"sa": False, "ch": True, "sáng": False, "chiều": True, "tối": True},
    "tr": {"öö": False, "ös": True}, "sq": {"pd": False, "md": True}, "ms": {"pg": False, "ptg": True},
}  # fmt: skip
_MARKED: Final = re.compile(r"[.\s\u064b-\u0652]")  # what a half is written with or without: dots, spaces, vowel signs
_HALVES: Final = (
    r"a\.?\s?m\b\.?|p\.?\s?m\b\.?|"
    r"(?:(?:صباح|مساء|ظهر)[ا\u064b]{0,2}|[صم]|[قب]\.?\s?ظ|[πμ]\.?\s?μ|पूर्वाह्न|अपराह्न|"
    rf"{'|'.join(word for words in _BEHIND_IN.values() for word in words)})(?!\w)\.?"
)
CLOCK = (
    rf"(?:({'|'.join(_BEFORE)})\s?)?"
    r"(\d{1,2})(?:(?::|h|\s?時|\s?시|\s?点|\s?點|\.)\s?(\d\d)(?:(?::|\s?分|\s?분)(\d\d)(?:[.,]\d{1,6})?)?(?:\s?[分분])?)?"
    rf"(?!\d|[.,/]\d)\s?({_HALVES}|uhr|Uhr|hrs|ч|h)?"
)
_NIGHT: Final = "晚上"  # twelve of the night belongs to the day after


def clocked(
    reading: Reading, parts: Sequence[str | None], home: ZoneInfo | None, language: str | None = None
) -> Reading | None:
    """Return a day with a time, None where that is none; ``parts`` are the groups of CLOCK, and ZONE as a sixth.

    What stands for a half of the day in one ``language`` alone counts there alone.
    """
    before, hour, minute, second, behind, zone = parts
    half = _MARKED.sub("", (behind or "").casefold())
    later = _BEFORE.get(before or "", _BEHIND.get(half, _BEHIND_IN.get(language or "", {}).get(half)))
    if hour is None or (minute is None and later is None and half != "uhr"):
        return None
    if before == _NIGHT and int(hour) == 12:
        return None
    if later is not None and int(hour) <= 12:
        hour = str(int(hour) % 12 + 12 * later)
    clock = clock_of(int(hour), int(minute or 0), int(second or 0))
    if clock is None:
        return None
    timed = reading._replace(clock=clock, precision="second" if second else "minute")
    return with_zone(timed, zone.strip(), home) if zone else timed
