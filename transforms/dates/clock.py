"""Times of day with their zones, as they stand beside dates."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from transforms.dates.reading import Reading, clock_of
from transforms.dates.zones import FIXED, PLACES, with_zone

ZONE = (
    r"(?:(?:UTC|GMT)?\s?[+\-−]\d{1,2}:?(?:\d\d)?|"
    + "|".join(sorted({*FIXED, *PLACES}, key=len, reverse=True))
    + r")(?!\w)"
)
CLOCK = (
    r"(\d{1,2})(?:(?::|h|\s?時|\s?시|\s?点|\s?點|\.)\s?(\d\d)(?:(?::|\s?分|\s?분)(\d\d)(?:[.,]\d{1,6})?)?(?:\s?[分분])?)?"
    r"(?!\d|[.,/]\d)\s?(a\.?\s?m\b\.?|p\.?\s?m\b\.?|uhr|Uhr|hrs|ч|h)?"
)


def clocked(reading: Reading, parts: Sequence[str | None], home: ZoneInfo | None) -> Reading | None:
    """Return a day with a time, None where that is none; ``parts`` are the groups of CLOCK, and ZONE as a fifth."""
    hour, minute, second, half, zone = parts
    half = (half or "").casefold().replace(".", "").replace(" ", "")
    if hour is None or (minute is None and half not in ("am", "pm", "uhr")):
        return None
    if half in ("am", "pm") and int(hour) <= 12:
        hour = str(int(hour) % 12 + 12 * (half == "pm"))
    clock = clock_of(int(hour), int(minute or 0), int(second or 0))
    if clock is None:
        return None
    timed = reading._replace(clock=clock, precision="second" if second else "minute")
    return with_zone(timed, zone.strip(), home) if zone else timed
