import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.blocks import headline
from transforms.blocks.headline import Headline
from transforms.blocks.splitting import Split, split
from transforms.blocks.words import Words, words_of

STORY = (
    "The harbour council has sold the old ferry to a museum in the capital, which wants to show it from May on.",
    "Its last captain, who steered the ferry for thirty years, said that he would miss the fog more than the boat.",
)
FRONT = "Subscribe to our paper"
TITLE = "Museum buys the old ferry of the harbour"


def page(*lines: str) -> tuple[Split, Words]:
    """A text of these lines, and its words."""
    blocks = split("\n\n".join(lines))
    return blocks, words_of(blocks.codes, blocks.classes)


def chances(*given: float) -> np.ndarray:
    """What the network says of each line."""
    return np.array(given, np.float32)


def found(blocks: Split, words: Words, network: np.ndarray, story: int = 2) -> Headline:
    """The headline where the last ``story`` lines are the story."""
    stays = np.arange(len(blocks.starts)) >= len(blocks.starts) - story
    return headline.find(blocks, words, network, stays)


def measured(lines: tuple[str, ...], network: np.ndarray, stays: list[bool]) -> dict[str, list[float]]:
    """Each measure of all candidates, and of the choice of none last."""
    blocks, words = page(*lines)
    rows = headline.measures(blocks, words, network, np.array(stays), headline.candidates(network))
    return dict(zip(headline.NAMES, rows.T.tolist(), strict=True))


def test_the_packaged_weights_are_those_of_the_measures() -> None:
    packaged = json.loads(files("transforms.blocks").joinpath("headline.json").read_text("utf-8"))
    assert tuple(packaged) == headline.NAMES
    assert min(packaged[name] for name in ("network", "opening", "echo")) > 0 > packaged["long"]


def test_of_two_lines_that_may_be_the_headline_the_story_tells_which() -> None:
    blocks, words = page(FRONT, TITLE, *STORY)
    network = chances(0.6, 0.55, 0.01, 0.001)
    assert found(blocks, words, network).block == 1


def test_the_story_does_not_outweigh_a_network_that_is_sure() -> None:
    blocks, words = page("Fog, farewell", "All of the harbour, the museum and the old ferry", *STORY)
    assert found(blocks, words, chances(0.99, 0.1, 0.01, 0.001)).block == 0


@pytest.mark.parametrize(
    ("lines", "network"),
    [
        ((FRONT, *STORY), (0.05, 0.01, 0.001)),
        ((FRONT, *STORY), (0.001, 0.001, 0.001)),  # no candidate at all
        (("The council said: " + "words that no headline has " * 8, *STORY), (0.5, 0.01, 0.001)),
    ],
)
def test_a_page_without_a_likely_headline_has_none(lines: tuple[str, ...], network: tuple[float, ...]) -> None:
    assert found(*page(*lines), chances(*network)).block is None


def test_the_chance_is_that_of_the_choice() -> None:
    blocks, words = page(TITLE, *STORY)
    sure, unsure = (found(blocks, words, chances(chance, 0.001, 0.001)) for chance in (0.95, 0.4))
    assert 1 > sure.chance > 0.9 > unsure.chance > headline.SURE


def test_a_story_of_nothing_has_a_headline_too() -> None:
    blocks, words = page(TITLE, "x")
    assert headline.find(blocks, words, chances(0.9, 0.01), np.zeros(2, np.bool_)).block == 0
    blocks, words = page("***", "...")
    assert headline.find(blocks, words, chances(0.9, 0.01), np.zeros(2, np.bool_)).block == 0


@pytest.mark.parametrize(("chance", "block"), [(0.9, 0), (0.7, None)])
def test_beyond_doubt(chance: float, block: int | None) -> None:
    assert headline.beyond_doubt(chances(chance, 0.1), Headline(0, 0.6)) == Headline(block, 0.6)


def test_where_there_is_none_none_is_beyond_doubt() -> None:
    assert headline.beyond_doubt(chances(0.9, 0.1), Headline(None, 0.2)) == Headline(None, 0.2)


def test_candidates_are_the_likeliest_lines() -> None:
    assert headline.candidates(chances(0.2, 0.001, 0.9, 0.2)).tolist() == [2, 0, 3]
    assert len(headline.candidates(np.full(50, 0.5, np.float32))) == headline.MOST


def test_a_line_is_held_against_the_opening_and_the_whole_story() -> None:
    lines = ("Captain steered thirty years", TITLE, *STORY)
    rows = measured(lines, chances(0.5, 0.4, 0, 0), [False, False, True, True])
    assert rows["none"] == [0, 0, 1]
    assert rows["echo"][:2] == [1, 0.75]  # "buys" is in neither paragraph
    rows = measured(lines, chances(0.5, 0.4, 0, 0), [False, False, True, False])
    assert rows["opening"][0] == 0
    assert rows["opening"][1] == 0.75


def test_the_opening_begins_with_the_first_paragraph() -> None:
    lines = ("Sailing museum", "Sailing", *STORY)  # a kept line above the first paragraph
    rows = measured(lines, chances(0.5, 0, 0, 0), [False, True, True, True])
    assert rows["opening"][0] == 0.5
    assert rows["echo"][0] == pytest.approx(1 * 2 / headline.ENOUGH)  # few words are found by chance


def test_a_line_is_no_witness_for_itself() -> None:
    rows = measured((STORY[0], STORY[1]), chances(0.5, 0.001), [True, True])
    assert rows["echo"][0] < 0.5
    twice = measured((STORY[0], STORY[0], STORY[1]), chances(0.5, 0.001, 0.001), [True, True, True])
    assert twice["echo"][0] == 1


def test_short_words_tell_only_where_there_are_no_others() -> None:
    rows = measured(("On to us", *STORY), chances(0.5, 0, 0), [False, True, True])
    assert rows["echo"][0] == pytest.approx(2 / 3 * 3 / 4)  # "on" and "to"
    rows = measured(("On the museum", *STORY), chances(0.5, 0, 0), [False, True, True])
    assert rows["echo"][0] == pytest.approx(1 / 4)


def test_long_lines_are_known() -> None:
    rows = measured((TITLE, STORY[0] + " " + STORY[1]), chances(0.5, 0.4), [False, True])
    assert rows["long"] == [0, 1, 0]


@given(
    st.lists(st.sampled_from([TITLE, FRONT, *STORY, "渡船が博物館に", "...", "12"]), min_size=1, max_size=12),
    st.data(),
)
def test_any_page_has_at_most_one_headline(lines: list[str], data: st.DataObject) -> None:
    blocks, words = page(*lines)
    count = len(blocks.starts)
    network = np.array(data.draw(st.lists(st.floats(0, 1, width=32), min_size=count, max_size=count)), np.float32)
    stays = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)))
    answer = headline.find(blocks, words, network, stays)
    assert 0 <= answer.chance <= 1
    assert answer.block is None or network[answer.block] > headline.LEAST
    assert answer == headline.find(blocks, words, network, stays)
    assert np.isfinite(headline.measures(blocks, words, network, stays, headline.candidates(network))).all()
