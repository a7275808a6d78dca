import numpy as np
import pytest

from transforms.blocks.sentences import FEWEST_WORDS, alone
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of
from transforms.flattened import read_flattened
from transforms.page import NoArticle, Page

SENTENCE = "The harbour council voted on Tuesday to rebuild the northern pier before winter."  # 13 words
ENOUGH = -(-FEWEST_WORDS // 13)
MENU = "Home\nNews\nSport\nWeather\n"


def kept(text: str) -> int:
    blocks = split(text)
    words = words_of(blocks.codes, blocks.classes)
    return int(alone(blocks, np.diff(np.searchsorted(words.starts, blocks.edges))).sum())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{SENTENCE}\n\n" * ENOUGH, ENOUGH),
        (f"{SENTENCE}\n\n" * (ENOUGH - 1), 0),  # as short as a notice
        (f"“{SENTENCE}”\n\n" * ENOUGH, ENOUGH),
        (f"{SENTENCE}\n\n" * ENOUGH + "Contact us", ENOUGH),
        (f"{SENTENCE}\n\n" * ENOUGH + MENU * 10, 0),
        (f"{SENTENCE[:-1]}\n\n" * ENOUGH, 0),  # lines that end as headlines do
        ("Read on.\n\n" * FEWEST_WORDS, 0),
        ("a\n" * 1_000, 0),
    ],
    ids=["sentences", "few", "quoted", "a line besides", "menus besides", "headlines", "buttons", "letters"],
)  # fmt: skip
def test_alone(text: str, count: int) -> None:
    assert kept(text) == count


def test_a_sentence_said_a_thousand_times_is_a_story_in_doubt() -> None:
    page = read_flattened(f"{SENTENCE} " * 1_000)
    assert isinstance(page, Page)
    assert page.story.count(SENTENCE) == 1_000
    assert page.flags[0] == "unsure"
    assert page.repairs == ("fallback_extractor",)


@pytest.mark.parametrize("text", [MENU * 200, "a\n" * 5_000, SENTENCE, "Home.\n" * 400])
def test_lists_and_scraps_are_none(text: str) -> None:
    assert isinstance(read_flattened(text), NoArticle)


def test_a_story_that_reads_like_one_is_not_in_doubt() -> None:
    page = read_flattened(
        f"Pier vote\n\n{SENTENCE} Residents had asked for it since the storms.\n\nIt costs a million."
    )
    assert isinstance(page, Page)
    assert page.repairs == ()
