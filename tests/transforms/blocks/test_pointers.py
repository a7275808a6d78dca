import numpy as np
import pytest

from transforms.blocks.pointers import is_pointer, unpointed
from transforms.blocks.splitting import split


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Read also: Ferry strike called off", True),
        ("READ MORE: Ferry strike called off", True),
        ("• Also read: Ferry strike", True),
        ("Lesen Sie auch: Streik der Fähren", True),
        ("À lire aussi : Grève des ferries", True),
        ("Читайте также: Забастовка", True),
        ("相关阅读：渡轮罢工", True),
        ("Read also", False),
        ("Trending: what people look for", False),
        ("The mayor said: read also the report", False),
        ("He read more: two books a week", False),
        ("12:30", False),
        ("", False),
    ],
)
def test_is_pointer(line: str, wanted: bool) -> None:
    assert is_pointer(line) is wanted


def test_pointers_go_and_the_rest_stays() -> None:
    blocks = split("Prose.\n\nRead also: Strike\n\n" + "Read also: " + "prose " * 60)
    stays = np.array([True, True, True])
    assert unpointed(blocks, stays).tolist() == [True, False, True]
    assert stays.all()
