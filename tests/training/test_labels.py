import numpy as np
import pytest

from training.labels import plain, shares, title_blocks
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of

GOLD = """The bridge was closed in April after a crack was found.

What comes next

Engineers are to replace two bearings before June, they said."""


def labelled(text: str, gold: str = GOLD) -> list[float]:
    blocks = split(text)
    return [round(float(share), 2) for share in shares(blocks, words_of(blocks.codes, blocks.classes), gold)]


def test_story_is_told_from_furniture() -> None:
    assert labelled(f"Home\n\nSport news of the day\n\n{GOLD}\n\nRead more about sport") == [0, 0, 1, 1, 1, 0]


def test_a_block_may_be_story_in_part() -> None:
    assert labelled("Share this now please: The bridge was closed in April after a crack was found.") == [0.73]


def test_the_copy_among_the_story_counts() -> None:
    teaser = "The bridge was closed in April after a crack was found."
    furniture = "\n\n".join(f"Other headline number {i} of the day" for i in range(8))
    assert labelled(f"{teaser}\n\n{furniture}\n\n{GOLD}") == [0] * 9 + [1, 1, 1]


def test_blocks_without_words_have_no_label() -> None:
    assert np.isnan(labelled(f"---\n\n{GOLD}")[0])


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        ("Home\n\nBridge closed\n\nThe bridge", "Bridge closed", [0, 1, 0]),
        ("Home\n\nBRIDGE CLOSED!\n\nBridge closed", "Bridge closed", [0, 1, 1]),
        ("Home\n\nThe bridge", "Bridge closed", [0, 0]),
        ("Bridge closed - The Post\n\nThe bridge", "Bridge closed", None),
        ("Home", None, None),
    ],
)
def test_title_blocks(text: str, title: str | None, wanted: list[float] | None) -> None:
    found = title_blocks(split(text), title)
    assert wanted == (None if found is None else found.tolist())


def test_titles_are_compared_by_their_words() -> None:
    assert plain("  Ferry – BACK, at last! ") == "ferry back at last"
    assert plain(None) == ""
