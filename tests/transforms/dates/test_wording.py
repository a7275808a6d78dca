import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.wording import tokens, wording


def at(text: str) -> tuple[str, int, int]:
    start = text.index("[")
    return text.replace("[", "").replace("]", ""), start, text.index("]") - 1


def test_words_and_their_places() -> None:
    assert tokens(*at("by Ann\nPublished: Monday [16.01.2025] 10:30 Uhr")) == [
        "b0 <weekday>", "b1 :", "b2 published", "b2 ¶", "a0 00", "a1 :", "a1 00", "bb : <weekday>", "ab <weekday> 00", "aa 00 :",
    ]  # fmt: skip


def test_the_beginning_of_a_text_is_a_place() -> None:
    assert tokens(*at("[16.01.2025]")) == ["b0 ^"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Published: [16.01.2025]", "Copyright [16.01.2025]"),
        ("Veröffentlicht am [16.01.2025]", "Ann sagt: [16.01.2025] um 10:30"),
    ],
)
def test_words_speak_for_publication(better: str, worse: str) -> None:
    assert wording(*at(better)) > wording(*at(worse))


@given(st.text(max_size=120), st.integers(0, 120))
def test_any_span_of_any_text_has_a_score(text: str, place: int) -> None:
    start = min(place, len(text))
    assert isinstance(wording(text, start, min(start + 8, len(text))), float)
