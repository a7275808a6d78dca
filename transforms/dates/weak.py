"""Days that only furniture speaks for: the times of teasers and comments, dates that stand somewhere in the text.

Where the day of publication is lost, such days are all that is left, and the forest has seen too few pages of this kind
to refuse them. The bounds are what the days that are right seldom fall below, see docs/lab-book.md.
"""

from datetime import date

from transforms.dates.evidence import Evidence

ASIDE = frozenset({"time_aside", "class_aside"})
LOOSE = ASIDE | {"time_plain", "class_plain", "class_modified"}
# what the text must say of a day at least, where nothing but these states it; it says 0 of what it does not show
LEAST_ASIDE, LEAST_LOOSE, LEAST_BARE = 0.6, 0.3, 0.2
DOUBTED = 0.2  # the confidence left


def weak(evidence: Evidence, day: date) -> bool:
    """Whether too little speaks for a day; not asked before the text was looked at."""
    if evidence.texts is None:
        return False
    kinds = {item.claim.kind for item in evidence.claims if item.reading.day == day}
    if not kinds <= LOOSE:
        return False
    said = max((item.probability for item in evidence.texts if item.day == day), default=0.0)
    return said < (LEAST_BARE if not kinds else LEAST_ASIDE if kinds <= ASIDE else LEAST_LOOSE)
