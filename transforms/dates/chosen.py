"""Which one candidate became the date of publication, where several say the same day."""

from collections.abc import Iterable

from transforms.dates.found import FoundDate, Stamp

Row = tuple[FoundDate, bool, str]


def one_chosen(rows: Iterable[Row], published: Stamp) -> tuple[Row, ...]:
    """Leave one candidate chosen in the role of publication: the one whose words and precision the date has.

    ``rows`` come with all that say the chosen day marked; the others of them keep their reason.
    """
    listed = list(rows)  # of equals the first on the page wins
    standing = [
        (*_fit(found, speaks, published), -number)
        for number, (found, speaks, _) in enumerate(listed)
        if published.date and found.role == "published" and (speaks or found.raw == published.raw)
    ]
    kept = -max(standing)[-1] if standing else None
    return tuple(
        (found, number == kept or (chosen and found.role != "published"), reason)
        for number, (found, chosen, reason) in enumerate(listed)
    )


def _fit(found: FoundDate, speaks: bool, published: Stamp) -> tuple[bool, bool, bool]:
    """Order candidates by how well they account for the date."""
    return found.raw == published.raw, found.precision == published.precision, speaks
