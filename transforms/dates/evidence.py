"""What speaks for each day a page could have been published on: markup, address, visible text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import expm1, log1p
from typing import NamedTuple

from transforms.dates.address import SHAPE
from transforms.dates.claim import KINDS, Claim
from transforms.dates.features import NAMES as TEXT_MEASURES
from transforms.dates.headline import way
from transforms.dates.reading import Reading
from transforms.dates.text import Scored

ASIDE = ("ld_part", "ld_part_modified")
_TIMES = ("time_first", "time_plain", "time_published", "time_aside")
_LOOSE = ("class", "script")  # kinds that name many days of other things
# measures of the likeliest sighting of a day that tell an article's own day from those of teasers and comments
SIGHTED = (
    "to_story", "story_before", "story_after", "story_gap_lines", "gap_after", "shape", "shape_before", "in_comments",
    "lead", "rest", "event", "where",
)  # fmt: skip
_STORY = [TEXT_MEASURES.index(name) for name in ("story_before", "story_after")]
_SIGHTED = [TEXT_MEASURES.index(name) for name in SIGHTED]
MAX_RANK = 20
MAX_TEXT_DAYS = 6  # days of the visible text that are weighed; the likeliest


class ReadClaim(NamedTuple):
    """A claim of the markup with the date it was read as."""

    claim: Claim
    reading: Reading


@dataclass(frozen=True, slots=True)
class Shape:
    """What kind of page it is: ``address`` by its address, ``told`` by its head, ``made`` by what its body consists of.

    ``made`` is zero before the body is looked at.
    """

    address: tuple[float, ...] = (-1.0, -1.0, -1.0)
    told: tuple[float, ...] = (0.0, 0.0)
    made: tuple[float, ...] = (0.0, 0.0)


@dataclass(frozen=True)
class Evidence:
    """All that was found on one page; ``texts`` are the dates of ``text``, None where it was not looked at.

    ``headlines`` are the likeliest first, ``headline_at`` the places in the text where one of them begins. ``bad`` says
    that the head states a date that cannot be.
    """

    claims: tuple[ReadClaim, ...]
    shape: Shape = Shape()
    headlines: tuple[str, ...] = ()
    headline_at: tuple[int, ...] = ()
    texts: tuple[Scored, ...] | None = None
    text: str = ""
    asked_classes: bool = False
    asked_body: bool = False
    asked_scripts: bool = False
    bad: bool = False

    def printed(self, seen: Scored) -> str:
        """Return a date of the text as it stands there."""
        return self.text[seen.sight.sighting.place]

    @cached_property
    def weighty(self) -> tuple[ReadClaim, ...]:
        """The claims that speak of the page's own day: whole days, and not those of parts such as live-blog entries."""
        whole = (c for c in self.claims if c.reading.precision not in ("month", "year"))
        return tuple(c for c in whole if c.claim.kind not in ASIDE)

    @property
    def known(self) -> frozenset[date]:
        """The days that claims state without leaving day and month open."""
        return frozenset(item.reading.day for item in self.weighty if not item.reading.doubt)

    @cached_property
    def surest(self) -> dict[date, float]:
        """How sure each day may be at most: no surer than the order of the figures that it rests on."""
        found: dict[date, float] = {}
        for reading in [item.reading for item in self.weighty] + [item.reading for item in self.texts or ()]:
            sure = reading.doubt.sure if reading.doubt else 1.0
            found[reading.day] = max(sure, found.get(reading.day, 0.0))
        return found

    def days(self) -> list[date]:
        """The days to weigh, in order of first appearance."""
        days = [c.reading.day for c in self.weighty]
        likely = sorted(self.texts or (), key=lambda item: -item.probability)
        days += list(dict.fromkeys(item.day for item in likely))[:MAX_TEXT_DAYS]
        return list(dict.fromkeys(days))


_PLAIN = tuple(kind for kind in KINDS if kind not in ("url", *ASIDE))
_PLACES = {kind: place for place, kind in enumerate(_PLAIN)}
NAMES = (
    *_PLAIN, "url_day", "url_month", "claimed_days", "earliest", "latest", "behind_latest", "before_changed",
    "behind_fetched", "support", "rank_below", "rank_above", "text", "text_best", "text_count", "text_label",
    "text_days", "paragraphs", "text_asked", *(f"text_{name}" for name in SIGHTED),
    "headlines", "headline_way", "headline_between", "times", "time_days", "asides", *SHAPE,
    "told_article", "told_described", "articles", "headings", "classes_asked", "body_asked", "scripts_asked",
)  # fmt: skip


