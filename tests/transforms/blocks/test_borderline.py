import numpy as np
import pytest

from transforms.blocks import kinds
from transforms.blocks.borderline import CLOSE, NEAR, tell
from transforms.blocks.features import features
from transforms.blocks.kinds import Named
from transforms.blocks.model import Scores
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of
from transforms.flattened import read_flattened
from transforms.page import Page

KEEP = 0.5
PROSE = "The pier was closed in May, after a keel had struck it, and nobody knew for how long."
OTHER = "The ferry is cheap on Mondays, and on Tuesdays the bus is."
LABEL = "Ferry cheap on Mondays and the bus on Tuesdays"
ASKING = "Subscribe to our newsletter and get the news of the day each morning."


def judged(lines: list[str], story: list[float]) -> tuple[bool, list[Named]]:
    blocks = split("\n\n".join(lines))
    rows = features(blocks, words_of(blocks.codes, blocks.classes))
    scores = Scores(np.array(story, np.float32), np.zeros(len(story), np.float32))
    named = kinds.all_dropped(rows)
    found = tell(named, rows, scores, scores.story > KEEP, KEEP)
    return found, named


@pytest.mark.parametrize(
    ("lines", "story", "close"),
    [
        ([PROSE, OTHER, PROSE], [0.9, 0.45, 0.9], [1]),
        ([OTHER, PROSE], [0.45, 0.9], [0]),
        ([PROSE, OTHER], [0.9, 0.45], [1]),
        ([PROSE, OTHER], [0.9, KEEP - NEAR - 0.01], []),
        ([PROSE, OTHER], [0.9, KEEP + 0.01], []),
        ([PROSE, LABEL], [0.9, 0.45], []),
        ([PROSE, ASKING], [0.9, 0.45], []),
        ([PROSE, LABEL, OTHER], [0.9, 0.1, 0.45], []),
        ([OTHER, LABEL, PROSE], [0.45, 0.1, 0.9], []),
        ([OTHER, LABEL], [0.45, 0.1], []),
    ],
    ids=[
        *("inside the story", "over it", "under it", "too far off", "kept", "no sentence", "told by its words"),
        *("two blocks under it", "two blocks over it", "no story"),
    ],
)
def test_sentences_that_miss_the_story_by_little_are_told(
    lines: list[str], story: list[float], close: list[int]
) -> None:
    found, named = judged(lines, story)
    assert [block for block, one in enumerate(named) if one == CLOSE] == close
    assert found is bool(close)


def test_the_flag_and_the_reason_come_together() -> None:
    story = "\n\n".join(f"{PROSE} It opens again on day {number}, says the warden." for number in range(9))
    for tail in (OTHER, "Ask the warden of the pier for the times of the boats.", "Our reporter was on the quay."):
        page = read_flattened(f"Pier reopens\n\n{story}\n\n{tail}\n\nMenu\n\nLog in\n\nAll rights reserved")
        assert isinstance(page, Page)
        told = any(verdict.reason == CLOSE[1] for verdict in page.verdicts)
        assert told is ("borderline" in page.flags)
