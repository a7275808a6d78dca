import numpy as np
import pytest

from transforms.blocks.lines import without
from transforms.blocks.splitting import split

TEXT = "The pier is open.\n\nRead also: a mill burns\n\nRead also: a mill burns down to the ground in one night"


@pytest.mark.parametrize(
    ("longest", "stays", "left"),
    [
        (30, [True, True, True], [True, False, True]),
        (90, [True, True, True], [True, False, False]),
        (22, [True, True, True], [True, True, True]),
        (90, [False, True, True], [False, False, False]),
        (90, [True, False, False], [True, False, False]),
    ],
    ids=["the short one", "both", "none so short", "what is gone stays gone", "nothing to ask"],
)
def test_without(longest: int, stays: list[bool], left: list[bool]) -> None:
    before = np.array(stays)
    asked: list[str] = []

    def unwanted(line: str) -> bool:
        asked.append(line)
        return line.startswith("Read also")

    assert without(split(TEXT), before, unwanted, longest=longest).tolist() == left
    assert before.tolist() == stays
    assert all(len(line) <= longest for line in asked)
