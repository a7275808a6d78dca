"""The ranking of the languages of a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.language.ranking import KEPT, NONE, READ, rank

EN = "The government said on Monday that it would publish the report before the end of the month."
ES = "El Gobierno anunció el lunes que publicará el informe antes de que termine el mes."
PIECES = st.sampled_from([EN, ES, "Читайте также", "Wat is bewuste hip-hop?", "政府", "서울", "12.30", "", "\ud800"])


@pytest.mark.parametrize("text", ["", "  ", "1 2 3", "🙂", "https://a.example/b", "\ud800"])
def test_nothing_to_rank(text: str) -> None:
    assert rank([text]) == [NONE]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("정부는 월요일 보고서를 발표하겠다고 밝혔다", "ko"),
        ("政府は月曜日に発表した", "ja"),
        ("政府周一发表", "zh-Hans"),
        ("Η κυβέρνηση ανακοίνωσε", "el"),
        ("მთავრობამ ორშაბათს", "ka"),
        ("รัฐบาลกล่าว", "th"),
        ("ಸರ್ಕಾರ ಸೋಮವಾರ", "kn"),
    ],
)
def test_a_script_of_one_language_asks_no_vote(text: str, tag: str) -> None:
    (ranking,) = rank([text])
    assert ranking.chances == ((tag, 1.0),)
    assert ranking.votes == (f"script={tag}:1.00",)
    assert ranking.sure == 1.0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=4).map(" ".join), max_size=5))
def test_no_surer_of_one_language_than_of_its_kin(texts: list[str]) -> None:
    for ranking in rank(texts):
        stated = [chance for _, chance in ranking.chances]
        assert len(stated) == len({tag for tag, _ in ranking.chances}) <= KEPT
        assert all(0.0 <= chance <= 1.0 for chance in stated)
        assert ranking.sure >= (stated[0] if stated else 0.0) - 1e-4


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=3).map(" ".join), max_size=5))
def test_texts_have_no_influence_on_each_other(texts: list[str]) -> None:
    assert rank(texts) == [ranking for text in texts for ranking in rank([text])]


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        (EN, False),
        (f"{EN}\n" * 3 + f"{ES}\n" * 3, True),
        (f"{EN}\nЧитайте также на нашем сайте", True),
        ("Vlada je u ponedjeljak priopćila. Vlada je u ponedeljak saopštila.", False),
    ],
)
def test_mixed(text: str, mixed: bool) -> None:
    assert rank([text])[0].mixed == mixed


def test_kin_that_cannot_be_told_apart_are_sure_together() -> None:
    (ranking,) = rank(["Vlada je danas objavila da se ne zna kada će biti novi izbori u gradu"])
    assert {tag for tag, _ in ranking.chances[:3]} == {"hr", "bs", "sr-Latn"}
    assert ranking.chances[0][1] < 0.9 < ranking.sure


@pytest.mark.parametrize(
    ("start", "tag"), [("1 " * 150, "en"), ("Livingston 5-3 Rangers " * 14, "en"), (ES * 12, "es")]
)
def test_where_the_beginning_leaves_a_doubt_more_is_read(start: str, tag: str) -> None:
    (ranking,) = rank([f"{start} {EN} {EN}"])
    assert ranking.chances[0][0] == tag
    assert ranking.chances[0][1] > 0.9


def test_a_long_text_is_told_by_its_beginning() -> None:
    start = rank([EN * (1 + READ // len(EN))])[0]
    longer = rank([EN * (5 + READ // len(EN))])[0]
    assert longer.votes[0] == start.votes[0]
    assert longer.chances[0] == start.chances[0]
