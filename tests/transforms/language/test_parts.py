"""Cleaning, scripts, varieties, pieces and tags, as tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.language import cld2
from transforms.language.cleaning import LONGEST, clean
from transforms.language.letters import END
from transforms.language.pieces import LETTERS, letters, pieces
from transforms.language.scripts import SCRIPTS, WRITTEN, scripts
from transforms.language.tags import primary
from transforms.language.variants import chinese, variety


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("see https://a.example/b?c=d#e now", "see   now"),
        ("see www.a.example/b now", "see   now"),
        ("write to some.one@a.example today", "write to   today"),
        ("A NEW DAY", "a new day"),
        ("NATO and the EU met", "NATO and the EU met"),
        ("a\x00b\ud800c\x1b", "a b c "),
        ("e\u0301", "é"),
        ("e\u0301 a", "é a"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_clean_text_is_safe_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert END not in cleaned
    assert len(cleaned) <= LONGEST
    assert cleaned.encode() is not None
    cld2.ask(cleaned)


def test_cld2_takes_every_clean_character() -> None:
    for plane in range(17):
        cld2.ask(clean("".join(map(chr, range(plane << 16 | 0xFF00, (plane << 16 | 0xFFFF) + 1)))))
    for first in range(0, 0x10000, 0x400):
        cld2.ask(clean("".join(map(chr, range(first, first + 0x400)))))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Read more", "Latn"),
        ("Елитна лига: „Dundee Stars“", "Cyrl"),
        ("Watch the film Левиафан at home with all of your friends", "Latn"),
        ("政府は発表した", "Kana"),
        ("政府发表", "Hani"),
        ("MMA粉丝们等候《Bellator 206》一整", "Hani"),
        ("서울 Seoul", "Hang"),
        ("ܫܠܡܐ", "Syrc"),
    ],
)
def test_script(text: str, script: str) -> None:
    found = scripts([text])[0]
    assert found is not None
    assert found[0] == script


@given(st.lists(st.text(st.characters(exclude_characters="\x00", codec="utf-8")), max_size=4))
def test_scripts_have_shares(texts: list[str]) -> None:
    for found in scripts(texts):
        assert found is None or (found[0] in SCRIPTS and 0 < found[1] <= 1)


def test_every_script_but_latin_lists_its_languages() -> None:
    assert set(WRITTEN) == set(SCRIPTS) - {"Latn"}


@pytest.mark.parametrize(
    ("tag", "script", "text", "full"),
    [
        ("sr", "Latn", "", "sr-Latn"),
        ("sr", "Cyrl", "", "sr"),
        ("en", "Latn", "", "en"),
        ("zh", "Hani", "政府周一发表报告", "zh-Hans"),
        ("zh", "Hani", "政府週一發表報告", "zh-Hant"),
        ("zh", "Hani", "山水", "zh"),
    ],
)
def test_variety(tag: str, script: str, text: str, full: str) -> None:
    assert variety(tag, script, text) == full


@pytest.mark.parametrize(
    ("text", "tag"),
    [("佢哋喺度", "yue"), ("他們在這裡", "zh-Hant"), ("他们在这里", "zh-Hans"), ("大小", "zh")],
)
def test_chinese(text: str, tag: str) -> None:
    assert chinese(text) == tag


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("no", "nb"),
        ("iw", "he"),
        ("zh-tw", "zh"),
        ("sr-ME", "sr"),
        ("en-GB", "en"),
        ("sr-Latn", "sr"),
        ("nn", "nn"),
    ],
)
def test_primary(name: str, tag: str) -> None:
    assert primary(name) == tag


def test_cld2_knows_no_fancy_languages() -> None:
    assert cld2.known().isdisjoint(cld2.LEFT_OUT)
    assert len(cld2.known()) > 120


def test_cld2_sees_two_languages() -> None:
    answer = cld2.ask(
        "The government said on Monday it would publish. " * 3 + "El Gobierno anunció el lunes que sí. " * 3
    )
    assert answer.mixed
    assert {tag for tag, _ in answer.shares} == {"en", "es"}


LINE = "The government said on Monday it would publish the report."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (LINE, 1),
        (f"{LINE}\n{LINE}", 2),
        (f"Short.\n{LINE}\nShort.", 1),
        (" ".join([LINE] * 20), 5),
        ("", 1),
    ],
)
def test_pieces(text: str, count: int) -> None:
    assert len(pieces(text)) == count


@given(st.text())
def test_pieces_lose_no_letter_and_are_long(text: str) -> None:
    found = pieces(text)
    assert sum(map(letters, found)) == letters(text)
    assert all(letters(piece) >= LETTERS for piece in found) or len(found) == 1
