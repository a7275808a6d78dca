"""Day before month or month before day: settled by the page's other dates, its language and its country."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from transforms.dates.reading import Doubt
from transforms.dates.sight import Sighting
from transforms.dates.spelling import country_of

MONTH_FIRST_HOSTS = ("us", "ph", "gov", "mil", "edu")
# English is written both ways; these top-level domains, and the countries of that name, write the day first
DAY_FIRST_HOSTS = (
    "uk", "gb", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "pk", "bd", "lk", "sg", "my", "hk", "mt", "eu", "de",
    "at", "ch", "fr", "es", "it", "nl",
)  # fmt: skip
# How sure a date may be whose order nothing but this tells. Of 5 pages of the data whose own English tells it 4 are
# read right. None is told by its language alone: that English of no known country puts the month first is assumed.
BY_ENGLISH, BY_LANGUAGE = 0.9, 0.7
YEAR_FIRST_LANGUAGES = frozenset(["zh", "ja", "ko", "hu", "lt", "mn", "sv", "eu"])


def settle(
    text: str, sightings: Sequence[Sighting], *, language: str | None, url: str | None, latest: date | None,
    known: Set[date] = frozenset(),
) -> list[Sighting]:  # fmt: skip
    """Leave each sighting one day where evidence allows; the most likely day stands first in its options.

    ``language`` is a BCP 47 tag, of use for its country as well where that is known.
    ``latest`` is the last day a page fetched then can have been published on, ``known`` are days its markup states.
    """
    if all(sighting.settled for sighting in sightings):
        return list(sightings)
    habits = Habits.of(text, sightings, language=language, url=url, latest=latest, known=known)
    return [habits.settled(sighting) for sighting in sightings]


@dataclass(frozen=True, slots=True)
class Habits:
    """What a page shows of its habits: the orders of its settled figures, its days, the order its English suggests.

    ``sure`` is None where language or country write in one order.
    """

    votes: Counter[tuple[str, str]]
    days: Set[date]
    habit: str
    sure: float | None
    latest: date | None

    @classmethod
    def of(
        cls, text: str, sightings: Sequence[Sighting], *, language: str | None, url: str | None, latest: date | None,
        known: Set[date] = frozenset(),
    ) -> "Habits":  # fmt: skip
        """Gather what the settled dates of a text, its address and its language say."""
        settled = [s for s in sightings if s.settled]
        votes = Counter((s.separator, s.options[0][0]) for s in settled if s.form in ("numeric", "numeric2"))
        days = known | {s.options[0][1] for s in settled}
        habit = _habit(language, url)
        if not habit.endswith("?"):
            return cls(votes, days, habit, None, latest)
        english = _english(text, settled)
        return cls(votes, days, english or habit.rstrip("?"), BY_ENGLISH if english else BY_LANGUAGE, latest)

    def settled(self, sighting: Sighting) -> Sighting:
        """Leave one day, or the likeliest first, with a doubt where their order is assumed."""
        if sighting.settled:
            return sighting
        options = tuple(option for option in sighting.options if self.latest is None or option[1] <= self.latest)
        habit = "dmy" if sighting.separator == "." else self.habit

        def rank(option: tuple[str, date]) -> tuple[int, bool, bool, bool]:
            """Order readings of one date, the likeliest first."""
            order, day = option
            return -self.votes[sighting.separator, order], day not in self.days, order != habit, order == "ymd2"

        first, *rest = sorted(options or sighting.options, key=rank)
        others = [option for option in rest if option[1] != first[1]]
        if sighting.separator == "." or any(rank(first)[:2] < rank(other)[:2] for other in others[:1]):
            others = []
        doubt = Doubt(others[0][1], others[0][0], self.sure) if others and self.sure else None
        reading = sighting.reading._replace(day=first[1], doubt=doubt) if sighting.reading else None
        return sighting._replace(options=(first, *others), reading=reading)


def _english(text: str, settled: Sequence[Sighting]) -> str | None:
    """Return the order in which an English page spells its dates out, or its spelling and money suggest."""
    named = [text[s.start : s.start + 1].isdigit() for s in settled if s.form == "name"]
    if named and sum(named) * 2 != len(named):
        return "dmy" if sum(named) * 2 > len(named) else "mdy"
    country = country_of(text)
    return {"british": "dmy", "american": "mdy"}[country] if country else None


def _habit(language: str | None, url: str | None) -> str:
    """Return the order a language and country write: dmy, mdy, ymd2; mdy? and dmy? where both orders may be in use."""
    base, _, region = (language or "und").casefold().partition("-")
    ending = (urlsplit(url).hostname or "").rsplit(".", 1)[-1] if url else ""
    country = ending if ending in MONTH_FIRST_HOSTS + DAY_FIRST_HOSTS else region
    if country in MONTH_FIRST_HOSTS and base in ("und", "en", "es"):
        return "mdy"
    if base in YEAR_FIRST_LANGUAGES:
        return "ymd2"
    if base == "und":
        return "dmy?"
    return "mdy?" if base == "en" and country not in DAY_FIRST_HOSTS else "dmy"
