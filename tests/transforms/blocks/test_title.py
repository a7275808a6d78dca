import numpy as np
import pytest

from transforms.blocks import title
from transforms.blocks.splitting import split


@pytest.mark.parametrize(
    ("chances", "story", "wanted"),
    [
        ([0.1, 0.9, 0.2], [0.1, 0.1, 0.9], 1),
        ([0.1, 0.25, 0.2], [0.1, 0.1, 0.9], None),
        ([0.1, 0.9, 0.2], [0.1, 0.95, 0.9], None),
    ],
)
def test_find(chances: list[float], story: list[float], wanted: int | None) -> None:
    assert title.find(np.array(chances, np.float32), np.array(story, np.float32)) == wanted


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


def test_repetitions_have_the_same_words() -> None:
    blocks = split("Bridge opens\n\nBRIDGE OPENS!\n\nBridge opens late\n\nBridge closes\n\n> Bridge opens")
    assert title.repetitions(blocks, 0).tolist() == [0, 1, 4]
