"""Epochs: instants written as a plain number since 1970."""

from datetime import UTC, datetime

LAST_SECONDS, FIRST_MILLISECONDS = 4e9, 1e11  # a number of ten digits is seconds, one of twelve or more milliseconds


def since_1970(number: float) -> datetime | None:
    """Return the instant of so many seconds or milliseconds, in UTC; None for a number that is no such time."""
    if not 0 < number < LAST_SECONDS * 1000:  # NaN is not either
        return None
    seconds = number / 1000 if number >= FIRST_MILLISECONDS else number
    return datetime.fromtimestamp(seconds, UTC) if seconds < LAST_SECONDS else None
