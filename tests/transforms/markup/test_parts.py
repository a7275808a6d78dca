import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.blocks.words import Hashes
from transforms.markup.parts import Parts, parts_of

PART = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")
SIGNS = st.text(st.sampled_from("abzABZ019-_ \t\n\u3000\x1c:é中"), max_size=40)


def read(values: list[str], most: int = 6, longest: int = 30) -> Parts:
    return parts_of(values, np.full(len(values), most), longest)


def of(*words: str) -> Hashes:
    return read([" ".join(words)], most=len(words)).wholes


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("article", ["article"]),
        ("ArticleBody", ["article", "body"]),
        ("main-text_2", ["main", "text"]),
        ("RELATED_stories", ["related", "stories"]),
        ("HTMLParser", ["htmlp", "arser"]),
        ("aBcD", []),
        ("iPhone", ["phone"]),
        ("Ab", []),
        ("abC", ["ab"]),
        ("caféBar", ["caf", "bar"]),
        ("été", []),
        ("x 12 _", []),
        ("", []),
    ],
)
def test_parts_of_a_name(name: str, parts: list[str]) -> None:
    assert read([name]).hashes.tolist() == (of(*parts).tolist() if parts else [])


@pytest.mark.parametrize("space", [" ", "  ", "\t", "\n", "\x1c", "\u00a0", "\u3000"])
def test_any_white_space_parts_names(space: str) -> None:
    found = read([f"{space}first{space}second-third{space}", "fourth"])
    assert found.values.tolist() == [0, 0, 0, 1]
    assert found.heads.tolist() == [0, 1, 3]


def test_values_end_names() -> None:
    found = read(["", "one", " ", "two two", "", "-", "three"])
    assert found.values.tolist() == [1, 3, 3, 6]
    assert found.heads.tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("values", [[], [""], ["", ""], ["  "], ["a1 b2"], ["é"]])
def test_values_without_parts(values: list[str]) -> None:
    assert [len(column) for column in read(values)] == [0, 0, 0, 0]


def test_only_the_first_names_of_a_value_are_read() -> None:
    values = ["one two three", "a1 one two", "one"]
    assert parts_of(values, np.array([2, 2, 0]), 30).hashes.tolist() == of("one", "two", "one").tolist()


def test_a_name_of_one_part_has_its_hash() -> None:
    found = read(["article related"])
    assert (found.hashes == found.wholes).all()


def test_the_order_of_parts_tells_names_apart() -> None:
    names = ["one-two", "two-one", "onetwo", "one-two-one", "two-one-two", "one", "one-one", "one-two-one-one"]
    assert len(set(of(*names).tolist())) == len(names)


@pytest.mark.parametrize("size", [2, 7, 8, 9, 15, 16, 17, 24, 25, 63])
def test_each_letter_counts(size: int) -> None:
    words = {"a" * size, *("a" * at + "b" + "a" * (size - at - 1) for at in range(size)), "a" * (size + 1)}
    assert len(set(parts_of([" ".join(words)], np.array([len(words)]), size + 1).hashes.tolist())) == len(words)


@pytest.mark.parametrize("longest", [0, 1, 7, 8, 15, 16])
def test_parts_that_are_too_long_are_told_from_all_others(longest: int) -> None:
    long, short = "a" * (longest + 2), "a" * longest
    found = parts_of([f"{long} {long}bcd {short}"], np.array([3]), longest).hashes.tolist()
    assert found[-1] not in found[:2] or longest < 2


def test_hashes_are_the_same_in_every_process() -> None:
    assert of("article", "Article-Body", "recommendations").tolist() == [
        2209968083744151397,
        8216587897993315344,
        7232345988485139052,
    ]


def test_any_number_of_parts() -> None:
    found = read(["-".join(["part"] * 500), "-".join(["part"] * 501)])
    assert len(found.hashes) == 1001
    assert found.wholes[0] != found.wholes[1]


@given(st.lists(SIGNS, max_size=6))
def test_parts_are_those_of_the_pattern(values: list[str]) -> None:
    names = [
        (value, [part.lower() for part in PART.findall(name)])
        for value, text in enumerate(values) for name in text.split()[:6]
    ]  # fmt: skip
    found, told = read(values), [(value, parts) for value, parts in names if parts]
    assert found.values.tolist() == [value for value, parts in told for _ in parts]
    assert found.hashes.tolist() == [of(part)[0] for _, parts in told for part in parts]
    assert np.diff(found.heads, append=len(found.hashes)).tolist() == [len(parts) for _, parts in told]
    assert found.wholes.tolist() == [of("-".join(parts))[0] for _, parts in told]
