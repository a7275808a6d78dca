from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from schemas.rejection import Rule
from warehouse import report
from warehouse.plain_words import RULES, language_name
from warehouse.report import duration, percent, shown


def test_every_rule_has_plain_words() -> None:
    assert set(RULES) == set(Rule)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"), ("zh-Hant", "Traditional Chinese"), ("nb", "Norwegian Bokmål"), ("sr-Latn", "Serbian (Latn)"),
        ("und", "not determined"), ("mul", "several languages"), ("xx", "xx"),
    ],
)  # fmt: skip
def test_languages_have_english_names(tag: str, name: str) -> None:
    assert language_name(tag) == name


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 9, "0%"), (9, 9, "100%"), (1, 3, "33.3%"), (1, 10_000, "<0.1%"), (9_999, 10_000, ">99.9%"), (0, 0, "0%"),
     (95, 100, "95.0%")],
)  # fmt: skip
def test_percent(part: float, whole: float, said: str) -> None:
    assert percent(part, whole) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, "–"), (0.04, "0.0 s"), (4.24, "4.2 s"), (60, "1 min"), (3_600, "1 h 0 min"), (9_000, "2 h 30 min")],
)
def test_duration(seconds: float | None, said: str) -> None:
    assert duration(seconds) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "–"), (1234567, "1,234,567"), (date(2025, 1, 24), "2025-01-24"), ("two\r\nlines\tand tab", "two lines and tab"),
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02 03:04 UTC"), ("\u200fسوق", "سوق"),
        ("a\u202eb", "a\N{REPLACEMENT CHARACTER}b"), ("x" * 500, "x" * 239 + "…"), ("نیم\u200cفاصله", "نیم\u200cفاصله"),
    ],
)  # fmt: skip
def test_shown(value: Any, said: str) -> None:
    assert shown(value) == said


@given(st.text())
def test_shown_text_is_one_line_of_bounded_length(text: str) -> None:
    line = shown(text)
    assert len(line) <= report.LONGEST
    assert len(line.splitlines()) <= 1
    assert shown(line) == line


def test_markup_of_the_page_itself_is_kept() -> None:
    assert shown(Markup("<b>\n</b>")) == "<b>\n</b>"


def test_plain_words_are_plain() -> None:
    assert all(word.strip() == word and "<" not in word for word in RULES.values())
