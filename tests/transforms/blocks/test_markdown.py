import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.blocks.markdown import unlinked, unmarked


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Read [the report](https://a.example/x) today.", "Read the report today."),
        ("[Home](/) [News](/news) [Top](#top)", "Home News Top"),
        ('[Pier](//a.example/p "The pier")', "Pier"),
        ("[a\nb](</long path>)", "[a\nb](</long path>)"),  # an address has no spaces
        ("[a\nb](</long>)", "a\nb"),
        ("![A boat](https://a.example/b.jpg)", ""),
        ("[![A boat](https://a.example/b.jpg)](https://a.example/)", ""),
        ("[![](https://a.example/b.jpg) Boats](https://a.example/)", " Boats"),
        ("[river](https://a.example/river_(Wye))", "river"),
        ("[ mail ](mailto:ana@a.example)", " mail "),
        ("He wrote [sic](or so) that", "He wrote [sic](or so) that"),
        ("an array a[1](2) of calls", "an array a[1](2) of calls"),
        ("[open](https://a.example/", "[open](https://a.example/"),
        ("Nothing of the kind.", "Nothing of the kind."),
        ("", ""),
    ],
)
def test_unlinked(text: str, bare: str) -> None:
    assert unlinked(text)[0] == bare


@pytest.mark.parametrize(("links", "is_markdown"), [(0, False), (1, False), (2, False), (3, True), (9, True)])
def test_a_text_of_several_links_is_markdown(links: int, is_markdown: bool) -> None:
    assert unlinked("A [b](/c) d. " * links)[1] is is_markdown


@pytest.mark.parametrize(
    ("story", "bare"),
    [
        ("## The pier\n\n**Ana** said _no_.", "The pier\n\nAna said no."),
        ("__Ana__ said so\\. 1\\. 2\\-3", "Ana said so. 1. 2-3"),
        ("snake_case stays, 2 * 3 too, C# as well", "snake_case stays, 2 * 3 too, C# as well"),
        ("#hashtag stays", "#hashtag stays"),
        ("> We asked for _tea_.\n\n5 > 4 stays, >so does this", "We asked for tea.\n\n5 > 4 stays, >so does this"),
    ],
)
def test_unmarked(story: str, bare: str) -> None:
    assert unmarked(story) == bare


@given(st.text())
def test_words_outside_of_marks_are_not_touched(text: str) -> None:
    text = text.replace("](", "")
    assert unlinked(text) == (text, False)


@given(st.text(alphabet='[]()!/ a#\n<>"', max_size=300))
def test_any_marks_are_read_once_and_for_all(text: str) -> None:
    bare, _ = unlinked(text)
    assert len(bare) <= len(text)


@pytest.mark.parametrize("part", ["[", "](", "[](", "[a](/", "![](/(", "[](/()", '[a](/ "', "**a", "_", "# "])
def test_marks_that_never_close_are_read_to_their_end(part: str) -> None:
    text = part * 20_000
    assert len(unmarked(unlinked(text)[0])) <= len(text)
