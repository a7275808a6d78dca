import numpy as np
import pytest

from transforms.blocks.features import features
from transforms.blocks.refusal import reason
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of


def refused(text: str) -> str:
    blocks = split(text)
    words = words_of(blocks.codes, blocks.classes)
    sizes = np.diff(np.searchsorted(words.starts, blocks.edges))
    return reason(features(blocks, words), sizes, 0)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("404\n\nPage not found", "error page"),
        ("Seite nicht gefunden\n\nZur Startseite", "error page"),
        ("We use cookies\n\nAccept all\n\nReject all", "cookies"),
        ("Log in\n\nPassword\n\nForgot your password?", "login page"),
        ("To continue reading, subscribe\n\nFor subscribers", "paywall"),
        ("Play video\n\n0:00", "video"),
        (
            "\n\n".join(f"Waves crash over pier {i} of the port early on Monday. Photo: Ann Lee" for i in range(5)),
            "gallery",
        ),
        ("\n".join(f"Headline {i} about city {i}" for i in range(30)), "30 short lines"),
        ("Nothing here", "no story found: 0 of its 2 words read like a story"),
    ],
)
def test_reason(text: str, wanted: str) -> None:
    assert wanted in refused(text)
