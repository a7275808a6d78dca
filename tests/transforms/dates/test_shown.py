import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from transforms.dates.shown import shown


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One <b>two</b> three <a href=x>four</a>.</p>", "One two three four."),
        ("<div><span>By Ann Lee</span><span>16 January 2025</span></div>", "By Ann Lee\n16 January 2025"),
        ("<ul><li>One<li>two</ul>", "One\ntwo"),
        ("One<br>two", "One\ntwo"),
        ("<p>A line\n   wrapped in\tits source</p>", "A line wrapped in\tits source"),
        ("<style>p {}</style><script>var a</script><noscript>b</noscript><svg><text>c</text></svg><p>One", "One"),
        ("<!-- no --><p>One &amp; two", "One & two"),
        ("", ""),
    ],
)
def test_what_a_tree_shows(body: str, text: str) -> None:
    assert shown(LexborHTMLParser(f"<html><head><title>No</title></head><body>{body}</body></html>"), 100) == text


def test_no_more_than_the_beginning() -> None:
    assert shown(LexborHTMLParser("<p>" + "word " * 100), 10) == "word word "


@given(st.text(max_size=200), st.integers(0, 100))
def test_no_page_breaks_it(html: str, most: int) -> None:
    assert len(shown(LexborHTMLParser(html), most)) <= most
