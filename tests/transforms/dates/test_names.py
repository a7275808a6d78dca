import pytest

from transforms.dates.names import _TABLE, months_of, plain, weekdays_of


@pytest.mark.parametrize(
    ("word", "language", "month"),
    [("Januar", "de", 1), ("févr.", "fr", 2), ("FEVRIER", "fr", 2), ("Sept", None, 9), ("urtarrilaren", "eu", 1),
     ("januáron", "hu", 1), ("בינואר", "he", 1), ("كانون الثاني", None, 1), ("มกราคม", None, 1), ("ม.ค.", "th", 1),
     ("listopada", "pl", 11), ("listopada", "hr", 10), ("srpna", "cs", 8), ("нэгдүгээр сарын", "mn", 1), ("İyun", "az", 6)],
)  # fmt: skip
def test_months(word: str, language: str | None, month: int) -> None:
    assert months_of(word, language)[0] == ("gregorian", month)


@pytest.mark.parametrize(
    ("word", "calendar", "month"),
    [("فروردین", "persian", 1), ("رمضان", "hijri", 9), ("ربيع الأول", "hijri", 3)],
)
def test_months_of_other_calendars(word: str, calendar: str, month: int) -> None:
    assert months_of(word, None)[0] == (calendar, month)


@pytest.mark.parametrize("word", ["files", "Monday", "x", "", "the", "2006", "Version"])
def test_no_month(word: str) -> None:
    assert months_of(word, "en") == ()


@pytest.mark.parametrize(
    ("word", "day"),
    [("Thursday", 3), ("Do", 3), ("jeudi", 3), ("четверг", 3), ("木曜日", 3), ("Mittwoch", 2)],
)
def test_weekdays(word: str, day: int) -> None:
    assert day in weekdays_of(word, None)


def test_at_least_forty_languages() -> None:
    assert len({tag.split("_")[0] for tag in _TABLE["months"]}) >= 40


@pytest.mark.parametrize("table", ["months", "weekdays"])
def test_every_name_is_found_in_its_language(table: str) -> None:
    lookup = months_of if table == "months" else weekdays_of
    for tag, numbers in _TABLE[table].items():
        for spellings in numbers:
            for spelling in spellings:
                single = len(plain(spelling)) == 1 and plain(spelling).isascii()
                assert single or lookup(spelling, tag.split("_")[0]), (tag, spelling)


@pytest.mark.parametrize(("word", "folded"), [("Févr.", "fevr"), ("MÄRZ", "marz"), ("İyul", "iyul"), ("май", "маи")])
def test_plain(word: str, folded: str) -> None:
    assert plain(word) == folded
    assert plain(folded) == folded
