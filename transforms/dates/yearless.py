"""Dates without a year ("6 March", "06.03."), completed by the day of the fetch or by the page's other dates."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from transforms.dates.calendars import fold_digits
from transforms.dates.codes import digit_runs, matches
from transforms.dates.labels import label_before
from transforms.dates.names import MONTHS, months_of, plain, weekdays_of
from transforms.dates.partial import Partial
from transforms.dates.reading import day_of
from transforms.dates.sight import Sighting

REACH = 6_000  # characters in which the story begins
MAX_FOUND = 20
MIN_FOREIGN = 4  # letters of a name that another language may lend: "11 Pro" is no December on a German page
WITHIN_FETCH = timedelta(days=300)  # pages leave the year out while it is the current one
WITHIN_PAGE = timedelta(days=45)  # where all other dates are so near they leave one year only
# right on 300 of 300, 37 of 37 and 43 of 44 texts whose true date was robbed of its year
BY_FETCH, BY_WEEKDAY, BY_PAGE = 0.95, 0.95, 0.9
_NO_YEAR = r"(?!\d|[./:]\d|[\s,]{0,2}(?:de |del )?['’]?\d{4})"
_DAY_MONTH = re.compile(
    rf"[0-9](?<![\d.,:/+-].)([0-9]?)(?:\.|º|er|st|nd|rd|th)?\s(?:de |of )?([^\W\d_]{{3,12}})\b\.?{_NO_YEAR}"
)
_DAY = re.compile(rf"[0-9](?<=\s.)[0-9]?(?:st|nd|rd|th)?{_NO_YEAR}(?!\s?[%€$]|\w)")
_MONTH_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{3,12})\.?\s\Z")
_FIGURES = re.compile(r"[0-9](?<![\d.,:/+-].)([0-9]?)\.([0-9]{1,2})\.(?!\s?\d)")
_CHARACTERS = re.compile(r"(?<![\d年년])(?<![年년]\s)([0-9]{1,2})\s?[月월]\s?([0-9]{1,2})\s?[日일]")
_WORD = re.compile(r"[^\W\d_]+")
Place = tuple[int, int, int, int]


def yearless(text: str, whole: Sequence[Sighting], latest: date | None, language: str | None) -> Iterator[Partial]:
    """Yield the dates without a year near the top of a text; ``whole`` are its whole dates."""
    folded = fold_digits(text[:REACH])
    known = [sighting.options[0][1] for sighting in whole]
    whole_spans = {sighting.start: sighting.end for sighting in whole}
    for start, end, month, day in _apart(sorted(_places(folded, language)), whole_spans)[:MAX_FOUND]:
        year, confidence = _completed(month, day, _weekdays(folded, start, language), latest, known)
        label = label_before(folded, start)[0]
        yield Partial(start, text[start:end], "yearless", label, year, confidence, f"--{month:02d}-{day:02d}")


def _apart(places: Sequence[Place], whole: dict[int, int]) -> list[Place]:
    """Leave out what overlaps a whole date or the place before it: of "20 Feb. 3 min" the figure 3 is no day."""
    kept: list[Place] = []
    for place in places:
        if any(place[0] < end and start < place[1] for start, end in whole.items()):
            continue
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


def _places(text: str, language: str | None) -> Iterator[Place]:
    """Yield (start, end, month, day) of what reads as a day of some year."""
    days = [start for start, end in digit_runs(text) if end - start < 3]  # each pattern begins where figures do
    for match in matches(_DAY_MONTH, text, days):
        yield from _named(match.span(), match[2], match[0][0] + match[1], language)
    for match in matches(_DAY, text, days):
        month = _MONTH_BEFORE.search(text, max(0, match.start() - 15), match.start())
        if month:
            yield from _named((month.start(), match.end()), month[1], match[0].rstrip("stndrh"), language)
    for match in matches(_FIGURES, text, days):
        day = int(match[0][0] + match[1])
        if _exists(int(match[2]), day):
            yield match.start(), match.end(), int(match[2]), day
    for match in matches(_CHARACTERS, text, days):
        if _exists(int(match[1]), int(match[2])):
            yield match.start(), match.end(), int(match[1]), int(match[2])


def _named(span: tuple[int, int], name: str, day: str, language: str | None) -> Iterator[Place]:
    speakers = MONTHS.get(plain(name), {}).values()
    if language and len(name) < MIN_FOREIGN and not any(language in spoken for spoken in speakers):
        return
    months = [month for calendar, month in months_of(name, language) if calendar == "gregorian"]
    if months and _exists(months[0], int(day)):
        yield *span, months[0], int(day)


def _exists(month: int, day: int) -> bool:
    return day_of(2000, month, day) is not None  # a leap year: 29 February exists in some


def _weekdays(text: str, start: int, language: str | None) -> tuple[int, ...]:
    words = _WORD.findall(text[max(0, start - 16) : start])
    return weekdays_of(words[-1], language) if words else ()


def _completed(
    month: int, day: int, weekdays: tuple[int, ...], latest: date | None, known: Sequence[date]
) -> tuple[date | None, float]:
    """Return the day with its year, and how sure it is; None where nothing tells the year."""
    if latest:
        days = [found for year in (latest.year, latest.year - 1) if (found := day_of(year, month, day))]
        near = [found for found in days if latest - WITHIN_FETCH <= found <= latest]
    elif known:
        days = [found for n in (-1, 0, 1) if (found := day_of(known[0].year + n, month, day))]
        near = [found for found in days if all(abs(found - other) <= WITHIN_PAGE for other in known)]
    else:
        return None, 0.0
    near = [found for found in near if not weekdays or found.weekday() in weekdays]
    if not near:
        return None, 0.0
    return near[0], BY_WEEKDAY if weekdays else BY_FETCH if latest else BY_PAGE
