import numpy as np
import pytest

from transforms.blocks import kinds
from transforms.blocks.features import Floats, features
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of


def row(text: str) -> Floats:
    blocks = split(text)
    return features(blocks, words_of(blocks.codes, blocks.classes))[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Read also: Ten dead", "related"),
        ("Leave a reply", "comment"),
        ("Newsletter abonnieren", "promotion"),
        ("Tous droits réservés", "legal"),
        ("© 2024", "legal"),
        ("Accept all cookies", "legal"),
        ("Home", "navigation"),
        ("Advertisement", "promotion"),
        ("By Jane Roe", "byline"),
        ("Photo: Jane Roe", "caption"),
        ("Log in", "widget"),
        ("0:00", "counter"),
        ("4,846", "counter"),
        ("24.01.2025 09:58", "timestamp"),
        ("ab 123 cde", "timestamp"),  # three in ten are figures: more than .3 as it is stored
        ("ab 123 cdef", "navigation"),
        ("© 123 456", "legal"),
        ("---", "other"),
        ("Northwick", "navigation"),
        ("Somebody won a match elsewhere after a long evening that nobody is likely to forget " * 2, "other"),
    ],
)  # fmt: skip
def test_dropped(text: str, kind: str) -> None:
    ((found, reason),) = kinds.all_dropped(row(text)[None])
    assert found == kind
    assert reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The ferry is cheap on Mondays and on Tuesdays.", "a sentence apart from the story"),
        ("The ferry is cheap on Mondays and on Tuesdays", "short, apart from the story's sentences"),
        ("The ferry is cheap.", "short, apart from the story's sentences"),
        ("The ferry is cheap on Mondays, and on Tuesdays the bus is. " * 3, "sentences that do not belong"),
    ],
)
def test_sentences_are_no_navigation(text: str, reason: str) -> None:
    ((kind, found),) = kinds.all_dropped(row(text)[None])
    assert found.startswith(reason)
    assert (kind == "navigation") is reason.startswith("short")


PROSE = "The bridge was closed in spring after a crack was found in it."


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((PROSE, PROSE), ["body", "body"]),
        ((PROSE, "What will be repaired", PROSE), ["body", "subheading", "body"]),
        (("What will be repaired", PROSE), ["subtitle", "body"]),
        ((PROSE, "What will be repaired"), ["body", "body"]),
        ((PROSE, "• a new bearing", PROSE), ["body", "list", "body"]),
        ((PROSE, "“We have waited long enough.”", PROSE), ["body", "quote", "body"]),
        (("Minister praises engineers but leaves open when cars may cross it", PROSE), ["subtitle", "body"]),
    ],
)  # fmt: skip
def test_kept(lines: tuple[str, ...], found: list[str]) -> None:
    named = kinds.all_kept(np.stack([row(line) for line in lines]))
    assert [kind for kind, _ in named] == found
    assert all(reason for _, reason in named)


def test_no_blocks_have_no_kinds() -> None:
    nothing = row(PROSE)[None][:0]
    assert kinds.all_kept(nothing) == kinds.all_dropped(nothing) == []


@pytest.mark.parametrize(("text", "wanted"), [("To continue reading, subscribe", True), ("Share", False)])
def test_names_paywall(text: str, wanted: bool) -> None:
    assert kinds.names_paywall(row(text)[None]) is wanted
