import numpy as np
import pytest

from transforms.blocks import lexicon
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of


def rows(text: str) -> lexicon.Rows:
    blocks = split(text)
    return lexicon.rows(words_of(blocks.codes, blocks.classes), blocks.edges)


@pytest.mark.parametrize(("text", "known"), [("one", 2), ("one two", 6), ("---", 0), ("one two three", 10)])
def test_first_and_last_words_and_pairs(text: str, known: int) -> None:
    assert np.count_nonzero(rows(text)) == known


def test_a_block_has_the_same_rows_on_every_page() -> None:
    assert (rows("read more here")[0] == rows("before\n\nread more here\n\nafter")[1]).all()


def test_rows_are_within_the_table() -> None:
    found = rows("\n\n".join(f"word{i} and word{i + 1}" for i in range(300)))
    assert found.min() >= 0
    assert found.max() <= lexicon.ROWS
    assert found.shape == (300, lexicon.HEAD + lexicon.TAIL)
