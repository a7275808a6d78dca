import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.characters import UNFIT
from transforms.markup.plain import LONGEST, lines, one_line

TAG = re.compile(r"<[a-zA-Z/!]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  A \n quiet\tharbour ", "A quiet harbour"),
        ("Fish &amp; chips", "Fish & chips"),
        ("Fish &amp;amp; chips", "Fish & chips"),
        ("the &quot;old&quot; mill", 'the "old" mill'),
        ("Sm&oslash;rrebr&oslash;d", "Smørrebrød"),
        ("<p>Rain <b>again</b></p>", "Rain again"),
        ("&lt;p&gt;Rain&lt;/p&gt;", "Rain"),
        ("a < b and c > d", "a < b and c > d"),
        ("5 <6", "5 <6"),
        ("<<b>script>", ""),
        ("un<b>break</b>able", "unbreakable"),
        ("One<br>Two<p>Three", "One Two Three"),
        ("bell\x07 and zero\u200bwidth", "bell and zerowidth"),
        ("e\u0301te\u0301", "été"),
        ("<!-- hidden --> shown", "shown"),
        ("", ""),
    ],
)
def test_a_value_becomes_one_plain_line(value: str, text: str) -> None:
    assert one_line(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("One.<br/>Two.", "One.\nTwo."),
        ("One.\n\n\n  Two.  ", "One.\nTwo."),
        ("&lt;p&gt;One &amp;amp; half.&lt;/p&gt;Two.", "One & half.\nTwo."),
        ("<div>One <i>more</i></div><ul><li>a</li><li>b</li></ul>", "One more\na\nb"),
        ("", ""),
    ],
)
def test_a_body_keeps_its_paragraphs(value: str, text: str) -> None:
    assert lines(value) == text


@given(st.text(alphabet=st.sampled_from("<>&;/!abpltgm#x3 \n\x1b\u200b\"'"), max_size=200))
def test_nothing_of_markup_survives(value: str) -> None:
    for text in (one_line(value), lines(value)):
        assert not TAG.search(text)
        assert not CONTROL.search(text.replace("\n", ""))
    assert "\n" not in one_line(value)


def test_what_is_taken_away_is_never_printable() -> None:
    assert not any(character.isprintable() for character in UNFIT)


@given(st.text(max_size=100))
def test_plain_text_stays_as_it_is(value: str) -> None:
    text = one_line(value)
    if "&" not in text and "<" not in text:
        assert one_line(text) == text


def test_a_value_is_cut_where_no_value_is_longer() -> None:
    assert len(one_line("a" * (LONGEST + 5))) == LONGEST


def test_many_openings_cost_no_more_than_their_length() -> None:
    assert "<" not in one_line("<a" * 9_000)
