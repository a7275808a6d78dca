"""Day before month or month before day: settled by the page's other dates, its language and its country."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from transforms.dates.sight import Sighting
from transforms.dates.spelling import country_of

MONTH_FIRST_HOSTS = ("us", "ph", "gov", "mil", "edu")
# English is written both ways; these top-level domains write the day first
DAY_FIRST_HOSTS = (
    "uk", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "pk", "bd", "lk", "sg", "my", "hk", "mt", "eu", "de",
    "at", "ch", "fr", "es", "it", "nl",
)  # fmt: skip
YEAR_FIRST_LANGUAGES = frozenset(["zh", "ja", "ko", "hu", "lt", "mn", "sv", "eu"])


def settle(
    text: str, sightings: Sequence[Sighting], *, language: str | None, url: str | None, latest: date | None
) -> list[Sighting]:
    """Leave each sighting one day where evidence allows; the most likely day stands first in its options.

    ``latest`` is the last day a page fetched then can have been published on.
    """
    if all(sighting.settled for sighting in sightings):
        return list(sightings)
    evidence = _Evidence.of(text, sightings, _habit(language, url))
    return [s if s.settled else _settled(s, evidence, latest) for s in sightings]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a page shows of its habits: the orders of its settled figures, its settled days, its language."""

    votes: Counter[tuple[str, str]]
    days: frozenset[date]
    habit: str

    @classmethod
    def of(cls, text: str, sightings: Sequence[Sighting], habit: str) -> "_Evidence":
        """Gather what the settled dates of a text say; ``habit`` is the order its address and language suggest."""
        settled = [s for s in sightings if s.settled]
        votes = Counter((s.separator, s.options[0][0]) for s in settled if s.form in ("numeric", "numeric2"))
        if habit.endswith("?"):
            habit = _english(text, settled) or habit.rstrip("?")
        return cls(votes, frozenset(s.options[0][1] for s in settled), habit)


def _english(text: str, settled: Sequence[Sighting]) -> str | None:
    """Return the order in which an English page spells its dates out, or its spelling and money suggest."""
    named = [text[s.start : s.start + 1].isdigit() for s in settled if s.form == "name"]
    if named and sum(named) * 2 != len(named):
        return "dmy" if sum(named) * 2 > len(named) else "mdy"
    country = country_of(text)
    return {"british": "dmy", "american": "mdy"}[country] if country else None


def _habit(language: str | None, url: str | None) -> str:
    """Return the order a language and country write: dmy, mdy, ymd2; mdy? and dmy? where both orders may be in use."""
    ending = (urlsplit(url).hostname or "").rsplit(".", 1)[-1] if url else ""
    if ending in MONTH_FIRST_HOSTS and language in (None, "en", "es"):
        return "mdy"
    if language in YEAR_FIRST_LANGUAGES:
        return "ymd2"
    if language is None:
        return "dmy?"
    return "mdy?" if language == "en" and ending not in DAY_FIRST_HOSTS else "dmy"


def _settled(sighting: Sighting, evidence: _Evidence, latest: date | None) -> Sighting:
    options = tuple(option for option in sighting.options if latest is None or option[1] <= latest)
    options = options or sighting.options
    habit = "dmy" if sighting.separator == "." else evidence.habit

    def rank(option: tuple[str, date]) -> tuple[int, bool, bool, bool]:
        """Order readings of one date, the likeliest first."""
        order, day = option
        return (
            -evidence.votes[sighting.separator, order],
            day not in evidence.days,
            order != habit,
            order == "ymd2",
        )

    options = tuple(sorted(options, key=rank))
    best = rank(options[0])
    options = options[:1] if best[0] < 0 or sighting.separator == "." or not best[1] else options
    reading = sighting.reading._replace(day=options[0][1]) if sighting.reading else None
    return sighting._replace(options=options, reading=reading)
