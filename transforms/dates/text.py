"""The dates of a page that is already flattened to text."""

from collections.abc import Iterator, Sequence, Set
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from schemas.date_candidate import DateRole
from transforms.dates.ago import elapsed
from transforms.dates.conflict import CHANGE_ALONE, RIVAL, contradicted
from transforms.dates.features import NAMES, Sight, measure
from transforms.dates.found import Dating, FoundDate, Stamp
from transforms.dates.model import forest
from transforms.dates.order import settle
from transforms.dates.partial import Partial, over_the_story, partial_rows, stamped
from transforms.dates.proxied import stated_days, with_header
from transforms.dates.reading import Reading
from transforms.dates.scan import MAX_SIGHTINGS, scan
from transforms.dates.sight import Sighting
from transforms.dates.stamp import latest_day, other_rows, row, stamp
from transforms.dates.wording import wording
from transforms.dates.yearless import yearless
from transforms.dates.zones import zone_of
from transforms.proxied import Header

# The one setting of how sure a date must be to be given: see docs/dates.md for what each value costs.
MIN_CONFIDENCE = 0.87
TOP = 400  # characters in which a masthead, a clock or a weather widget stands
_MEASURE = {name: number for number, name in enumerate(NAMES)}


class Scored(NamedTuple):
    """One sighting with the probability that its day is the day of publication."""

    sight: Sight
    probability: float

    @property
    def day(self) -> date:
        """The day, in its likeliest reading."""
        return self.sight.sighting.options[0][1]

    @property
    def reading(self) -> Reading:
        """The day with the time beside it."""
        return self.sight.sighting.reading or Reading(self.day)

    @property
    def confidence(self) -> float:
        """How sure it is that this is the day of publication; no surer than the order of its figures."""
        doubt, sure = self.reading.doubt, forest("text").confidence(self.probability)
        return min(sure, doubt.sure) if doubt else sure


def scored(
    text: str, *, url: str | None, latest: date | None, language: str | None, home: ZoneInfo | None,
    most: int = MAX_SIGHTINGS, known: Set[date] = frozenset(), bound: date | None = None,
) -> list[Scored]:  # fmt: skip
    """Return the first dates of a text that can be its own, each with its probability.

    ``latest`` is the last day that it can bear by its fetch; where that is unknown none is later than ``bound``.
    ``known`` are days that the markup of its page states.
    """
    possible, _ = _seen(text, url, latest or bound, language, home, most, known)
    return _judged(text, possible, latest)


def _seen(
    text: str, url: str | None, bound: date | None, language: str | None, home: ZoneInfo | None, most: int,
    known: Set[date],
) -> tuple[list[Sighting], list[Sighting]]:  # fmt: skip
    """Return the dates of a text, and those of days that it cannot bear yet."""
    base = language.split("-")[0].casefold() if language else None
    sightings = settle(text, scan(text, base, home, most), language=language, url=url, latest=bound, known=known)
    possible = [sighting for sighting in sightings if bound is None or sighting.options[0][1] <= bound]
    return possible, [sighting for sighting in sightings if bound is not None and sighting.options[0][1] > bound]


def _judged(text: str, sightings: Sequence[Sighting], latest: date | None) -> list[Scored]:
    sights = measure(text, sightings, latest)
    rows = [(*s.measures, wording(text, s.sighting.start, s.sighting.end)) for s in sights]
    return [Scored(sight, p) for sight, p in zip(sights, forest("text").probabilities(rows), strict=True)]


def date_text(
    text: str,
    *,
    url: str | None,
    fetched_at: datetime | None,
    language: str | None,
    zone: str | None,
    story_spans: Sequence[tuple[int, int]] | None = None,
    header: Header | None = None,
    landed_at: datetime | None = None,
) -> Dating:
    """Date a flattened page, given whole: furniture holds the date more often than the story does.

    ``zone`` is the publisher's IANA zone; ``story_spans`` are the spans of the story if already known: a date
    within them is mentioned, unless it opens the story. What the ``header`` of a reading proxy on top states is
    weighed apart. Where ``fetched_at`` is unknown no date is later than ``landed_at``.
    """
    home, bound = zone_of(zone), latest_day(fetched_at or landed_at)
    if header is None:
        return _dated(text, url, fetched_at, bound, language, home, story_spans, frozenset())
    spans = None if story_spans is None else [(start - header.end, end - header.end) for start, end in story_spans]
    below, known = text[header.end :], stated_days(header)
    page = _dated(below, url or header.url, fetched_at, bound, language, home, spans, known)
    return with_header(page, header, bound, home)


def _dated(
    text: str, url: str | None, fetched_at: datetime | None, bound: date | None, language: str | None,
    home: ZoneInfo | None, story_spans: Sequence[tuple[int, int]] | None, known: Set[date],
) -> Dating:  # fmt: skip
    latest = latest_day(fetched_at)
    possible, ahead = _seen(text, url, bound, language, home, MAX_SIGHTINGS, known)
    found = _judged(text, possible, latest)
    roles = [_role(item, text, story_spans) for item in found]
    best = _best(found, roles)
    changed, flags = _last_change(found, roles, best), tuple(_flags(found, best))
    alone = CHANGE_ALONE in flags
    rows = [
        listed
        for item, role in zip(found, roles, strict=True)
        for listed in _rows(text, item, role, chosen=item in (best, changed), answered=best is not None, alone=alone)
    ]
    partials = partial_dates(text, None if best else found, fetched_at, language, home)
    late = None if best else over_the_story(text, partials, MIN_CONFIDENCE)
    rows += partial_rows(partials, late, fetched_at)
    rows += [_row_ahead(text, sighting) for sighting in ahead]
    return Dating(
        published=stamped(late, home) if late else _stamp(text, best, home),
        modified=_stamp(text, changed, home),
        candidates=tuple(rows),
        flags=flags,
    )


