import numpy as np
import pytest

from transforms.blocks import title
from transforms.blocks.splitting import split

SHORT, LONG = "Bridge opens", "The council has decided that the bridge will open " * 3


@pytest.mark.parametrize(
    ("line", "chance", "story", "wanted"),
    [
        (SHORT, 0.9, 0.1, 1),
        (SHORT, 0.25, 0.1, None),
        (SHORT, 0.9, 0.45, 1),
        (SHORT, 0.9, 0.6, None),
        (LONG, 0.9, 0.1, 1),
        (LONG, 0.9, 0.45, None),
    ],
)
def test_find(line: str, chance: float, story: float, wanted: int | None) -> None:
    blocks = split(f"Home\n\n{line}\n\nThe bridge was closed.")
    chances, stories = np.array([0.1, chance, 0.2], np.float32), np.array([0.1, story, 0.9], np.float32)
    assert title.find(chances, stories, blocks) == wanted


@pytest.mark.parametrize(
    ("stories", "wanted"),
    [((0.1, 0.9, 0.1), 0), ((0.1, 0.9, 0.9), 0), ((0.1, 0.1, 0.1), 2), ((0.9, 0.1, 0.1), 2)],
)
def test_no_line_below_the_whole_story_is_its_title(stories: tuple[float, ...], wanted: int) -> None:
    blocks = split(f"{SHORT}\n\n{LONG}\n\nCopyright The Pier Gazette")
    chances = np.array([0.6, 0.1, 0.9], np.float32)
    assert title.find(chances, np.array(stories, np.float32), blocks) == wanted


@pytest.mark.parametrize(
    ("line", "chance", "story", "wanted"),
    [
        (LONG, 0.25, 0.3, 1),
        (LONG, 0.05, 0.3, None),
        (LONG, 0.25, 0.02, None),
        ("12 March 2025", 0.25, 0.3, None),
    ],
)
def test_standfirst_under_the_headline(line: str, chance: float, story: float, wanted: int | None) -> None:
    blocks = split(f"Bridge opens\n\n{line}\n\nThe bridge was closed.")
    chances, stories = np.array([0.9, chance, 0.0], np.float32), np.array([0.1, story, 0.9], np.float32)
    assert title.standfirst(chances, stories, blocks, 0) == wanted


@pytest.mark.parametrize(
    ("line", "chance", "story", "wanted"),
    [
        (LONG, 0.7, 0.45, 0),
        (LONG, 0.2, 0.45, None),
        (LONG, 0.7, 0.3, None),
        (SHORT, 0.35, 0.45, None),  # perhaps a headline, of which the choice was not sure enough
        (SHORT, 0.35, 0.6, 0),
    ],
)
def test_standfirst_where_the_headline_was_lost(line: str, chance: float, story: float, wanted: int | None) -> None:
    blocks = split(f"{line}\n\nThe bridge was closed.")
    chances, stories = np.array([chance, 0.0], np.float32), np.array([story, 0.9], np.float32)
    assert title.standfirst(chances, stories, blocks, None) == wanted


def test_no_standfirst_under_the_last_line() -> None:
    blocks = split("Home\n\nBridge opens")
    assert title.standfirst(np.ones(2, np.float32), np.ones(2, np.float32), blocks, 1) is None


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://news.example/2025/03/harbour-bridge-to-open-again", 1),
        ("https://news.example/harbour-bridge-to-open-again.html", 1),
        ("https://news.example/", None),
        ("https://news.example/politics", None),
        ("https://news.example/a-wholly-different-story-here", None),
        ("not an address", None),
    ],
)
def test_named_by(url: str, wanted: int | None) -> None:
    assert title.named_by(url, split("Home\n\nHarbour bridge to open again\n\nThe bridge was closed.")) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bridge opens", "Bridge opens"),
        ("# Bridge opens ", "Bridge opens"),
        ("Bridge\n  opens", "Bridge opens"),
        ("** Bridge **", "Bridge"),
    ],
)
def test_cleaned(text: str, wanted: str) -> None:
    assert title.cleaned(text) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Home » Town » Bridge opens again", "Bridge opens again"),
        ("News > Bridge opens again", "Bridge opens again"),
        ("Bridge opens again | The Pier Gazette", "Bridge opens again"),
        ("Bridge opens again :: Town :: Gazette", "Bridge opens again"),
        ("Home › Bridge opens again | The Pier Gazette", "Bridge opens again"),
        ("Opinion | Bridge opens again", "Opinion | Bridge opens again"),  # a word is no title
        ("Home » Bridges", "Home » Bridges"),
        ("He said: »the bridge opens again«", "He said: »the bridge opens again«"),
        ("Why crabs > cod this winter", "Why crabs > cod this winter"),  # no title begins small
        ("C++ std::vector and the bridge", "C++ std::vector and the bridge"),
        ("Bridge opens again", "Bridge opens again"),
        ("", ""),
    ],
)
def test_unparted(line: str, wanted: str) -> None:
    assert title.unparted(line) == wanted


def test_repetitions_have_the_same_words() -> None:
    blocks = split("Bridge opens\n\nBRIDGE OPENS!\n\nBridge opens late\n\nBridge closes\n\n> Bridge opens")
    assert title.repetitions(blocks, 0).tolist() == [0, 1, 4]


HEADER = "Title: Old bridge opens again | The Pier Gazette"


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([HEADER, "URL Source: https://a.example/", "Old bridge opens again", "x"], "Old bridge opens again"),
        ([HEADER, "URL Source: https://a.example/", "x", "# Old bridge opens again", "x"], "# Old bridge opens again"),
        ([HEADER, "URL Source: https://a.example/", "Old bridge opens", "x"], HEADER),  # three words may be a section
        ([HEADER, "URL Source: https://a.example/", "Another headline of this page"], HEADER),
        ([HEADER, "Old bridge opens again", "x"], HEADER),  # no header
        (["Old bridge opens again", "URL Source: https://a.example/"], "Old bridge opens again"),
        ([HEADER], HEADER),
    ],
)
def test_the_header_of_a_reading_proxy_yields_to_the_headline(lines: list[str], wanted: str) -> None:
    blocks = split("\n\n".join(lines))
    block = title.unheaded(blocks, 0)
    assert blocks.text[blocks.starts[block] : blocks.ends[block]] == wanted


def test_a_header_is_no_word_of_the_title() -> None:
    assert title.cleaned(HEADER) == "Old bridge opens again | The Pier Gazette"
    assert title.cleaned("## Title deeds found") == "Title deeds found"
