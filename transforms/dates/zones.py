"""Zone abbreviations and what they mean: one offset, a zone with summer time, or several places."""

import re
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from transforms.dates.reading import Reading, offset_of

# abbreviations with one meaning, minutes east of UTC
FIXED = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "МСК": 180, "TRT": 180, "SAST": 120, "WAT": 60, "CAT": 120, "EAT": 180, "PKT": 300,
    "NPT": 345, "WIB": 420, "WITA": 480, "WIT": 540, "ICT": 420, "HKT": 480, "SGT": 480, "MYT": 480, "PHT": 480,
    "JST": 540, "KST": 540, "AWST": 480, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720,
    "NZDT": 780, "BRT": -180, "BRST": -120, "ART": -180, "CLST": -180, "EDT": -240, "CDT": -300, "MDT": -360,
    "PDT": -420, "AKDT": -480, "HST": -600,
}  # fmt: skip
# the zones an abbreviation may stand for; where they differ only the publisher's own zone can choose.
# American papers write EST all year round, so the standard names stand for the zone, not for an offset
PLACES = {
    "ET": ("America/New_York",), "CT": ("America/Chicago",), "MT": ("America/Denver",), "PT": ("America/Los_Angeles",),
    "EST": ("America/New_York",), "MST": ("America/Denver",), "PST": ("America/Los_Angeles", "Asia/Manila"),
    "CST": ("America/Chicago", "Asia/Shanghai", "America/Havana"), "AKST": ("America/Anchorage",),
    "IST": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"), "BST": ("Europe/London", "Asia/Dhaka"),
    "AST": ("America/Halifax", "Asia/Riyadh"), "GST": ("Asia/Dubai",), "CLT": ("America/Santiago",),
    "NST": ("America/St_Johns",),
}  # fmt: skip
# names that say standard time: in summer the writer meant either that or the zone, and nobody can tell
STANDARD = frozenset(["EST", "CST", "MST", "PST", "AKST", "AST", "NST"])
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+\-−])(\d{1,2}):?(\d{2})?$")


@cache
def zone_of(name: str | None) -> ZoneInfo | None:
    """Return an IANA zone, None for no name or one the database lacks."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # "Europe" is a folder
        return None


def with_zone(reading: Reading, words: str, home: ZoneInfo | None) -> Reading:
    """Give a time the offset that the words after it name; a doubtful one stays naive and keeps the words."""
    match = _OFFSET.match(words)
    if match:
        return reading._replace(offset=offset_of(match[1], int(match[2]), int(match[3] or 0)))
    name = words.upper()
    if name in FIXED:
        return reading._replace(offset=FIXED[name])
    return _placed(reading._replace(zone=name), home) if name in PLACES else reading


def _placed(reading: Reading, home: ZoneInfo | None) -> Reading:
    places = [ZoneInfo(place) for place in PLACES[reading.zone or ""]]
    local = reading.in_zone(home) if home else reading
    if local.offset is not None:
        known = {place_reading.offset for place_reading in map(reading.in_zone, places)}
        return local if local.offset in known else reading
    if len(places) > 1 or _summer(reading, places[0]):
        return reading
    return reading.in_zone(places[0])


def _summer(reading: Reading, place: ZoneInfo) -> bool:
    """Say whether a standard name stands beside a date of summer time."""
    if reading.zone not in STANDARD or reading.clock is None:
        return False
    return bool(datetime.combine(reading.day, reading.clock, place).dst())
