import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.characters import UNFIT, mended, mended_references

TEXTS = [
    ("plain, café, 北京", "plain, café, 北京", set()),
    ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te", set()),
    ("nu\x00ll", "null", {"control_chars"}),
    ("one\x0btwo\x0cthree\x1ffour", "one two three four", {"control_chars"}),
    ("\x1b[2Jred", "[2Jred", {"control_chars"}),
    ("it\x92s \x93so\x94 \x81", "it’s “so” ", {"control_chars"}),
    ("a\ufffeb\uffffc\ufdd0d\U0001ffffe", "abcde", {"control_chars"}),
    ("lone \ud800 half", "lone  half", {"control_chars"}),
    ("\u2066\u202egnp.exe\u202c\u2069", "gnp.exe", {"bidi_chars"}),
    ("har\u200bbour\ufeff\u2060 pi\u00ader", "harbour pier", {"zero_width"}),
    ("می\u200cخواهم 👩\u200d🚒", "می\u200cخواهم 👩\u200d🚒", set()),
    ("\u200e\u200fעברית", "\u200e\u200fעברית", set()),
    ("e\u0301 Z" + "\u0301\u0330" * 400, "e\u0301 Z" + "\u0301\u0330" * 400, set()),
    ("e\u0301 Z" + "\u0301\u0330" * 600 + "a", "e\u0301 Z" + "\u0301\u0330" * 15 + "a", {"combining_marks"}),
    ("q\u0653\u0655" * 600, "q\u0653\u0655" * 600, set()),
    ("a\x00\u202e\u200b", "a", {"control_chars", "bidi_chars", "zero_width"}),
]


@pytest.mark.parametrize(("text", "clean", "repairs"), TEXTS)
def test_mended(text: str, clean: str, repairs: set[str]) -> None:
    assert mended(text) == (clean, repairs)
    assert mended(text, text.encode("utf-8", "surrogatepass")) == (clean, repairs)


REFERENCES = [
    ("a &amp; b &#233; &#x4e2d; &eacute;", "a &amp; b &#233; &#x4e2d; &eacute;", set()),
    ("a&#0;b&#xD800;c&#x110000;d", "a\ufffdb\ufffdc\ufffdd", {"control_chars"}),
    ("&#x1FFFFFFFFFFF;", "\ufffd", {"control_chars"}),
    ("&#" + "9" * 50_000 + ";", "\ufffd", {"control_chars"}),
    ("&#x1b;[31m", " [31m", {"control_chars"}),
    ("it&#146;s&#x85;", "it’s…", {"control_chars"}),
    ("&#8203;har&shy;bour&#xFEFF", "harbour", {"zero_width"}),
    ("&#x202E;abc", "abc", {"bidi_chars"}),
    ("&#&#8203;0;", "\ufffd", {"zero_width", "control_chars"}),
    ("&#x000041; &#0000000065;", "&#x000041; &#0000000065;", set()),
    ("&#; &#x; & &&", "&#; &#x; & &&", set()),
]


@pytest.mark.parametrize(("markup", "clean", "repairs"), REFERENCES)
def test_mended_references(markup: str, clean: str, repairs: set[str]) -> None:
    assert mended_references(markup) == (clean, repairs)


@given(st.text(st.characters() | st.sampled_from(sorted(UNFIT)[:200])))
def test_nothing_unfit_is_left_and_nothing_else_is_lost(text: str) -> None:
    clean, repairs = mended(text)
    assert not UNFIT.keys() & set(clean)
    assert "\r" not in clean
    assert mended(clean) == (clean, set())
    assert repairs or clean == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.lists(st.sampled_from(["&", "#", "x", "0", "1", "b", ";", "&#", "&#8203;", "&shy;", "&#0;", "D800"])))
def test_no_reference_to_an_illegal_character_is_left(parts: list[str]) -> None:
    clean, _ = mended_references("".join(parts))
    for hexadecimal, decimal in re.findall(r"&#(?:x([0-9a-fA-F]+)|([0-9]+))", clean):
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        assert 0 < code < 0x110000
        assert chr(code) not in UNFIT or UNFIT[chr(code)][0] != "control_chars"
