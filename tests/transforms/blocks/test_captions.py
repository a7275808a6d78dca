import numpy as np
import pytest

from transforms.blocks.captions import NAMES, captions
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of


def value(text: str, name: str) -> float:
    blocks = split(text)
    return float(captions(blocks, words_of(blocks.codes, blocks.classes))[0, NAMES.index(name)])


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("TWO BY TWO: they came", "shouts", 8 / 32),
        ("they came", "shouts", 0.0),
        ("BACK HOME: The captain on Monday", "colon_early", 1.0),
        ("写真：港の橋", "colon_early", 1.0),
        ("The captain, who was on the bridge on Monday, said: no", "colon_early", 0.0),
        ("The bridge at dawn (Jane Roe/The Agency)", "ends_bracket", 1.0),
        ("The bridge (left) at dawn", "ends_bracket", 0.0),
        ("The mayor at the opening in 1987 and 2004", "years", np.log1p(2)),
        ("The mayor gave 4096 and 19 coins", "years", 0.0),
        ("The bridge at dawn. Photo: Jane Roe", "ends_credit", np.log1p(1)),
        ("A photo of the bridge hangs in the hall of the town", "ends_credit", 0.0),
        ("Die Brücke am Morgen. Foto: Jane Roe", "ends_credit", np.log1p(1)),
        ("***", "ends_credit", 0.0),
    ],
)
def test_how_a_block_opens_and_closes(text: str, name: str, wanted: float) -> None:
    assert value(text, name) == pytest.approx(wanted, rel=1e-5)


def test_one_row_a_block() -> None:
    blocks = split("One\n\nTwo\n\nThree 1999")
    rows = captions(blocks, words_of(blocks.codes, blocks.classes))
    assert rows.shape == (3, len(NAMES))
    assert rows[:, NAMES.index("years")].tolist() == pytest.approx([0, 0, np.log1p(1)])
