"""How much of a text is in which language, and which languages are one here."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.language.shares import READ, shares
from transforms.language.tags import KIN, SAME, Columns, akin, primary

LINES = {
    "en": "The government said on Monday that it would publish the report before the end of the month.",
    "es": "El Gobierno anunció el lunes que publicará el informe antes de que termine el mes de mayo.",
    "de": "Die Regierung teilte am Montag mit, dass sie den Bericht noch vor dem Monatsende veröffentlicht.",
    "el": "Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι θα δημοσιεύσει την έκθεση πριν από το τέλος του μήνα.",
    "ru": "Правительство сообщило в понедельник, что опубликует доклад до конца текущего месяца.",
}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(sorted(LINES)), min_size=1, max_size=8))
def test_shares_are_those_of_the_characters(tags: list[str]) -> None:
    (found,) = shares(["\n".join(LINES[tag] for tag in tags)])
    sizes = {tag: sum(len(LINES[each].replace(" ", "")) for each in tags if each == tag) for tag in tags}
    assert dict(found) == pytest.approx({tag: size / sum(sizes.values()) for tag, size in sizes.items()})
    assert [share for _, share in found] == sorted((share for _, share in found), reverse=True)


def test_each_text_has_its_own() -> None:
    texts = [f"{LINES['en']}\n{LINES['es']}", LINES["ru"], "", "12"]
    assert [[tag for tag, _ in found] for found in shares(texts)] == [["en", "es"], ["ru"], [], []]


def test_a_long_piece_counts_whole_and_is_told_by_its_start() -> None:
    long = (LINES["de"][:-1] + " ") * (1 + 2 * READ // len(LINES["de"]))
    ((first, share), *_), *_ = shares([f"{long.strip()}\n{LINES['es']}"])
    assert first == "de"
    assert share > 0.85


@pytest.mark.parametrize(
    ("tag", "other", "kin"),
    [
        ("hr", "sr-Latn", True),
        ("no", "da", True),
        ("nn", "nb", True),
        ("id", "ms", True),
        ("en", "en-GB", True),
        ("zh-Hans", "zh-Hant", True),
        ("es", "pt", False),
        ("nb", "id", False),
        ("cs", "sk", False),
    ],
)
def test_akin(tag: str, other: str, kin: bool) -> None:
    assert akin(tag, other) == akin(other, tag) == kin


def test_kin_is_transitive() -> None:
    for group in KIN:
        assert all(akin(*pair) for pair in permutations(group, 2))
    assert sum(map(len, KIN)) == len(frozenset().union(*KIN)), "no language stands in two groups"


def test_a_name_has_one_primary_tag() -> None:
    assert all(primary(primary(name)) == primary(name) for name in SAME)


def test_of_two_columns_for_a_language_the_larger_counts() -> None:
    columns = Columns(["zh-tw", "en", "zh-cn"], ["de", "en", "zh"])
    assert columns.known.tolist() == [False, True, True]
    wide = columns.spread(np.array([[3.0, 1.0, 2.0], [0.0, 1.0, 5.0]], dtype=np.float32))
    assert wide.tolist() == [[-np.inf, 1.0, 3.0], [-np.inf, 1.0, 5.0]]
