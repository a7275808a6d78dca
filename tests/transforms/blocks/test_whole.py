import numpy as np
import pytest

from transforms.blocks.splitting import split
from transforms.blocks.whole import is_tidy, is_whole

LOOSE = "One line.\nAnother line."
TIDY = "One line.\n\nAnother line."


@pytest.mark.parametrize(
    ("text", "story", "stays", "sizes", "whole"),
    [
        (LOOSE, [0.9, 0.9], [True, True], [30, 40], True),
        (LOOSE, [0.9, 0.4], [True, False], [30, 8], True),
        (LOOSE, [0.9, 0.1], [True, False], [30, 8], False),
        (TIDY, [0.9, 0.2], [True, False], [30, 8], True),
        (TIDY, [0.9, 0.01], [True, False], [30, 8], False),
        (LOOSE, [0.9, 0.0], [True, False], [30, 0], True),
        (LOOSE, [0.9, 0.4], [True, False], [30, 29], False),
        (TIDY, [0.4, 0.4], [False, False], [5, 5], False),
    ],
    ids=[
        *("all stays", "one in doubt", "one surely furniture", "less surely where the layout is a story's"),
        *("surely furniture in any layout", "a line of signs", "half in doubt", "nothing stays"),
    ],
)
def test_what_is_nothing_but_story(
    text: str, story: list[float], stays: list[bool], sizes: list[int], whole: bool
) -> None:
    found = is_whole(split(text), np.array(story, np.float32), np.array(stays), np.array(sizes, np.intp))
    assert found is whole


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("One line.", True),
        (TIDY, True),
        ("One line. " * 200 + "Another line.\n\nOne line.", True),
        (TIDY + "\n", False),
        ("\n" + TIDY, False),
        (LOOSE, False),
        ("One line.\n\n\nAnother line.", False),
        ("One line. \n\nAnother line.", False),
        ("One line.\r\n\r\nAnother line.", False),
        ("One line.\n\n• Another line.", False),
    ],
)
def test_what_has_the_layout_of_an_assembled_story(text: str, tidy: bool) -> None:
    assert is_tidy(split(text)) is tidy
