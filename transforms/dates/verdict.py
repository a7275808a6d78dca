"""From the weighed days of an HTML page to its dating: the most exact statement of the chosen day, and the rows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from schemas.date_candidate import DateRole
from transforms.dates.claim import KINDS
from transforms.dates.conflict import CHANGE_ALONE, RIVAL, STRONG, contradicted
from transforms.dates.evidence import Evidence, ReadClaim
from transforms.dates.found import Dating, FoundDate, Stamp
from transforms.dates.reasons import decided, is_change, place, reason
from transforms.dates.stamp import other_rows, row, stamp
from transforms.dates.text import Scored

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


class _Choice(NamedTuple):
    """The day of a page and how sure it is, the statement it is taken from, and that of the last change."""

    day: date | None
    confidence: float
    taken: ReadClaim | Scored | None
    changed: ReadClaim | None


def dating_of(evidence: Evidence, weighed: Weighed, least: float, home: ZoneInfo | None) -> Dating:
    """Return the dating of a page: its likeliest day if at least so sure, and every statement of a day as a row."""
    day, confidence = weighed[0] if weighed and weighed[0][1] >= least else (None, 0.0)
    choice = _Choice(day, confidence, _statement(evidence, day) if day else None, _changed(evidence, day))
    changed = choice.changed
    return Dating(
        published=_published(evidence, choice, home),
        modified=_claimed(changed, confidence=CHANGE_CONFIDENCE, home=home) if changed else Stamp(),
        candidates=tuple(_rows(evidence, weighed, choice)),
        repairs=("bad_date",) if evidence.bad else (),
        flags=tuple(_flags(evidence, choice)),
    )


def _flags(evidence: Evidence, choice: _Choice) -> Iterator[str]:
    """Yield what a reader of the date should know."""
    if choice.taken and choice.taken.reading.doubt:
        yield "date_order_assumed"
    if choice.taken and is_change(choice.taken):
        yield CHANGE_ALONE
    if choice.taken and choice.day and contradicted(choice.day, _own_days(evidence)):
        yield "dates_conflict"


def _own_days(evidence: Evidence) -> Iterator[date]:
    """Yield the days of what ought to know: formal statements of publication, dates of the text labelled so."""
    yield from (item.reading.day for item in evidence.weighty if item.claim.kind in STRONG)
    labelled = (seen for seen in evidence.texts or () if seen.sight.label == "published")
    yield from (seen.day for seen in labelled if seen.confidence >= RIVAL)


def _statement(evidence: Evidence, day: date) -> ReadClaim | Scored | None:
    """Return the most exact and most formal statement of a day.

    Where nothing states it but changes, it is one of these: of 32 such pages whose day is known 27 have that day.
    """
    stating = [item for item in evidence.weighty if item.reading.day == day]
    best = min((item for item in stating if item.claim.role == "published"), key=_formality, default=None)
    if best is None or best.reading.clock is None:
        instant = next((item for item in evidence.weighty if same_moment(item, day)), None)
        best = instant or best
    if best:
        return best
    texts = [item for item in evidence.texts or () if item.day == day]
    return max(texts, key=_plainness, default=None) or next(iter(stating), None)


def _published(evidence: Evidence, choice: _Choice, home: ZoneInfo | None) -> Stamp:
    """Return the date that the chosen statement gives: of an instant in UTC the day is printed elsewhere."""
    taken, confidence = choice.taken, choice.confidence
    if taken is None:
        return Stamp()
    if isinstance(taken, Scored):
        return stamp(taken.reading, source="text", raw=evidence.printed(taken), confidence=confidence, home=home)
    if taken.reading.day == choice.day:
        return _claimed(taken, confidence=confidence, home=home)
    instant = _claimed(taken, confidence=confidence, home=None)
    return replace(instant, date=choice.day, time=None, utc_offset_minutes=None)


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


def _plainness(seen: Scored) -> tuple[bool, float]:
    """Order dates of the text: those that no label calls a change, then by likelihood."""
    return seen.sight.label != "modified", seen.probability


def _claimed(item: ReadClaim, *, confidence: float, home: ZoneInfo | None) -> Stamp:
    return stamp(item.reading, source=item.claim.source, raw=item.claim.raw[:80], confidence=confidence, home=home)


def _changed(evidence: Evidence, day: date | None) -> ReadClaim | None:
    """Return the most formal statement of a change, if it is not before the day of publication."""
    changes = [c for c in evidence.claims if c.claim.role == "modified" and (day is None or c.reading.day >= day)]
    return min(changes, key=lambda item: KINDS.index(item.claim.kind), default=None)


def _rows(evidence: Evidence, weighed: Weighed, choice: _Choice) -> Iterator[tuple[FoundDate, bool, str]]:
    """Yield a row for each statement, and say of the one that was taken what decided."""
    weights, why = dict(weighed), decided(evidence, weighed, choice.taken)
    for claim in evidence.claims:
        yield from _claim_rows(claim, weights.get(claim.reading.day, 0.0), choice, why)
    for seen in evidence.texts or ():
        chosen = seen is choice.taken
        role = "published" if chosen else _role(seen, choice.day)
        listed = row(
            seen.reading, role=role, source="text", raw=evidence.printed(seen),
            score=choice.confidence if chosen else weights.get(seen.day, 0.0), start=seen.sight.sighting.place.start,
        )  # fmt: skip
        yield listed, chosen, why if chosen else reason(role, seen.day, choice.day)
        if role == "published":
            yield from other_rows(seen.reading, listed)


def _claim_rows(item: ReadClaim, score: float, choice: _Choice, why: str) -> Iterator[tuple[FoundDate, bool, str]]:
    """Yield the row of a claim in the role it was taken for; one that dates both the page and its change has two."""
    role, source, raw = item.claim.role, place(item), item.claim.raw[:80]
    if item is choice.taken:
        taken = row(item.reading, role="published", source=source, raw=raw, score=choice.confidence)
        yield taken, True, why
        yield from other_rows(item.reading, taken)
    if item is not choice.taken or item is choice.changed:
        listed = row(item.reading, role=role, source=source, raw=raw, score=score)
        yield listed, item is choice.changed, reason(role, item.reading.day, choice.day)
        if role == "published":
            yield from other_rows(item.reading, listed)


def _role(seen: Scored, day: date | None) -> DateRole:
    if seen.sight.label == "modified":
        return "modified"
    return "published" if seen.day == day else "mentioned"
