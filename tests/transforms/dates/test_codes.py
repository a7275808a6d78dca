import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.codes import SHORT, Words, digit_runs, matches, single_spaced, table_of
from transforms.dates.numeric import TRIPLE

LETTERS = st.text(alphabet="0123456789 \n\t\xa0\x1f\u3000.-/:,abcäжT年°", max_size=60)
WORDS = ("posted", "post", "publié", "дата", "poster")


@given(LETTERS, st.integers(0, 2 * SHORT))
def test_the_runs_of_figures_are_those_a_pattern_finds(text: str, ahead: int) -> None:
    text = " " * ahead + text
    assert digit_runs(text) == [match.span() for match in re.finditer("[0-9]+", text)]


@pytest.mark.parametrize("text", ["", "7", "a" * 500, "7" * 500, "a1" * 500, "1a" * 500, "\ud800 1", "٣ ² 3"])
def test_runs_at_the_ends_and_in_strange_texts(text: str) -> None:
    assert digit_runs(text) == [match.span() for match in re.finditer("[0-9]+", text)]


@given(LETTERS)
def test_a_text_is_spaced_as_a_pattern_would(text: str) -> None:
    assert single_spaced(text) == re.sub(r"\s{2,}", " ", text)


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("", ""),
        ("a", "a"),
        ("a b", "a b"),
        ("a\tb", "a\tb"),
        ("a \tb", "a b"),
        ("  ", " "),
        ("\n a  \ud800\t", " a \ud800\t"),
    ],
)
def test_a_lone_space_stays_as_it_is(text: str, spaced: str) -> None:
    assert single_spaced(text) == spaced


@given(LETTERS)
def test_places_given_ahead_find_what_the_whole_text_gives(text: str) -> None:
    starts = [start for start, _ in digit_runs(text)]
    assert [m.span() for m in matches(TRIPLE, text, starts)] == [m.span() for m in TRIPLE.finditer(text)]


def test_matches_do_not_overlap() -> None:
    assert [m[0] for m in matches(re.compile("aa"), "aaaaa", range(5))] == ["aa", "aa"]


@given(st.lists(st.sampled_from((*WORDS, " ", "-", "x", "1", "é"))).map("".join))
def test_words_end_where_they_stand_alone(text: str) -> None:
    alone = [m.end() for word in WORDS for m in re.finditer(rf"(?<![^\W\d_]){word}(?![^\W\d_])", text)]
    assert Words(WORDS).ends(text) == sorted(alone)


@pytest.mark.parametrize("text", ["", "p", "pos", "post", "posted on", "repost", "posté"])
def test_short_texts_hold_few_words(text: str) -> None:
    assert bool(Words(WORDS).ends(text)) is text.startswith(("post ", "posted")) or text == "post"


def test_a_table_knows_its_characters() -> None:
    table = table_of("aж\U0001f600")
    assert [bool(table[ord(c)]) for c in "abжз\U0001f600"] == [True, False, True, False, True]
