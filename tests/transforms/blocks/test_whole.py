import numpy as np
import pytest

from transforms.blocks.whole import is_whole


@pytest.mark.parametrize(
    ("story", "stays", "sizes", "whole"),
    [
        ([0.9, 0.9], [True, True], [30, 40], True),
        ([0.9, 0.3], [True, False], [30, 8], True),
        ([0.9, 0.1], [True, False], [30, 8], False),
        ([0.9, 0.0], [True, False], [30, 0], True),
        ([0.9, 0.4], [True, False], [30, 29], False),
        ([0.4, 0.4], [False, False], [5, 5], False),
    ],
    ids=["all stays", "one in doubt", "one surely furniture", "a line of signs", "half in doubt", "nothing stays"],
)
def test_what_is_nothing_but_story(story: list[float], stays: list[bool], sizes: list[int], whole: bool) -> None:
    assert is_whole(np.array(story, np.float32), np.array(stays), np.array(sizes, np.intp)) is whole
