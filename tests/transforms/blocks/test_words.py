import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.blocks.characters import CLASS_OF, codes_of
from transforms.blocks.words import Words, among, runs_of, words_of


def found(text: str) -> Words:
    codes = codes_of(text)
    return words_of(codes, CLASS_OF[codes])


def spelt(text: str) -> list[str]:
    words = found(text)
    return [text[s : s + n] for s, n in zip(words.starts.tolist(), words.lengths.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        (" -- ", []),
        ("The end.", ["The", "end"]),
        ("don't", ["don", "t"]),
        ("a1 b_c", ["a1", "b", "c"]),
        ("日本語です", ["日", "本", "語", "で", "す"]),
        ("東京2020", ["東", "京", "2020"]),
        ("Ελλάδα και Ρωσία", ["Ελλάδα", "και", "Ρωσία"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("ไทย", ["ไ", "ท", "ย"]),
    ],
)
def test_words(text: str, wanted: list[str]) -> None:
    assert spelt(text) == wanted


@pytest.mark.parametrize(("one", "other"), [("Home", "HOME"), ("ÄRGER", "ärger"), ("Новости", "НОВОСТИ")])
def test_case_does_not_matter(one: str, other: str) -> None:
    assert found(one).hashes.tolist() == found(other).hashes.tolist()


@pytest.mark.parametrize(("one", "other"), [("ab", "ba"), ("a", "aa"), ("read more", "more read"), ("1", "2")])
def test_other_words_have_other_hashes(one: str, other: str) -> None:
    assert runs_of(found(one).hashes, 2)[-1].tolist() != runs_of(found(other).hashes, 2)[-1].tolist()


def test_hashes_are_the_same_in_every_process() -> None:
    assert found("copydesk").hashes.tolist() == [2178222939852364887]


def test_ten_thousand_words_do_not_collide() -> None:
    hashes = found(" ".join(f"word{i}" for i in range(10_000))).hashes
    assert len(np.unique(hashes)) == 10_000


def test_runs_are_left_out_where_they_run_off_the_end() -> None:
    assert [len(run) for run in runs_of(found("one two three").hashes, 5)] == [3, 2, 1]


@given(st.text(alphabet="abz ÄЖ.1-\n", max_size=200))
def test_words_are_those_of_a_pattern(text: str) -> None:
    assert spelt(text) == re.findall(r"[^\W_]+", text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_words_do_not_depend_on_what_stands_around_them(before: str, after: str) -> None:
    alone = found("tribune").hashes[0]
    assert alone in found(f"{before} tribune {after}").hashes


NUMBERS = st.lists(st.integers(0, (1 << 64) - 1) | st.integers(0, 9), max_size=40)


@given(NUMBERS, NUMBERS)
def test_hashes_are_among_others_where_a_search_finds_them(here: list[int], wanted: list[int]) -> None:
    hashes, known = np.array(here, np.uint64), np.unique(np.array(wanted, np.uint64))
    assert among(hashes, known).tolist() == [one in set(wanted) for one in here]
