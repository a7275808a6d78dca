import pytest

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
    found, reason = kinds.dropped(sum(MARK[mark] for mark in marks), worded, words > kinds.TIMED_WORDS)  # type: ignore[arg-type]
    assert found == kind
    assert reason


BODY = ("body", "prose of the story")


@pytest.mark.parametrize(
    ("marks", "worded", "kind"),
    [
        ((), BODY, "body"),
        ((), ("subtitle", "x"), "subtitle"),
        ((), ("subheading", "x"), "subheading"),
        ((), ("quote", "x"), "quote"),
        ((), ("list", "opens with a dash"), "body"),
        (("heading",), BODY, "subheading"),
        (("list",), BODY, "list"),
        (("table", "list"), ("subheading", "x"), "list"),
        (("quote",), BODY, "quote"),
        (("quote", "embed"), BODY, "quote"),
        (("figure", "caption"), BODY, "caption"),
        (("figure", "link", "bold"), BODY, "body"),
    ],
)
def test_kept(marks: tuple[str, ...], worded: tuple[str, str], kind: str) -> None:
    found, reason = kinds.kept(sum(MARK[mark] for mark in marks), worded)  # type: ignore[arg-type]
    assert found == kind
    assert reason
