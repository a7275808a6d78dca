"""Why a date of a page of markup was chosen or not, for a person to read."""

from collections.abc import Sequence
from datetime import date

from schemas.date_candidate import DateRole
from transforms.dates.evidence import Evidence, ReadClaim
from transforms.dates.text import Scored

MAX_NAMED = 4  # statements named in one reason


def decided(evidence: Evidence, weighed: Sequence[tuple[date, float]], taken: ReadClaim | Scored | None) -> str:
    """Say what the day of publication is chosen for: what states it, how likely it is, and what comes next.

    ``weighed`` are the days by likelihood, the chosen one first; ``taken`` is the statement the date is taken from.
    """
    if not weighed:
        return ""
    day, sure = weighed[0]
    others = [f"then {other} with {likely:.2f}" for other, likely in weighed[1:2]]
    first = " and the earliest" if day == min(day for day, _ in weighed) else ""
    rank = f"the likeliest of {len(weighed)} days{first}" if others else "the only day found"
    return f"{_how(day, taken)}{rank} ({', '.join([f'{sure:.2f}', *others])}), stated by {_statements(evidence, day)}"


def _how(day: date, taken: ReadClaim | Scored | None) -> str:
    if isinstance(taken, ReadClaim) and taken.reading.day != day:
        return f"the instant of {day}: "
    return "stated as a change alone: " if taken and is_change(taken) else ""


def is_change(taken: ReadClaim | Scored) -> bool:
    """Whether a page is dated by what it calls the day of a change."""
    return (taken.claim.role if isinstance(taken, ReadClaim) else taken.sight.label) == "modified"


def _statements(evidence: Evidence, day: date) -> str:
    """Name what states a day, each once, the most formal first."""
    names = [place(item) for item in evidence.claims if item.reading.day == day]
    names += ["text" for seen in evidence.texts or () if seen.day == day]
    named = list(dict.fromkeys(names))
    more = [f"{len(named) - MAX_NAMED} more"] if len(named) > MAX_NAMED else []
    return ", ".join([*named[:MAX_NAMED], *more])


def place(item: ReadClaim) -> str:
    """Return where a claim stands: its source with its key."""
    return f"{item.claim.source}:{item.claim.key}"[:80]


def reason(role: DateRole, own: date, day: date | None) -> str:
    """Say why a statement of one day is not what the date was taken from; ``day`` is the chosen one."""
    if role == "modified":
        return "stated as a change"
    if day is None:
        return "not sure enough"
    return "states the chosen day, too" if own == day else f"{day} is likelier"
