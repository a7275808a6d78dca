import numpy as np
import pytest

from transforms.blocks.choice import CREDITED, KEEP, TWIN, Choice, alone, chosen, ruled
from transforms.blocks.headline import Headline
from transforms.blocks.kinds import Named
from transforms.blocks.model import Scores
from transforms.blocks.pointers import POINTER
from transforms.blocks.splitting import Split, split
from transforms.blocks.words import words_of

PROSE = "The pier was closed in May, after a keel had struck it, and nobody knew for how long."
POINTING = "Read also: Storm closes the ferry"
CARS = "Cars wait on the quay, as they did in spring, for hours, says the warden of the bridge."
SIGNED = "The pier on a quiet morning. Photo: Ann Quill"
LOST = Headline(None, 0.0)
FIRST = Headline(0, 0.9)


def laid(*lines: str) -> tuple[Split, np.ndarray]:
    blocks = split("\n\n".join(lines))
    words = words_of(blocks.codes, blocks.classes)
    return blocks, np.diff(np.searchsorted(words.starts, blocks.edges))


def scored(*story: float, title: tuple[float, ...] = ()) -> Scores:
    chances = np.zeros(len(story), np.float32)
    chances[: len(title)] = title
    return Scores(np.array(story, np.float32), chances)


@pytest.mark.parametrize(
    ("line", "named"),
    [(POINTING, POINTER), (SIGNED, CREDITED), (CARS[:40], None), ("It opens again on Monday.", None)],
)
def test_what_a_rule_drops_bears_its_reason(line: str, named: Named | None) -> None:
    blocks, sizes = laid(PROSE, line, CARS)
    stays, gone = ruled(blocks, np.array([True] * 3), sizes)
    assert gone == ({} if named is None else {1: named})
    assert stays.tolist() == [True, named is None, True]


def test_twins_go_together() -> None:
    twin = "The pier of Scarrow on a quiet morning in May"
    blocks, sizes = laid(PROSE, twin, twin)
    stays, gone = ruled(blocks, np.array([True] * 3), sizes)
    assert (stays.tolist(), gone) == ([True, False, False], {1: TWIN, 2: TWIN})


def test_the_first_rule_that_speaks_is_the_reason() -> None:
    line = "Read also: The pier on a quiet morning. Photo: Ann Quill"
    blocks, sizes = laid(PROSE, line)
    assert ruled(blocks, np.array([True, True]), sizes)[1] == {1: POINTER}
    assert ruled(blocks, np.array([True, False]), sizes)[1] == {}


def found(scores: Scores, head: Headline, *lines: str) -> Choice:
    blocks, sizes = laid(*lines)
    return chosen(blocks, scores, sizes, head)


def test_the_model_decides_where_no_rule_speaks() -> None:
    made = found(scored(0.1, 0.9, KEEP + 0.01, KEEP - 0.01, 0.01), LOST, "Menu", PROSE, CARS, "It opens.", "Foot")
    assert made.stays.tolist() == [False, True, True, False, False]
    assert (made.gone, made.kept) == ({}, {})


def test_a_standfirst_stays_for_its_place() -> None:
    standfirst = "Half a year without a ferry: how the people of Scarrow got by"
    made = found(scored(0.05, 0.4, 0.9, 0.02, title=(0.9, 0.5)), FIRST, "Pier reopens", standfirst, PROSE, "Menu")
    assert made.stays.tolist() == [False, True, True, False]
    assert made.kept == {1: "stands under the headline"}


def test_a_text_of_nothing_but_story_stays_whole() -> None:
    made = found(scored(0.9, 0.45, 0.9), LOST, PROSE, "It opens again.", CARS)
    assert made.stays.all()
    assert made.kept == {1: "nothing in this text is surely furniture"}


def test_a_text_with_a_pointer_does_not_stay_whole() -> None:
    made = found(scored(0.9, 0.45, 0.9, 0.9), LOST, PROSE, "It opens again.", POINTING, CARS)
    assert made.stays.tolist() == [True, False, False, True]
    assert made.gone == {2: POINTER}


def test_what_repeats_the_headline_goes() -> None:
    made = found(scored(0.05, 0.9, 0.9, 0.01, title=(0.9,)), FIRST, "Pier reopens", "PIER REOPENS", PROSE, "Menu")
    assert made.stays.tolist() == [False, False, True, False]


def test_nothing_but_sentences_stays_alone() -> None:
    lines = [f"{PROSE} It opens again on day {number}." for number in range(20)]
    blocks, sizes = laid(*lines)
    made = alone(blocks, scored(*[0.1] * 20), sizes, FIRST)
    assert made.stays.all()
    assert made.headline.block is None
    assert set(made.kept.values()) == {"the text is nothing but sentences"}
    assert not alone(*laid("Menu", PROSE)[:1], scored(0.1, 0.1), laid("Menu", PROSE)[1], FIRST).stays.any()
