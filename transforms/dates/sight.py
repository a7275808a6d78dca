"""A sighting: one place of a text where a date stands, with what it may mean."""

from datetime import date
from typing import NamedTuple

from transforms.dates.reading import Reading


class Sighting(NamedTuple):
    """One date in a text.

    ``options`` are the days it may mean, by the order they are read in (ymd, dmy, mdy, ymd2, name); ``form``
    is how it is written (iso, numeric, numeric2 with a two-digit year, name, cjk, relative).
    """

    start: int
    end: int
    form: str
    options: tuple[tuple[str, date], ...]
    separator: str = ""
    weekday: int | None = None
    reading: Reading | None = None

    @property
    def settled(self) -> bool:
        """Whether the text alone leaves one day."""
        return len({day for _, day in self.options}) == 1
