import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.blocks.features import Floats
from transforms.blocks.splitting import split
from transforms.blocks.vocabulary import MOST_BLOCKS, Links, heard, links, matrix
from transforms.blocks.words import words_of

PAGE = "\n\n".join(
    [
        "The ferry to Northwick stopped on Monday.",
        "Passengers of the ferry waited in the harbour.",
        "Recipes of the week",
        "The harbour of Northwick is closed.",
    ]
)


def linked(text: str) -> tuple[Links, Links]:
    blocks = split(text)
    return links(blocks, words_of(blocks.codes, blocks.classes))


def pairs(text: str, kind: int = 0) -> set[tuple[int, int]]:
    """The blocks that hear each other."""
    made = matrix(linked(text)[kind])
    return {(int(a), int(b)) for a, b in zip(*made.nonzero(), strict=True) if a < b}


def test_blocks_with_the_same_content_words_hear_each_other() -> None:
    assert pairs(PAGE) == {(0, 1), (0, 3), (1, 3)}


def test_names_link_by_themselves() -> None:
    assert pairs(PAGE, kind=1) == {(0, 3)}


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("the of and with", "the of and with", False),
        ("bus car", "bus car", False),
        ("Bridge closed", "a closed road", True),
        ("新桥通车", "关于新桥", True),
        ("新的桥", "桥新", False),
        ("Мост закрыт", "закрыт парк", True),
    ],
)
def test_which_words_link(first: str, second: str, together: bool) -> None:
    assert pairs(f"{first}\n\n{second}") == ({(0, 1)} if together else set())


@pytest.mark.parametrize(("blocks", "linked_blocks"), [(MOST_BLOCKS, MOST_BLOCKS), (MOST_BLOCKS + 1, 0)])
def test_a_word_in_very_many_blocks_links_none(blocks: int, linked_blocks: int) -> None:
    text = "\n\n".join(f"subscribe {'abcdefghijklmnopqrstuvwxyz'[i] * 5}" for i in range(blocks))
    assert len(linked(text)[0].block) == linked_blocks


def test_what_is_heard_is_the_mean_over_the_words_of_a_block() -> None:
    told = np.array([[1.0], [0.0]], np.float32)
    link = linked("harbour bridge\n\nharbour tunnel market station")[0]
    assert heard(told, link).tolist() == [[0.0], [0.25]]
    assert heard(1 - told, link).tolist() == [[0.5], [0.0]]


def test_long_blocks_have_more_say() -> None:
    text = "ferry\n\nferry stopped\n\nferry " + "one day it will go on again " * 3
    told = np.array([[0.0], [0.0], [1.0]], np.float32)
    found = heard(told, linked(text)[0])
    assert found[0, 0] > 0.5
    assert found[2, 0] == 0


words = st.sampled_from(["ferry", "Harbour", "bridge", "Monday", "the", "of", "\n\n", "\n\n", "\n", "新桥", "."])


@settings(deadline=None)
@given(st.lists(words, max_size=60).map(" ".join), st.integers(0, 9))
def test_hearing_is_a_product_with_the_matrix(text: str, seed: int) -> None:
    for link in linked(text):
        told: Floats = np.random.default_rng(seed).random((len(link.weight), 3)).astype(np.float32)
        assert heard(told, link) == pytest.approx(matrix(link) @ told, abs=1e-5)
        assert (matrix(link).sum(1) <= 1 + 1e-5).all()
