"""From the weighed days of an HTML page to its dating: the most exact statement of the chosen day, and the rows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from schemas.date_candidate import DateRole
from transforms.dates.chosen import one_chosen
from transforms.dates.claim import KINDS
from transforms.dates.evidence import Evidence, ReadClaim
from transforms.dates.found import Dating, FoundDate, Stamp
from transforms.dates.reading import Reading
from transforms.dates.stamp import row, stamp

FORMAL = (
    "ld_news",
    "ld_article",
    "meta_published",
    "ld_page",
    "micro_published",
    "time_published",
    "time_first",
    "ld_other",
)
CHANGE_CONFIDENCE = 0.9  # a stated change is rarely wrong; no gold to measure it by
Weighed = list[tuple[date, float]]


def dating_of(evidence: Evidence, weighed: Weighed, least: float, home: ZoneInfo | None) -> Dating:
    """Return the dating of a page: its likeliest day if at least so sure, and every statement of a day as a row."""
    day, confidence = weighed[0] if weighed and weighed[0][1] >= least else (None, 0.0)
    published = _published(evidence, day, confidence, home)
    changed = _changed(evidence, day)
    modified = _claimed(changed, confidence=CHANGE_CONFIDENCE, home=home) if changed else Stamp()
    candidates = one_chosen(_rows(evidence, dict(weighed), day, changed), published)
    repairs = ("bad_date",) if evidence.bad else ()
    return Dating(published=published, modified=modified, candidates=candidates, repairs=repairs)


def _published(evidence: Evidence, day: date | None, confidence: float, home: ZoneInfo | None) -> Stamp:
    """Return the most exact and most formal statement of the chosen day."""
    if day is None:
        return Stamp()
    stating = [item for item in evidence.weighty if item.reading.day == day and item.claim.role == "published"]
    best = min(stating, key=_formality, default=None)
    if best is None or best.reading.clock is None:
        instant = next((item for item in evidence.weighty if same_moment(item, day)), None)
        if instant:
            return replace(
                _claimed(instant, confidence=confidence, home=None),
                date=day,
                time=None,
                utc_offset_minutes=None,
            )
    if best:
        return _claimed(best, confidence=confidence, home=home)
    texts = [item for item in evidence.texts or () if item.day == day]
    seen = max(texts, key=lambda item: item.probability, default=None)
    if seen:
        return stamp(seen.reading, source="text", raw=evidence.printed(seen), confidence=confidence, home=home)
    claimed = next((item for item in evidence.claims if item.reading.day == day), None)
    if claimed:
        return _claimed(claimed, confidence=confidence, home=home)
    return stamp(Reading(day), source="text", raw=day.isoformat(), confidence=confidence, home=home)


def same_moment(item: ReadClaim, day: date) -> bool:
    """Whether a formal claim in UTC is the instant of a day printed elsewhere, which it misses by the local offset."""
    return item.claim.kind in FORMAL and item.reading.is_instant_of(day)


def _formality(item: ReadClaim) -> tuple[bool, bool, int]:
    """Order claims of one day: those with an instant, then those with a time, then by the formality of the source."""
    kind = item.claim.kind
    return (
        item.reading.at is None,
        item.reading.clock is None,
        FORMAL.index(kind) if kind in FORMAL else len(FORMAL),
    )


def _claimed(item: ReadClaim, *, confidence: float, home: ZoneInfo | None) -> Stamp:
    return stamp(item.reading, source=item.claim.source, raw=item.claim.raw[:80], confidence=confidence, home=home)


def _changed(evidence: Evidence, day: date | None) -> ReadClaim | None:
    """Return the most formal statement of a change, if it is not before the day of publication."""
    changes = [c for c in evidence.claims if c.claim.role == "modified" and (day is None or c.reading.day >= day)]
    return min(changes, key=lambda item: KINDS.index(item.claim.kind), default=None)


def _rows(
    evidence: Evidence, weights: dict[date, float], day: date | None, changed: ReadClaim | None
) -> Iterable[tuple[FoundDate, bool, str]]:
    for item in evidence.claims:
        score = weights.get(item.reading.day, 0.0)
        source = f"{item.claim.source}:{item.claim.key}"[:80]
        candidate = row(item.reading, role=item.claim.role, source=source, raw=item.claim.raw[:80], score=score)
        chosen = item is changed or (item.claim.role == "published" and item.reading.day == day)
        yield candidate, chosen, _reason(item.claim.role, item.reading.day, day)
    for seen in evidence.texts or ():
        where = seen.sight.sighting
        role: DateRole = (
            "modified" if seen.sight.label == "modified" else "published" if seen.day == day else "mentioned"
        )
        candidate = row(
            seen.reading,
            role=role,
            source="text",
            raw=evidence.printed(seen),
            score=weights.get(seen.day, 0.0),
            start=where.place.start,
        )
        yield candidate, seen.day == day and role == "published", _reason(role, seen.day, day)


def _reason(role: DateRole, own: date, day: date | None) -> str:
    if role == "modified":
        return "stated as a change"
    if day is None:
        return "not sure enough"
    return "speaks for the chosen day" if own == day else f"{day} is likelier"