def _flags(found: Sequence[Scored], best: Scored | None) -> Iterator[str]:
    """Yield what a reader of the date should know."""
    if best and best.reading.doubt:
        yield "date_order_assumed"
    if best and all(item.sight.label == "modified" for item in found if item.day == best.day):
        yield CHANGE_ALONE
    if best and contradicted(best.day, (item.day for item in found if item.confidence >= RIVAL)):
        yield "dates_conflict"


def partial_dates(
    text: str, found: Sequence[Scored] | None, fetched_at: datetime | None, language: str | None,
    home: ZoneInfo | None,
) -> tuple[Partial, ...]:  # fmt: skip
    """Return the dates of a text that need completion, in the order of the page.

    ``found`` are its whole dates; None where one of them is chosen, and days without a year matter no more.
    """
    partials = list(elapsed(text, fetched_at, home))
    if found is not None:
        base = language.split("-")[0].casefold() if language else None
        whole = [item.sight.sighting for item in found]
        partials += yearless(text, whole, latest_day(fetched_at), base)
    return tuple(sorted(partials, key=lambda item: item.start))


def _best(found: Sequence[Scored], roles: Sequence[DateRole]) -> Scored | None:
    """Return the likeliest date if it is likely enough; of equals the earlier on the page."""
    eligible = [item for item, role in zip(found, roles, strict=True) if role == "published"]
    best = max(eligible, key=lambda item: item.probability, default=None)
    if best is None or best.confidence < MIN_CONFIDENCE:
        return None
    same = [
        item
        for item in eligible
        if item.day == best.day and item.reading.clock and item.probability > best.probability / 2
    ]
    return best if best.reading.clock or not same else same[0]


def _last_change(found: Sequence[Scored], roles: Sequence[DateRole], best: Scored | None) -> Scored | None:
    """Return the last date labelled as a change, if it is not before the day of publication."""
    changes = [item for item, role in zip(found, roles, strict=True) if role == "modified"]
    last = max(changes, key=lambda item: item.day, default=None)
    return last if last and (best is None or last.day >= best.day) else None


def _role(item: Scored, text: str, spans: Sequence[tuple[int, int]] | None) -> DateRole:
    """Say what a date is on its page."""
    sighting, measures = item.sight.sighting, item.sight.measures
    if item.probability >= 0.3:
        return "published"
    if item.sight.label == "modified" or measures[_MEASURE["after_modified"]]:
        return "modified"
    if measures[_MEASURE["weather"]] or _in_masthead(sighting, measures, text):
        return "rendered"
    if item.sight.label == "published":
        return "published"
    inside = spans and any(start <= sighting.start < end for start, end in spans)
    return "event" if item.sight.label == "event" and not inside else "mentioned"


def _in_masthead(sighting: Sighting, measures: Sequence[float], text: str) -> bool:
    alone = measures[_MEASURE["lead"]] <= 24 and measures[_MEASURE["rest"]] <= 24
    latest = bool(measures[_MEASURE["is_latest"]])
    return alone and latest and sighting.start < min(TOP, len(text) // 3)


def _row_ahead(text: str, sighting: Sighting) -> tuple[FoundDate, bool, str]:
    read, place = sighting.reading or Reading(sighting.options[0][1]), sighting.place
    found = row(read, role="mentioned", source="text", raw=text[place], score=0.0, start=place.start)
    return found, False, "later than the page can bear: it was here before"


def _rows(
    text: str, item: Scored, role: DateRole, *, chosen: bool, answered: bool, alone: bool
) -> Iterator[tuple[FoundDate, bool, str]]:
    """Yield the row of a date and, where it could be the page's, that of its other reading."""
    sighting = item.sight.sighting
    candidate = row(
        item.reading, role=role, source="text", raw=text[sighting.place], score=item.confidence,
        start=sighting.place.start,
    )  # fmt: skip
    yield candidate, chosen, _reason(sighting, role, chosen=chosen, answered=answered, alone=alone)
    if role == "published":
        yield from other_rows(item.reading, candidate)


def _reason(sighting: Sighting, role: DateRole, *, chosen: bool, answered: bool, alone: bool) -> str:
    if chosen and role == "published":
        label = "labelled as a change alone: " if alone else ""
        return f"{label}the likeliest date of the page{_contradiction(sighting)}"
    if chosen:
        return "labelled as a change"
    if role == "published":
        return "another date is likelier" if answered else "not sure enough"
    return {"modified": "labelled as a change", "rendered": "stands where pages show the day of rendering",
            "event": "labelled as something else", "mentioned": "mentioned on the page"}[role]  # fmt: skip


def _contradiction(sighting: Sighting) -> str:
    """Say what speaks against a date that stands beside the name of another day of the week."""
    agrees = sighting.weekday in (None, sighting.options[0][1].weekday())
    return "" if agrees else ", though the weekday beside it is another"


def _stamp(text: str, item: Scored | None, home: ZoneInfo | None) -> Stamp:
    if item is None:
        return Stamp()
    sighting = item.sight.sighting
    raw = text[sighting.place]
    return stamp(item.reading, source="text", raw=raw, confidence=item.confidence, home=home)
