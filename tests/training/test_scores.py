import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.scores import f1, precision_recall, shingles


def test_runs_of_four_words() -> None:
    assert list(shingles("one two three four five")) == [
        ("one", "two", "three", "four"),
        ("two", "three", "four", "five"),
    ]


@pytest.mark.parametrize(("text", "count"), [("", 0), ("one", 1), ("日本語です", 2), ("don't", 1)])
def test_short_texts_and_texts_without_spaces(text: str, count: int) -> None:
    assert shingles(text).total() == count


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [("a b c d e", (1.0, 1.0)), ("", (None, 0.0)), ("a b c d", (1.0, 0.5)), ("x a b c d e y", (0.5, 1.0))],
)
def test_precision_and_recall(answer: str, wanted: tuple[float | None, float]) -> None:
    assert precision_recall("a b c d e", answer) == wanted


def test_f1_is_that_of_the_means() -> None:
    assert f1([(1.0, 0.5), (0.5, 1.0)]) == 0.75
    assert f1([(None, 0.0)]) == 0.0


@given(st.text(max_size=200))
def test_a_text_is_all_of_itself(text: str) -> None:
    assert f1([precision_recall(text, text)]) in (0.0, 1.0)
