from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.rejection import Rule
from transforms.markup.tree import (
    DEEPEST,
    LONG_TAG,
    MANY_TAGS,
    MOST_ATTRIBUTES,
    MOST_TAGS,
    Unparsable,
    parse,
    parsed,
    tokens,
)


def parted(html: str, *, scriptless: bool = False) -> list[tuple[str, str]]:
    found = (token.partition(">") for token in tokens(parse(html), scriptless=scriptless))
    return [(tag, text) for tag, _, text in found]


def visible(html: str, *, scriptless: bool = False) -> str:
    return "".join(text for _, text in parted(html, scriptless=scriptless))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p>", [("body", ""), ("p", "a"), ("/p", ""), ("/body", "")]),
        ("<p class='x y' id=z>a", [("body", ""), ('p class="x y" id="z"', "a"), ("/p", ""), ("/body", "")]),
        ("a<!-- <p>b -->c", [("body", "a"), ("", "c"), ("/body", "")]),
        ("a<script>'<p>' < 2</script>c", [("body", "a"), ("", "c"), ("/body", "")]),
        ("a<style>p > a {}</style>c", [("body", "a"), ("", "c"), ("/body", "")]),
        ("a<svg><path d=1></path><text>b</text></svg>c", [("body", "a"), ("", "c"), ("/body", "")]),
        ("<a title='1 > 0'>b</a>", [("body", ""), ('a title="1 &gt; 0"', "b"), ("/a", ""), ("/body", "")]),
        ("<a title='<b>'>b</a>", [("body", ""), ('a title="&lt;b&gt;"', "b"), ("/a", ""), ("/body", "")]),
        ("a<script b'\"=1>'<p>'</script>c", [("body", "a"), ("", "c"), ("/body", "")]),
        ("a &lt; b &gt; c", [("body", "a &lt; b &gt; c"), ("/body", "")]),
    ],
)  # fmt: skip
def test_tokens(html: str, expected: list[tuple[str, str]]) -> None:
    assert parted(html) == expected


def test_an_attribute_whose_name_holds_a_quote_swallows_nothing() -> None:
    assert "story" in visible("""<div a"b=c ="d" e='f"g'>x</div><p>story</p>""")


def test_noscript_is_text_for_readers_without_scripts() -> None:
    html = "<p>seen</p><noscript><p>told</p></noscript>"
    assert visible(html) == "seen"
    assert visible(html, scriptless=True) == "seentold"


def test_a_page_without_body_has_no_tokens() -> None:
    assert visible("<frameset><frame src=a></frameset>") == ""


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * (DEEPEST + 50),
        "<b><i>" * DEEPEST,
        "<dl><dd>" * DEEPEST + "</dl>",
        "<div><p></p>" * (DEEPEST + 1),  # what closes by itself does not close the rest
        "<p-x>" * (DEEPEST + 1),  # no paragraph
        "<svg>" + "<path d='M0 0'>" * (DEEPEST + 1),
        "<div/>" * (DEEPEST + 1),  # opened, whatever its slash says
        "<DIV></b>" * (DEEPEST + 1),  # what closes nothing
        "</b>" * DEEPEST + "<div>" * (DEEPEST + 1),
        "<script></script>" * DEEPEST + "<div>" * (DEEPEST + 1),
        "<b><div></b>" * (DEEPEST + 1),  # the element stays open, whatever closes around it
        '<div title="<">' * (DEEPEST + 1),
    ],
)
def test_what_is_nested_too_deep_is_refused(html: str) -> None:
    with pytest.raises(Unparsable) as refused:
        parse(html)
    assert refused.value.rule is Rule.TOO_DEEP


def test_the_shapes_of_a_map_are_not_nested() -> None:
    assert "story" in visible("<svg>" + "<path d='M0 0'/><g id='a'/>" * DEEPEST + "</svg><p>story</p>")


def test_too_many_tags_are_refused() -> None:
    with pytest.raises(Unparsable) as refused:
        parse("<br>" * (MOST_TAGS + 1))
    assert refused.value.rule is Rule.TOO_MANY_NODES


