import numpy as np
import pytest

from transforms.blocks.kinds import Named
from transforms.blocks.model import Scores
from transforms.blocks.splitting import split
from transforms.blocks.verdicts import Told, verdicts

TEXT = "\n Menu\n\nPier reopens\nPIER REOPENS\n\nThe pier is open.\n It was closed. \n"
GONE: list[Named] = [("navigation", "short")] * 5
BODY: Named = ("body", "prose of the story")


def judged(told: Told | None) -> list[tuple[str, bool]]:
    blocks = split(TEXT)
    scores = Scores(np.linspace(0, 1, 5, dtype=np.float32), np.zeros(5, np.float32))
    found = verdicts(blocks, scores, GONE, told)
    assert "".join(TEXT[one.start : one.end] for one in found) == TEXT
    assert [one.score for one in found] == [0, 0.25, 0.5, 0.75, 1]
    assert all(type(value) in (int, float, bool, str) for one in found for value in one)
    return [(one.kind, one.kept) for one in found]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (None, [("navigation", False)] * 5),
        (Told([3, 4], [BODY, BODY], None, ()), [("navigation", False)] * 3 + [("body", True)] * 2),
        (
            Told([3, 4], [BODY, BODY], 1, (1, 2)),
            [("navigation", False), ("title", True), ("caption", False), ("body", True), ("body", True)],
        ),
        (  # a text that stays whole keeps its headline and what repeats it
            Told([0, 1, 2, 3, 4], [BODY] * 5, 1, (1, 2)),
            [("body", True), ("title", True), ("body", True), ("body", True), ("body", True)],
        ),
    ],
)
def test_what_each_block_is(told: Told | None, wanted: list[tuple[str, bool]]) -> None:
    assert judged(told) == wanted
