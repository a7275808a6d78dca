"""Dates that a page leaves to its reader to complete: "3 hours ago" by the fetch, "6 March" by the year.

They are asked where no whole date was chosen, and only those that stand over the story.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from transforms.dates.found import FoundDate, Stamp
from transforms.dates.layout import Layout
from transforms.dates.reading import Reading
from transforms.dates.stamp import row, stamp

OPENING_LINES = 10  # lines over the first paragraph in which headline and byline stand
LISTED = 0.1  # beside teasers and comments such words stand far more often than beside the article


@dataclass(frozen=True, slots=True)
class Partial:
    """A date in need of completion; ``day`` is None where nothing completes it, ``missing`` says why.

    ``confidence`` is how often the day is the day of publication when the words stand over the story.
    """

    start: int
    raw: str
    kind: str
    label: str | None
    day: date | None
    confidence: float
    bare: str = ""

    def listed(self, chosen: bool) -> FoundDate:
        """Return the row of a candidate; a day without a year is written as ISO 8601 does, --03-06."""
        found = row(
            Reading(self.day or date(2000, 1, 1)), role="published" if chosen else "mentioned",
            source=f"text:{self.kind}", raw=self.raw, score=self.confidence if chosen else LISTED, start=self.start,
        )  # fmt: skip
        return found if self.day else found._replace(value=self.bare)


def over_the_story(text: str, partials: Sequence[Partial], least: float) -> Partial | None:
    """Return the one that dates the page: over the first paragraph, unlabelled or labelled as publication.

    None where those over the story disagree, or none of them is as sure as ``least``.
    """
    layout = Layout.of(text) if partials else Layout("", (), ())
    if not layout.long_lines:
        return None
    first = layout.long_lines[0]
    top, end = layout.starts[max(0, first - OPENING_LINES)], layout.starts[first]
    near = [item for item in partials if top <= item.start < end and item.label not in ("modified", "event")]
    near = [item for item in near if item.label == "published"] or near
    if len({item.day for item in near}) != 1 or near[0].day is None:
        return None
    best = max(near, key=lambda item: item.confidence)
    return best if best.confidence >= least else None


def stamped(item: Partial | None, home: ZoneInfo | None) -> Stamp:
    """Return the stamp of a completed date; its precision is the day."""
    if item is None or item.day is None:
        return Stamp()
    return stamp(Reading(item.day), source="text", raw=item.raw, confidence=item.confidence, home=home)


def partial_rows(
    partials: Sequence[Partial], chosen: Partial | None, fetched_at: datetime | None
) -> list[tuple[FoundDate, bool, str]]:
    """Return the rows of all partial dates, with the reason of each."""
    by = f"completed by the {'fetch' if fetched_at else 'dates of the page'}"
    return [(item.listed(item is chosen), item is chosen, _reason(item, by, item is chosen)) for item in partials]


def _reason(item: Partial, by: str, chosen: bool) -> str:
    if item.day is None:
        return "nothing on the page tells its year"
    return f"stands over the story, {by}" if chosen else f"{by}; not what dates the page"
