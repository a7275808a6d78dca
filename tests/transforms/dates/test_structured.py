from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.structured import is_malformed, read_structured


@pytest.mark.parametrize(
    ("value", "read"),
    [line.split(" => ") for line in """
2025-01-16 => 2025-01-16
20250116 => 2025-01-16
2025-01-16T10:30 => 2025-01-16T10:30
2025-01-16T10:30:05 => 2025-01-16T10:30:05
2025-01-16T10:30:05.123Z => 2025-01-16T10:30:05+00:00
2025-01-16T10:30:05+0100 => 2025-01-16T10:30:05+01:00
2025-01-16 10:30:05 +0100 => 2025-01-16T10:30:05+01:00
2025-01-16 10:30:05 UTC => 2025-01-16T10:30:05+00:00
2025-1-6T9:05+01:00 => 2025-01-06T09:05+01:00
2025-01-16T10:30+99:99 => 2025-01-16T10:30
2025-01-16T25:61:00Z => 2025-01-16
2025-01-16T10:30:60Z => 2025-01-16T10:30:59+00:00
2025-01-16T10:30:61Z => 2025-01-16
٢٠٢٥-٠١-١٦ => 2025-01-16
2025-01-16T00:00:00Z => 2025-01-16
2025-01-16T00:00:00 => 2025-01-16
2025-01-16T00:00:00+02:00 => 2025-01-16T00:00:00+02:00
2025-01 => 2025-01
"2025-01-16" => 2025-01-16
1737023405 => 2025-01-16T10:30:05+00:00
1737023405123 => 2025-01-16T10:30:05+00:00
0631152000000 => 1990-01-01T00:00:00+00:00
001737023405 => none
Thu, 16 Jan 2025 10:30:05 GMT => 2025-01-16T10:30:05+00:00
Thu Jan 16 2025 10:30:05 GMT+0100 (CET) => 2025-01-16T10:30:05+01:00
16. Januar 2025 => 2025-01-16
2024-02-30 => none
2024-02-30T10:00:00Z => none
9999-12-31 => none
0001-01-01T00:00:00 => none
1 => none
99999999999999 => none
soon => none
2025 => none
""".strip().splitlines()],
)  # fmt: skip
def test_values_of_markup(value: str, read: str) -> None:
    found = read_structured(value)
    assert (found.value if found else "none") == read


@pytest.mark.parametrize("value", ["", " ", "\n", "T", "-", "+", "0" * 100_000, "1 " * 50_000])
def test_nothing_to_read(value: str) -> None:
    assert read_structured(value) is None


def test_a_language_settles_figures() -> None:
    found = read_structured("03/04/2025", "de")
    assert found
    assert found.value == "2025-04-03"
    assert read_structured("03/04/2025") is None


@given(st.text(max_size=80))
def test_no_value_breaks_the_reader(value: str) -> None:
    found = read_structured(value)
    assert found is None or found.value


@pytest.mark.parametrize(
    ("value", "malformed"),
    [
        *((value, False) for value in (
            "", " ", "2025-01-16", "2025-01", "2025", "20250116", "2025-01-16T00:00:00", "2025-01-16T10:30:60Z",
            "2025-01-16 10:30:05 +0100", "1737023405123", "16. Januar 2025", "Thu, 16 Jan 2025 10:30:05 GMT",
            "03/04/2025", "2025-01-16 2024-01-16", "'2025-01-16'",
        )),
        *((value, True) for value in (
            "0", "1" * 200_000, "0000-00-00", "0001-01-01T00:00:00", "2024-02-30T10:00:00Z", "9999-12-31T23:59:59Z",
            "10000-01-01", "-2024-01-01", "2025-01-16T10:30:00+99:99", "2025-01-16T25:61:00Z", "2025-01-16T10:30:61Z",
            "٢٠٢٥-٠١-١٦", "undefined", "PT2M", "[object Object]", "1970-01-01T01:00:00+01:00", "1850",
        )),
    ],
)  # fmt: skip
def test_what_is_no_date_or_only_in_part(value: str, malformed: bool) -> None:
    assert is_malformed(value) is malformed


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 12, 31)), st.integers(-14 * 60, 14 * 60))
def test_no_instant_of_iso_8601_is_malformed(moment: datetime, offset: int) -> None:
    aware = moment.replace(tzinfo=timezone(timedelta(minutes=offset)))
    assert not is_malformed(moment.isoformat())
    assert not is_malformed(aware.isoformat())


@given(st.text(max_size=80))
def test_what_is_not_malformed_is_read(value: str) -> None:
    if value.strip(" \n\t\"'") and not is_malformed(value, "en"):
        assert read_structured(value, "en") or value.strip(" \"'").isdecimal()
