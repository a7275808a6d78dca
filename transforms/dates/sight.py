"""A sighting: one place of a text where a date stands, with what it may mean."""

from datetime import date
from typing import NamedTuple

from transforms.dates.reading import Reading


class Sighting(NamedTuple):
    """One date in a text.

    ``options`` are the days it may mean, by the order they are read in (ymd, dmy, mdy, ymd2, name); ``form``
    is how it is written (iso, numeric, numeric2 with a two-digit year, name, cjk, relative). ``time_start`` is where a
    time stands that was read before it.
    """

    start: int
    end: int
    form: str
    options: tuple[tuple[str, date], ...]
    separator: str = ""
    weekday: int | None = None
    reading: Reading | None = None
    time_start: int | None = None

    @property
    def place(self) -> slice:
        """The characters it was read from, those of a time before it included."""
        return slice(self.start if self.time_start is None else self.time_start, self.end)

    @property
    def settled(self) -> bool:
        """Whether the text alone leaves one day."""
        return len({day for _, day in self.options}) == 1
