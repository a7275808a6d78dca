"""Capitals, and what else goes before a text is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.language.cleaning import LONGEST, clean, in_capitals, small


@pytest.mark.parametrize(
    ("text", "written_small"),
    [
        ("TRUMP BATI VİRGİNİA'DA MİTİNG YAPTI", "trump batı virginia'da miting yaptı"),
        ("NAZIRLAR KABİNETİ QƏRAR VERDİ", "nazırlar kabineti qərar verdi"),
        ("THE MINISTER IN IRELAND", "the minister in ireland"),
        ("ΑΘΗΝΑ", "αθηνα"),
        ("STRASSE", "strasse"),
        ("ПРАВИТЕЛЬСТВО", "правительство"),
        ("123", "123"),
    ],
)
def test_small(text: str, written_small: str) -> None:
    assert small(text) == written_small


@given(st.text())
def test_small_letters_stay(text: str) -> None:
    assert small(small(text)) == small(text)


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("A NEW DAY", True),
        ("A NEW day", True),
        ("A new day", False),
        ("NATO and EU", True),
        ("NATO said so", False),
        ("ΝΕΑ ΜΕΡΑ", True),
        ("政府 发表", False),
        ("12 30", False),
        ("", False),
        ("CITY 5-3 ROVERS", True),
    ],
)
def test_in_capitals(text: str, capitals: bool) -> None:
    assert in_capitals(text) == capitals


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("http://a.example/x?y=1&z=%20 after", "http"),
        ("HTTPS only https://a.example now", "https:"),
        ("www.a-b.example/c_d after", "www"),
        ("a.b-c_d@mail.example after", "@"),
        ("tab\x0b and bell\x07 after", "\x07"),
        ("noncharacter \ufffe after", "\ufffe"),
    ],
)
def test_what_tells_no_language_goes(text: str, gone: str) -> None:
    assert gone not in clean(text)
    assert clean(text).endswith((" after", " now"))


@given(st.text(max_size=60))
def test_clean_twice_is_clean_once(text: str) -> None:
    once = clean(text)
    assert clean(once) in (once, small(once))


def test_no_more_is_read_of_a_long_text() -> None:
    text = "word " * LONGEST
    assert clean(text) == text[:LONGEST]
    assert clean("https://a.example/ " * LONGEST).isspace()
