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
        ("---", "other"),
        ("Northwick", "navigation"),
        ("Somebody won a match elsewhere after a long evening that nobody is likely to forget " * 2, "other"),
    ],
)  # fmt: skip
def test_dropped(text: str, kind: str) -> None:
    found, reason = kinds.dropped(row(text))
    assert found == kind
    assert reason


@pytest.mark.parametrize(
    ("text", "leads", "closes", "kind"),
    [
        ("The bridge was closed in spring after a crack was found in it.", False, False, "body"),
        ("What will be repaired", False, False, "subheading"),
        ("What will be repaired", True, False, "subtitle"),
        ("What will be repaired", False, True, "body"),
        ("• a new bearing", False, False, "list"),
        ("“We have waited long enough.”", False, False, "quote"),
        ("Minister praises engineers but leaves open when cars may cross it", True, False, "subtitle"),
    ],
)  # fmt: skip
def test_kept(text: str, leads: bool, closes: bool, kind: str) -> None:
    found, reason = kinds.kept(row(text), leads=leads, closes=closes)
    assert found == kind
    assert reason


@pytest.mark.parametrize(("text", "wanted"), [("To continue reading, subscribe", True), ("Share", False)])
def test_names_paywall(text: str, wanted: bool) -> None:
    assert kinds.names_paywall(row(text)[None]) is wanted