@pytest.mark.parametrize("html", ["</b>" * (MOST_TAGS + 1) + "story", "a < b " * (2 * DEEPEST) + "story"])
def test_what_opens_nothing_is_not_counted(html: str) -> None:
    assert "story" in visible(html)


@pytest.mark.parametrize("html", ["<div></div>" * 20_000, "<p>a" * 20_000, "<li>a" * 20_000, "<br>" * 20_000])
def test_many_tags_side_by_side_are_read(html: str) -> None:
    assert tokens(parse(html))


def test_a_tag_of_countless_attributes_keeps_its_name() -> None:
    many = " ".join(f"a{number}='1'" for number in range(10 * MOST_ATTRIBUTES))
    found = parted(f"<div {many}>x</div><p class=c>story</p>")
    assert ("div", "x") in found
    assert ('p class="c"', "story") in found


@pytest.mark.parametrize("before", ["", "<p>one</p>" * 3_000, "x" * LONG_TAG, "<p>" + "x" * 2 * LONG_TAG])
@pytest.mark.parametrize("end", [">", ""])
def test_a_tag_of_countless_attributes_is_found_wherever_it_stands(before: str, end: str) -> None:
    many = " ".join(f"data-number-{number}" for number in range(3 * MOST_ATTRIBUTES))
    assert "data-number-1" not in str(tokens(parse(f"{before}<div {many}{end}")))


@pytest.mark.parametrize("value", ["a" * 100_000, "data:image/png;base64," + "QUJD" * 20_000, "one two " * 1_000])
def test_a_long_attribute_is_kept(value: str) -> None:
    assert f'src="{value}"' in parted(f"<a src='{value}'>x</a>")[1][0]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="<>/!-=\"' abpdiv&;\n", max_size=300))
def test_any_soup_is_read(html: str) -> None:
    for tag, text in parted(html):
        assert not {"<", ">"} & {*text}
        assert not tag.startswith("!")


@pytest.mark.parametrize(
    "unit", ["<!--", "<script>", "<", "<a ", "<a b='", "&", "<svg>", "<p/>", "<noscript>", "<script>var a='</scrip';"]
)
def test_many_of_a_kind_are_read_or_refused(unit: str) -> None:
    with suppress(Unparsable):
        assert isinstance(tokens(parse(unit * 100_000)), list)


@pytest.mark.parametrize("script", ["for (i = 0; i<n; i++) {}", "document.write('<div><b>')"])
def test_signs_in_scripts_are_no_depth(script: str) -> None:
    assert "story" in visible(f"<script>{script * DEEPEST}</script><p>story</p>")


PIER = "<p>Pier</p>"


@pytest.mark.parametrize(
    ("html", "trimmed"),
    [
        (PIER, False),
        (PIER + "<p></p>" * 100, False),
        (PIER + "<p></p>" * MANY_TAGS, True),
        (PIER + "<i class='icon'> \n</i>" * MANY_TAGS, True),
        (PIER + "<P></P>" * MOST_TAGS, True),
        (PIER + "<br>" * (MANY_TAGS + 1), False),  # nothing of it is left out
        (PIER + "<b>x</b>" * (MANY_TAGS + 1), False),
        (PIER + "<div " + " ".join(f"a{n}=1" for n in range(MOST_ATTRIBUTES + 1)) + "></div>", True),
        (PIER + f"<div title='{'pier ' * LONG_TAG}'></div>", True),
        (PIER + f"<div title='{'x' * LONG_TAG}'></div>", False),
    ],
    ids=["one", "few", "empty", "with blanks", "too many but for the empty", *("br", "full", "attributes", "words", "long")],
)  # fmt: skip
def test_what_is_left_out_is_said(html: str, trimmed: bool) -> None:
    found = parsed(html)
    assert found.trimmed is trimmed
    assert "Pier" in (found.tree.body.text() if found.tree.body else "")


@pytest.mark.parametrize("unit", ["<p>", "<p ", "<p a='", "<", "</p>", "<p>\n", "<p><p></p>"])
def test_looking_for_empty_elements_takes_no_longer_than_reading(unit: str) -> None:
    with suppress(Unparsable):
        parsed(unit * (2 * MANY_TAGS))
