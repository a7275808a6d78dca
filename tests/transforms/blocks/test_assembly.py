import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.blocks.assembly import paragraph, story
from transforms.blocks.splitting import ENDLESS, split


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("• first point", "first point"),
        ("## A heading", "A heading"),
        ("#hashtag", "#hashtag"),
        ("see [the report](https://a.example/x) today", "see the report today"),
        ("![a bridge](b.jpg) opens", "a bridge opens"),
        ("f(x)[1](no link", "f(x)[1](no link"),
        ("two  \t spaces", "two spaces"),
    ],
)
def test_paragraph(text: str, wanted: str) -> None:
    assert paragraph(split(text), 0) == wanted


WRAPPED = """
The old harbour bridge has been closed to traffic since a crack was
found in one of its six bearings in April. Nobody expects a well-
known repair to be quick, said the engineer who found it, and those
who live on the eastern side of the harbour will have to be patient
until next summer.
"""


def test_wrapped_lines_become_one() -> None:
    blocks = split(WRAPPED)
    assert blocks.lines.tolist() == [5]
    assert "\n" not in paragraph(blocks, 0)
    assert "a well-known repair" in paragraph(blocks, 0)
    assert "those who live" in paragraph(blocks, 0)


def test_paragraphs_are_parted_by_one_blank_line() -> None:
    assert story(split("one\ntwo\n\n\n\nthree"), [0, 1, 2]) == "one\n\ntwo\n\nthree"


def test_pieces_of_one_line_are_joined_as_they_stood() -> None:
    text = "This sentence has exactly nine words and it ends here. " * 40
    blocks = split(text)
    assert len(text) > ENDLESS
    assert len(blocks.starts) > 10
    assert story(blocks, list(range(len(blocks.starts)))) == text.strip()


def test_pieces_with_a_gap_are_parted() -> None:
    text = "This sentence has exactly nine words and it ends here. " * 40
    assert story(split(text), [0, 2]).count("\n\n") == 1


def test_composed_letters() -> None:
    assert story(split("Cafe\u0301"), [0]) == "Café"


@given(st.lists(st.text(alphabet="ab .é-", min_size=1).filter(str.strip), min_size=1, max_size=8))
def test_no_word_is_lost(lines: list[str]) -> None:
    blocks = split("\n\n".join(lines))
    made = story(blocks, list(range(len(blocks.starts))))
    assert "".join(made.split()) == "".join("".join(lines).split())


def test_a_line_may_open_with_a_piece_that_shows_nothing() -> None:
    text = "[](https://harbour.example/pictures/of/the/bridge.) " + "The bridge is closed again. " * 60
    blocks = split(text)
    assert paragraph(blocks, 0) == ""
    assert blocks.breaks.tolist()[:2] == [0, 0]
    assert story(blocks, [0, 1]) == "The bridge is closed again. The bridge is closed again."
