from datetime import date

import pytest

from transforms.dates.chosen import one_chosen
from transforms.dates.found import FoundDate, Stamp

DAY = date(2025, 3, 2)


def found(raw: str, precision: str = "day", role: str = "published") -> FoundDate:
    return FoundDate(
        role=role, value="2025-03-02", precision=precision, utc_offset_minutes=None, source="x", char_start=None,
        raw=raw, score=0.5,
    )  # fmt: skip


PUBLISHED = Stamp(date=DAY, precision="minute", raw="2 March, 09:00")


@pytest.mark.parametrize(
    ("rows", "chosen"),
    [
        ([(found("2 March"), True, ""), (found("2 March, 09:00", "minute"), True, "")], [False, True]),
        ([(found("2 March"), True, ""), (found("09:00 2.3.", "minute"), True, "")], [False, True]),
        ([(found("2 March"), True, ""), (found("2.3."), True, "")], [True, False]),
        ([(found("1 March"), False, ""), (found("2.3."), True, "")], [False, True]),
        ([(found("2 March, 09:00", "minute", "modified"), True, ""), (found("2.3."), True, "")], [True, True]),
        ([(found("2 March, 09:00", "minute"), False, "in UTC the day before")], [True]),
        ([(found("1 March"), False, "")], [False]),
        ([], []),
    ],
)
def test_one_candidate_stands_for_the_date(rows, chosen) -> None:
    assert [row[1] for row in one_chosen(rows, PUBLISHED)] == chosen


def test_without_a_date_none_is_chosen() -> None:
    assert [row[1] for row in one_chosen([(found("2 March"), True, "")], Stamp())] == [False]
