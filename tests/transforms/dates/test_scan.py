from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.codes import digit_runs
from transforms.dates.named import _AHEAD, _BACK, REACH, YEAR, _years
from transforms.dates.names import _TABLE
from transforms.dates.numeric import COMPACT_ISO, TRIPLE, _triples
from transforms.dates.order import settle
from transforms.dates.scan import scan
from transforms.dates.sight import Sighting

LANGUAGES = sorted(_TABLE["months"])


def read(text: str, language: str | None = None) -> list[Sighting]:
    return settle(text, scan(text, language), language=language, url=None, latest=None)


@pytest.mark.parametrize(
    ("text", "value"),
    [line.split(" => ") for line in """
24 Jan, 2025 09:58 => 2025-01-24T09:58
Thursday, January 16, 2025 => 2025-01-16
Jan. 16,2025 => 2025-01-16
Jan 16th, 2025 at 3:05 pm ET => 2025-01-16T15:05-05:00
Jan 16, 2025 10:00 GMT+0100 => 2025-01-16T10:00+01:00
Published Fri, Apr 28 20232:23 PM EDT => 2023-04-28T14:23-04:00
2025-01-16T10:00:00+05:30 => 2025-01-16T10:00:00+05:30
16.01.2025, 10.30 Uhr => 2025-01-16T10:30
von Nadja Demel13.12.2022 - 08:13 Uhr => 2022-12-13T08:13
16-Jan-25 => 2025-01-16
2024 Jan 16 => 2024-01-16
1er août 2024 => 2024-08-01
16 de enero de 2025 a las 10:30 => 2025-01-16T10:30
2024. gada 16. janvārī => 2024-01-16
2024 m. sausio 16 d. => 2024-01-16
2024. január 16., kedd 10:22 => 2024-01-16
2024ko urtarrilaren 16a => 2024-01-16
16. lokakuuta 2024 => 2024-10-16
16 янв. 2025 г. в 10:30 (МСК) => 2025-01-16T10:30+03:00
Στις 16 Ιανουαρίου 2025 => 2025-01-16
16 tháng 1, 2024 => 2024-01-16
16 يناير/كانون الثاني 2025 => 2025-01-16
16 كانون الثاني 2025 => 2025-01-16
16 رجب 1446 => 2025-01-16
۲۷ دی ۱۴۰۳ => 2025-01-16
1403/10/27 => 2025-01-16
16 מחר בינואר 2025 => none
16 בינואר 2025 => 2025-01-16
16 जनवरी 2025 => 2025-01-16
16 มกราคม 2568 => 2025-01-16
๑๖ ม.ค. ๒๕๖๘ 10:20 น. => 2025-01-16T10:20
令和6年1月16日 => 2024-01-16
民國113年1月16日 => 2024-01-16
2025年1月16日 10時30分 => 2025-01-16T10:30
입력2023.11.02. 오후 => 2023-11-02
2024 оны 1 дүгээр сарын 16 => 2024-01-16
the 2006 files => none
30 February 2024 => none
2024-02-30 => none
31.04.2024 => none
9999-01-01 => none
release 1.2.2024.3 => none
call 030-12-2024567 => none
192.168.10.24 => none
12 of the 2006 games => none
""".strip().splitlines()],
)  # fmt: skip
def test_dates_as_people_write_them(text: str, value: str) -> None:
    found = read(text)
    assert [s.reading.value for s in found if s.reading] == ([] if value == "none" else [value])


def test_a_short_date_is_no_time_of_the_day_after_it() -> None:
    values = [sighting.reading.value for sighting in read("Heft (16.01.25) 16.01.2025 06:30") if sighting.reading]
    assert values == ["2025-01-16", "2025-01-16T06:30"]


def test_the_parts_of_a_date_may_stand_on_lines_of_their_own() -> None:
    assert [s.options[0][1] for s in read("24\nJan\n2025")] == [date(2025, 1, 24)]


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=st.dates(date(1995, 1, 1), date(2089, 12, 31)), width=st.sampled_from(["medium", "long", "full"]))
def test_a_date_in_any_language_is_found_again(language: str, day: date, width: str) -> None:
    written = format_date(day, width, locale=language)
    tag = language.split("_")[0]
    found = [s.options[0][1] for s in read(f"Menu\n\n{written}\n\nText", tag)]
    assert day in found


