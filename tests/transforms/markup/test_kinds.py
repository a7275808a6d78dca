import numpy as np
import pytest

from transforms.blocks import features as wording
from transforms.markup import kinds
from transforms.markup.elements import MARK

PROSE = ("other", "sentences that do not belong to the story around them")
SHORT = ("navigation", "short, apart from the story's sentences")
PROMOTION = ("promotion", "advertises")


@pytest.mark.parametrize(
    ("marks", "worded", "words", "kind"),
    [
        ((), PROSE, 40, "other"),
        (("caption",), PROSE, 12, "caption"),
        (("figure", "caption", "link"), SHORT, 5, "caption"),
        (("comment",), PROSE, 60, "comment"),
        (("nav", "link"), PROMOTION, 3, "navigation"),
        (("footer",), SHORT, 3, "legal"),
        (("footer",), PROMOTION, 3, "promotion"),
        (("control",), SHORT, 2, "widget"),
        (("form",), SHORT, 2, "widget"),
        (("time",), SHORT, 3, "timestamp"),
        (("time",), PROSE, 30, "other"),
        (("aside", "link"), SHORT, 8, "related"),
        (("link",), SHORT, 8, "related"),
        (("link",), PROMOTION, 8, "promotion"),
    ],
)
def test_dropped(marks: tuple[str, ...], worded: tuple[str, str], words: int, kind: str) -> None:
    found, reason = kinds.dropped(sum(MARK[mark] for mark in marks), worded, words)  # type: ignore[arg-type]
    assert found == kind
    assert reason


def row(**values: float) -> np.ndarray:
    made = np.zeros(len(wording.NAMES), np.float32)
    for name, value in values.items():
        made[wording.NAMES.index(name)] = np.log1p(value) if name == "words" else value
    return made


@pytest.mark.parametrize(
    ("marks", "values", "kind"),
    [
        ((), {"words": 30, "ends_stop": 1}, "body"),
        (("heading",), {"words": 4}, "subheading"),
        (("list",), {"words": 9, "ends_stop": 1}, "list"),
        (("table", "list"), {"words": 9}, "list"),
        (("quote",), {"words": 20, "ends_stop": 1}, "quote"),
        (("quote", "embed"), {"words": 20}, "quote"),
        (("figure", "caption"), {"words": 12, "ends_stop": 1}, "caption"),
        ((), {"words": 20, "ends_closed": 1, "starts_quote": 1}, "quote"),
        ((), {"words": 8, "starts_dash": 1}, "body"),
        ((), {"words": 6}, "subheading"),
    ],
)
def test_kept(marks: tuple[str, ...], values: dict[str, float], kind: str) -> None:
    found, reason = kinds.kept(sum(MARK[mark] for mark in marks), row(**values), leads=False, closes=False)
    assert found == kind
    assert reason


def test_a_short_line_above_the_story_is_its_subtitle() -> None:
    assert kinds.kept(0, row(words=9), leads=True, closes=False)[0] == "subtitle"
