from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.claim import KINDS
from transforms.dates.conflict import STRONG, contradicted

DAY = date(2025, 1, 16)


@pytest.mark.parametrize(
    ("days", "expected"), [([], False), ([0], False), ([1, -1], False), ([2], True), ([0, -400], True)]
)
def test_days_beyond_the_next_one_contradict(days: list[int], expected: bool) -> None:
    assert contradicted(DAY, [DAY + timedelta(days=days) for days in days]) is expected


@given(st.dates(date(1995, 1, 1), date(2090, 1, 1)), st.dates(date(1995, 1, 1), date(2090, 1, 1)))
def test_contradiction_is_mutual(one: date, other: date) -> None:
    assert contradicted(one, [other]) is contradicted(other, [one])


def test_strong_kinds_are_kinds_of_publication() -> None:
    assert set(KINDS) >= STRONG
    assert not any(kind.endswith("modified") for kind in STRONG)
