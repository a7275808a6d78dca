"""What speaks for each day a page could have been published on: markup, address, visible text, htmldate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log1p

from transforms.dates.claims import KINDS, Claim
from transforms.dates.reading import Reading
from transforms.dates.text import Scored

ASIDE = ("ld_part", "ld_part_modified")
MAX_TEXT_DAYS = 6  # days of the visible text that are weighed; the likeliest


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim of the markup with the date it was read as."""

    claim: Claim
    reading: Reading


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was found on one page; ``texts`` and ``voice`` (htmldate's) are None where not asked for."""

    claims: tuple[ReadClaim, ...]
    texts: tuple[Scored, ...] | None = None
    voice: date | None = None
    asked_voice: bool = False
    asked_classes: bool = False
    asked_body: bool = False

    @property
    def weighty(self) -> tuple[ReadClaim, ...]:
        """The claims that speak of the page's own day: whole days, and not those of parts such as live-blog entries."""
        whole = (c for c in self.claims if c.reading.precision not in ("month", "year"))
        return tuple(c for c in whole if c.claim.kind not in ASIDE)

    def days(self) -> list[date]:
        """The days to weigh, in order of first appearance."""
        days = [c.reading.day for c in self.weighty]
        likely = sorted(self.texts or (), key=lambda item: -item.probability)
        days += list(dict.fromkeys(item.day for item in likely))[:MAX_TEXT_DAYS]
        if self.voice:
            days.append(self.voice)
        return list(dict.fromkeys(days))


_PLAIN = tuple(kind for kind in KINDS if kind not in ("url", *ASIDE))
NAMES = (
    *_PLAIN, "url_day", "url_month", "claimed_days", "earliest", "latest", "behind_latest", "before_changed",
    "behind_fetched", "support", "text", "text_best", "text_count", "text_label", "text_asked",
    "voice", "voice_asked", "classes_asked", "body_asked",
)  # fmt: skip


def weigh(evidence: Evidence, latest: date | None) -> list[tuple[date, tuple[float, ...]]]:
    """Return each day with its measures, in the order of ``NAMES``."""
    by_kind: dict[str, list[date]] = {}
    for item in evidence.weighty:
        by_kind.setdefault(item.claim.kind, []).append(item.reading.day)
    stated = sorted({day for kind, days in by_kind.items() if not kind.startswith("class") for day in days})
    texts = _texts(evidence.texts)
    return [
        (day, (*_kinds(by_kind, day), *_url(evidence.claims, day), *_standing(stated, by_kind, day, latest),
               *_text(texts, day), *_voice(evidence, day)))
        for day in evidence.days()
    ]  # fmt: skip


def _kinds(by_kind: dict[str, list[date]], day: date) -> list[float]:
    """Return for each kind: 0 says nothing, 1 says this day first, .5 says it later on, -1 says only other days."""
    found = []
    for kind in _PLAIN:
        days = by_kind.get(kind)
        found.append(0.0 if not days else 1.0 if days[0] == day else 0.5 if day in days else -1.0)
    return found


def _url(claims: Sequence[ReadClaim], day: date) -> tuple[float, float]:
    for item in claims:
        if item.claim.kind == "url":
            same = (item.reading.day.year, item.reading.day.month) == (day.year, day.month)
            exact = item.reading.precision == "day"
            return (1.0 if item.reading.day == day else -1.0) if exact else 0.0, 1.0 if same else -1.0
    return 0.0, 0.0


def _standing(stated: list[date], by_kind: dict[str, list[date]], day: date, latest: date | None) -> tuple[float, ...]:
    changed = max((d for kind, days in by_kind.items() if kind.endswith("_modified") for d in days), default=None)
    return (
        len(stated), bool(stated) and day == stated[0], bool(stated) and day == stated[-1],
        log1p(abs((stated[-1] - day).days)) if stated else -1.0,
        (day < changed) - (day > changed) if changed else 0,
        log1p(max(0, (latest - day).days)) if latest else -1.0,
        sum(day in days for days in by_kind.values()),
    )  # fmt: skip


def _texts(texts: Sequence[Scored] | None) -> dict[date, tuple[float, int, float]] | None:
    """Return for each day of the text: best probability, times seen, what its labels say (1 published, -1 changed)."""
    if texts is None:
        return None
    found: dict[date, tuple[float, int, float]] = {}
    for item in texts:
        best, count, label = found.get(item.day, (0.0, 0, 0.0))
        says = {"published": 1.0, "modified": -1.0}.get(item.sight.label or "", 0.0)
        found[item.day] = max(best, item.probability), count + 1, label or says
    return found


def _text(texts: dict[date, tuple[float, int, float]] | None, day: date) -> tuple[float, ...]:
    if texts is None:
        return 0.0, 0.0, 0.0, 0.0, 0.0
    best, count, label = texts.get(day, (0.0, 0, 0.0))
    return best, max((p for p, _, _ in texts.values()), default=0.0), count, label, 1.0


def _voice(evidence: Evidence, day: date) -> tuple[float, ...]:
    said = float(evidence.voice == day) if evidence.voice else -1.0
    return said, float(evidence.asked_voice), float(evidence.asked_classes), float(evidence.asked_body)