def weigh(evidence: Evidence, latest: date | None) -> list[tuple[date, tuple[float, ...]]]:
    """Return each day with its measures, in the order of ``NAMES``."""
    by_kind: dict[str, list[date]] = {}
    for item in evidence.weighty:
        by_kind.setdefault(item.claim.kind, []).append(item.reading.day)
    stated = sorted({day for kind, days in by_kind.items() if not kind.startswith(_LOOSE) for day in days})
    changed = max((d for kind, days in by_kind.items() if kind.endswith("_modified") for d in days), default=None)
    address = next((item.reading for item in evidence.claims if item.claim.kind == "url"), None)
    ranked = [(item.reading.day, item.claim.rank) for item in evidence.claims if item.claim.rank is not None]
    texts, unseen = _texts(evidence)
    page = _page(evidence, by_kind)
    return [
        (day, (*_kinds(by_kind, day), *_url(address, day), *_standing(stated, changed, day, latest),
               sum(day in days for days in by_kind.values()),
               *_ranks([rank for other, rank in ranked if other == day]), *texts.get(day, unseen), *page))
        for day in evidence.days()
    ]  # fmt: skip


def _page(evidence: Evidence, by_kind: dict[str, list[date]]) -> tuple[float, ...]:
    """What kind of page it is: lists of teasers show many times of many days."""
    times = [day for kind in _TIMES for day in by_kind.get(kind, ())]
    asides = sum(len(by_kind.get(kind, ())) for kind in ("time_aside", "class_aside"))
    shape = evidence.shape
    return (
        len(times), len(set(times)), asides, *shape.address, *shape.told, *shape.made,
        float(evidence.asked_classes), float(evidence.asked_body),
        float(evidence.asked_scripts),
    )  # fmt: skip


def _kinds(by_kind: dict[str, list[date]], day: date) -> list[float]:
    """Return for each kind: 0 says nothing, 1 says this day first, .5 says it later on, -1 says only other days."""
    found = [0.0] * len(_PLAIN)
    for kind, days in by_kind.items():
        if kind in _PLACES:
            found[_PLACES[kind]] = 1.0 if days[0] == day else 0.5 if day in days else -1.0
    return found


def _url(address: Reading | None, day: date) -> tuple[float, float]:
    if address is None:
        return 0.0, 0.0
    same = (address.day.year, address.day.month) == (day.year, day.month)
    exact = address.precision == "day"
    return (1.0 if address.day == day else -1.0) if exact else 0.0, 1.0 if same else -1.0


def _standing(stated: list[date], changed: date | None, day: date, latest: date | None) -> tuple[float, ...]:
    """How a day stands among those stated, against the last change and against the fetch."""
    return (
        len(stated), bool(stated) and day == stated[0], bool(stated) and day == stated[-1],
        log1p(abs((stated[-1] - day).days)) if stated else -1.0,
        (day < changed) - (day > changed) if changed else 0,
        log1p(max(0, (latest - day).days)) if latest else -1.0,
    )  # fmt: skip


def _ranks(ranks: Sequence[int]) -> tuple[float, float]:
    """How many dated elements stand between the headline and a day, below the headline and above it."""
    below = min((rank for rank in ranks if rank >= 0), default=MAX_RANK)
    above = min((-rank for rank in ranks if rank < 0), default=MAX_RANK)
    return float(min(below, MAX_RANK)), float(min(above, MAX_RANK))


@dataclass(slots=True)
class _Day:
    """A day of the text: its likeliest sighting, how often it stands there, what a label says of it (1, -1 changed)."""

    best: Scored
    count: int = 0
    label: float = 0.0


def _texts(evidence: Evidence) -> tuple[dict[date, tuple[float, ...]], tuple[float, ...]]:
    """Return the measures of each day of the text, and those of a day it does not show: that it was looked at."""
    if evidence.texts is None:
        return {}, _UNSEEN
    found: dict[date, _Day] = {}
    for item in evidence.texts:
        seen = found.setdefault(item.day, _Day(item))
        seen.count += 1
        seen.label = seen.label or _SAYS.get(item.sight.label or "", 0.0)
        if item.probability > seen.best.probability:
            seen.best = item
    starts = [item.sight.sighting.start for item in evidence.texts]
    top = max((seen.best.probability for seen in found.values()), default=0.0)
    page = float(len(found)), _paragraphs(evidence.texts), 1.0
    shown = {
        day: (seen.best.probability, top, seen.count, seen.label, *page,
              *(seen.best.sight.measures[number] for number in _SIGHTED),
              *_way(seen.best, starts, evidence.headline_at))
        for day, seen in found.items()
    }  # fmt: skip
    return shown, (0.0, top, 0.0, 0.0, *page, *_UNSEEN[7:])


def _paragraphs(texts: Sequence[Scored]) -> float:
    """How many paragraphs the text has, as its first date tells; lists of teasers have none."""
    if not texts:
        return -1.0
    measures = texts[0].sight.measures
    return log1p(sum(expm1(measures[number]) for number in _STORY))


def _way(item: Scored, starts: Sequence[int], headlines: tuple[int, ...]) -> tuple[float, float, float]:
    """How far a date stands from the headline, and how many dates stand between."""
    if not headlines:
        return 0.0, 0.0, -1.0
    start = item.sight.sighting.start
    far = way(start, headlines)
    low, high = sorted((start, start - far))
    between = sum(low < other < high for other in starts)
    return float(len(headlines)), log1p(far) if far >= 0 else -log1p(-far), float(between)


_SAYS = {"published": 1.0, "modified": -1.0}
_UNSEEN = (0.0,) * (7 + len(_SIGHTED) + 3)
