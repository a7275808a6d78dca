import math
from datetime import UTC, datetime

import pytest

from transforms.epochs import since_1970

NOON = datetime(2025, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize("number", [1741089600, 1741089600.0, 1741089600000])
def test_seconds_and_milliseconds_are_one_instant(number: float) -> None:
    assert since_1970(number) == NOON


@pytest.mark.parametrize("number", [0, -1, 4e9, 20250304120, 4e12, math.nan, math.inf])
def test_other_numbers_are_no_instant(number: float) -> None:
    assert since_1970(number) is None
