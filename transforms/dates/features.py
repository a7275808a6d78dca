"""What is measured of a date in a text to tell the day of publication from all other days."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log1p
from typing import NamedTuple

from transforms.dates.labels import label_after, label_before
from transforms.dates.layout import Layout
from transforms.dates.sight import Sighting

FORMS = ("iso", "numeric", "numeric2", "name", "name2", "cjk")
_WEATHER = re.compile(r"\d\s?°|°\s?[CF]\b|\d\.?\d? [CF]\b")
_BYLINE = frozenset((
    "by", "von", "par", "por", "di", "da", "door", "av", "af", "autor", "autora", "author", "redaktion", "text",
    "staff", "reporter", "foto", "min", "minuten", "minutes", "lesezeit", "read", "автор", "作者", "記者", "记者",
    "기자",
))  # fmt: skip
_WORD = re.compile(r"\w+")
_OPENING = re.compile(r"[(\[|·•/–—-]\s?$")


class Sight(NamedTuple):
    """One sighting with its label and its measures, in the order of ``NAMES``."""

    sighting: Sighting
    label: str | None
    measures: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Days:
    """What the dates of a page are together."""

    days: tuple[date, ...]
    counts: Counter[date]
    distinct: tuple[date, ...]
    shapes: Counter[tuple[object, ...]]

    @classmethod
    def of(cls, layout: Layout, sightings: Sequence[Sighting]) -> "_Days":
        """Count the days and the shapes of all dates of a page."""
        days = tuple(s.options[0][1] for s in sightings)
        counts = Counter(days)
        return cls(days, counts, tuple(sorted(counts)), Counter(_shape(layout, s) for s in sightings))


def _shape(layout: Layout, sighting: Sighting) -> tuple[object, ...]:
    number = layout.line_at(sighting.start)
    clock = sighting.reading is not None and sighting.reading.clock is not None
    before = sighting.start - layout.starts[number] if layout.starts else 0
    return sighting.form, sighting.separator, clock, sighting.weekday is None, min(before, 30) // 6


def measure(text: str, sightings: Sequence[Sighting], latest: date | None) -> list[Sight]:
    """Measure each sighting of a text; ``latest`` is the day of fetching, None if unknown."""
    if not sightings:
        return []
    layout = Layout.of(text)
    days = _Days.of(layout, sightings)
    seen: Counter[tuple[object, ...]] = Counter()
    loss = _loss(layout, sightings)
    found = []
    for number, sighting in enumerate(sightings):
        shape = _shape(layout, sighting)
        label, words = label_before(text, sighting.start)
        measures = (
            *_place(layout, sighting), *_wording(text, sighting, label, words), *_company(days, number, latest),
            *_neighbours(text, sightings, number), *_surroundings(layout, sighting),
            days.shapes[shape], seen[shape], *loss,
        )  # fmt: skip
        seen[shape] += 1
        found.append(Sight(sighting, label, measures))
    return found


PLACE = ("where", "offset", "line_where", "line_no", "lead", "rest", "before", "before2", "after", "after2",
         "to_story", "story_before", "story_after", "story_gap", "story_gap_lines", "in_comments")  # fmt: skip


def _place(layout: Layout, sighting: Sighting) -> tuple[float, ...]:
    """Where it stands: on the page, in its line, between its neighbours, against the paragraphs."""
    start, end, lines, number = (
        sighting.start,
        sighting.end,
        len(layout.starts),
        layout.line_at(sighting.start),
    )
    last = layout.line_at(end - 1)
    paragraphs = layout.long_lines
    first = layout.starts[paragraphs[0]] if paragraphs else len(layout.text)
    ahead = bisect_left(paragraphs, number)
    gap = paragraphs[ahead] if ahead < len(paragraphs) else lines
    gap_start = layout.starts[gap] if gap < lines else len(layout.text)
    return (
        start / max(1, len(layout.text)), log1p(start), number / max(1, lines), log1p(number),
        min(300, start - layout.starts[number]), min(300, layout.ends[last] - end),
        min(300, layout.length(number - 1)), min(300, layout.length(number - 2)),
        min(300, layout.length(last + 1)), min(300, layout.length(last + 2)),
        _signed_log(first - start), log1p(ahead), log1p(len(paragraphs) - ahead),
        log1p(max(0, gap_start - end)), min(60, gap - number), float(start > layout.comments_from),
    )  # fmt: skip


def _signed_log(value: int) -> float:
    return log1p(value) if value >= 0 else -log1p(-value)


WORDING = ("published", "modified", "event", "label_words", "after_published", "after_modified", "form", "clock",
           "zone", "weekday", "unsettled")  # fmt: skip


def _wording(text: str, sighting: Sighting, label: str | None, words: int) -> tuple[float, ...]:
    """How it is written and what the words beside it say."""
    after = label_after(text, sighting.end)
    reading, day = sighting.reading, sighting.options[0][1]
    agrees = 0 if sighting.weekday is None else 1 if day.weekday() == sighting.weekday else -1
    return (
        label == "published", label == "modified", label == "event", words, after == "published", after == "modified",
        FORMS.index(sighting.form) if sighting.form in FORMS else -1,
        reading is not None and reading.clock is not None, reading is not None and reading.offset is not None,
        agrees, not sighting.settled,
    )  # fmt: skip


COMPANY = ("distinct", "dates", "same", "is_latest", "is_earliest", "behind_latest", "behind_fetched", "first",
           "rank", "later_before", "later_after", "same_before", "span")  # fmt: skip


def _company(page: _Days, number: int, latest: date | None) -> tuple[float, ...]:
    """How it stands among the other dates of the page."""
    day, days = page.days[number], page.days
    return (
        log1p(len(page.distinct)), log1p(len(days)), page.counts[day], day == page.distinct[-1],
        day == page.distinct[0], log1p((page.distinct[-1] - day).days),
        log1p(max(0, (latest - day).days)) if latest else -1.0,
        number == 0, log1p(number), sum(d > day for d in days[:number]) / (number + 1),
        sum(d > day for d in days[number + 1 :]) / (len(days) - number), day in days[:number],
        log1p((page.distinct[-1] - page.distinct[0]).days),
    )  # fmt: skip


NEIGHBOURS = ("gap_before", "gap_after", "later_than_next", "next_close_label")


def _neighbours(text: str, sightings: Sequence[Sighting], number: int) -> tuple[float, ...]:
    """How far the next dates are, and whether the one after it is later."""
    here = sightings[number]
    before = here.start - sightings[number - 1].end if number else here.start + 2000
    follower = sightings[number + 1] if number + 1 < len(sightings) else None
    after = follower.start - here.end if follower else len(text) - here.end + 2000
    delta = (here.options[0][1] - follower.options[0][1]).days if follower else 0
    close = label_before(text, follower.start)[0] if follower and after < 60 else None
    return log1p(max(0, before)), log1p(max(0, after)), _signed_log(delta), float(close == "modified")


SURROUNDINGS = ("weather", "byline", "opening", "repeats_before", "repeats_after", "lower_before", "digits")


def _surroundings(layout: Layout, sighting: Sighting) -> tuple[float, ...]:
    """What the words and lines around it speak of."""
    text, start, end = layout.text, sighting.start, sighting.end
    before, after = text[max(0, start - 70) : start], text[end : end + 50]
    number, last = layout.line_at(start), layout.line_at(end - 1)
    tail = before.rstrip()
    return (
        _weather(before[-40:]) or _weather(after[:40]), _byline(before) + 2 * _byline(after),
        bool(_OPENING.search(before[-4:])),
        max(map(layout.repeated, (number - 1, number - 2, number - 3))),
        max(map(layout.repeated, (last + 1, last + 2, last + 3))),
        tail[-1:].islower(), sum(map(str.isdigit, before[-30:])),
    )  # fmt: skip


def _weather(words: str) -> bool:
    return ("°" in words or " C" in words or " F" in words) and bool(_WEATHER.search(words))


def _byline(words: str) -> bool:
    return ":" in words or not _BYLINE.isdisjoint(_WORD.findall(words.lower()))


LOSS = ("unkept_promises", "kept_promises", "lone_clocks")


def _loss(layout: Layout, sightings: Sequence[Sighting]) -> tuple[float, ...]:
    """How many announcements of a date and how many times of day stand without one: signs that dates were lost."""
    starts, ends = [s.start for s in sightings], [s.end for s in sightings]
    kept = sum(_near(starts, place, 30) for place in layout.promises)
    lone = sum(not _near(starts, place, 40) and not _near(ends, place - 60, 60) for place in layout.clocks)
    return float(len(layout.promises) - kept), float(kept), float(lone)


def _near(places: list[int], place: int, reach: int) -> bool:
    """Whether one of the places, in order, stands at most ``reach`` characters after this one."""
    number = bisect_left(places, place)
    return number < len(places) and places[number] <= place + reach


NAMES = (*PLACE, *WORDING, *COMPANY, *NEIGHBOURS, *SURROUNDINGS, "shape", "shape_before", *LOSS)