@given(st.text(alphabet="0123456789 ./-:,年月日JanuarMäzo\n", max_size=200))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = scan(text)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.start <= b.start for a, b in zip(found, found[1:], strict=False))


@given(st.text(max_size=300))
def test_no_text_breaks_the_scan(text: str) -> None:
    for sighting in scan(text):
        assert sighting.options
        assert sighting.reading is not None


@pytest.mark.parametrize(
    ("text", "weekday", "agrees"),
    [("Thursday, 16 January 2025", 3, True), ("Friday, 16 January 2025", 4, False), ("jeudi 16 janvier 2025", 3, True),
     ("16 January 2025", None, False), ("2025年1月16日 木曜日", 3, True), ("Thứ Năm, 16/1/2025", 3, True)],
)  # fmt: skip
def test_weekdays(text: str, weekday: int | None, agrees: bool) -> None:
    (found,) = read(text)
    assert found.weekday == weekday
    assert (found.weekday == found.options[0][1].weekday()) is agrees


def test_a_weekday_settles_the_order() -> None:
    assert [s.options for s in scan("Thursday 03/04/2025")] == [(("dmy", date(2025, 4, 3)),)]
    assert [s.options for s in scan("Tuesday 03/04/2025")] == [(("mdy", date(2025, 3, 4)),)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Conselho aprova reconstrução do cais do\n04/03/2025", "pt", "2025-03-04"),  # "do" is Thursday in German
        ("Il nuovo molo di 04/01/2025", "it", "2025-01-04"),  # "di" is Tuesday
        ("la jetée de la\n\n04/05/2025", "fr", "2025-05-04"),  # "la" is Saturday in Finnish
        ("Thứ Ba, 04/03/2025", "vi", "2025-03-04"),  # Tuesday; without its accent it begins like Thursday in English
        ("lunedi 04/03/2025", "it", "2025-03-04"),
        ("so viel zu tun, sagt sie: so\n05/01/2025", "de", "2025-01-05"),
        ("what is left to do 04/03/2025", "en", "2025-03-04"),
    ],
)
def test_a_word_that_is_a_weekday_elsewhere_settles_no_order(text: str, language: str, value: str) -> None:
    first = settle(text, scan(text, language), language=f"{language}-GB", url=None, latest=None)[0]
    assert str(first.options[0][1]) == value


@pytest.mark.parametrize(
    ("text", "language"), [("Di, 04/03/2025", "de"), ("mar. 04/03/2025", "es"), ("ti 4/3/2025", "fi")]
)
def test_a_short_weekday_of_the_language_beside_a_date_counts(text: str, language: str) -> None:
    assert [sighting.weekday for sighting in scan(text, language)] == [1]


def test_a_page_of_dates_is_read_in_linear_time() -> None:
    assert len(scan("1 January 2024\n" * 5_000)) == 400
    assert scan("9" * 200_000) == []
    assert scan("1 " * 100_000) == []


DATELIKE = st.lists(
    st.sampled_from(
        ["2024", "1999", "16", "7", "201", "20241", "-", "/", ".", " ", ":", ", ", " Jan ", "T10", "\n", "x" * 30]
    )
).map("".join)


@given(DATELIKE)
def test_no_date_in_figures_is_passed_over_unread(text: str) -> None:
    starts = {start for start, _ in _triples(digit_runs(text))}
    assert starts >= {match.start() for pattern in (TRIPLE, COMPACT_ISO) for match in pattern.finditer(text)}


@given(DATELIKE)
def test_no_day_beside_a_year_is_passed_over_unread(text: str) -> None:
    known = {start: (day, after) for start, day, after in _years(digit_runs(text))}
    for match in YEAR.finditer(text):
        window = text[max(0, match.start() - REACH) : match.start()]
        before, ahead = _BACK.search(window), _AHEAD.match(text[match.end() : match.end() + REACH])
        if before:
            assert known[match.start()][0] == match.start() - len(window) + before.start()
        assert not ahead or known[match.start()][1]
