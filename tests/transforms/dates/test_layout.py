import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.layout import LONG, Layout

PARAGRAPH = "word " * (LONG // 5 + 1)


def test_lines_are_the_non_empty_ones_without_their_spaces() -> None:
    layout = Layout.of("  one \n\n\t\ntwo\n")
    assert [layout.line(n) for n in range(-1, 3)] == ["", "one", "two", ""]
    assert [layout.length(n) for n in range(-1, 3)] == [0, 3, 3, 0]


@pytest.mark.parametrize(("text", "long_lines"), [(f"menu\n{PARAGRAPH}\nend", (1,)), ("漢" * 50, (0,)), ("a" * 50, ())])
def test_paragraphs(text: str, long_lines: tuple[int, ...]) -> None:
    assert Layout.of(text).long_lines == long_lines


@pytest.mark.parametrize(
    "heading", ["3 Comments", "Kommentare", "Leave a Reply", "コメント", "Hinterlasse einen Kommentar"]
)
def test_comments_begin_at_their_heading(heading: str) -> None:
    text = f"{PARAGRAPH * 3}\n{heading}\nAnn: yes"
    assert Layout.of(text).comments_from == text.index("\n" + heading)
    assert Layout.of(PARAGRAPH).comments_from == len(PARAGRAPH)


def test_promises_and_clocks() -> None:
    layout = Layout.of(f"Published on\n10:30 | 9.15 Uhr\n{PARAGRAPH}\n{PARAGRAPH}\n11:00")
    assert len(layout.promises) == 1
    assert [layout.text[place : place + 2] for place in layout.clocks] == ["10", "9."]


def test_headlines_that_stand_twice() -> None:
    headline = "A headline of some length"
    assert Layout.of(f"{headline}\nby Ann\n{headline}").repeats[headline] == 2


@given(st.text(max_size=300))
def test_every_line_is_where_it_says(text: str) -> None:
    layout = Layout.of(text)
    for number, (start, end) in enumerate(zip(layout.starts, layout.ends, strict=True)):
        assert layout.line(number) == text[start:end] == text[start:end].strip()
        assert layout.line_at(start) == number
