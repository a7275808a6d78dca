import gc
import weakref

import pytest

from transforms.markup.walk import PARTED, Walk

Token = tuple[str, str]  # a tag and the text after it


def walked(*tokens: Token) -> Walk:
    walk = Walk()
    walk.read([f"{tag}>{text}" for tag, text in tokens])
    return walk


def blocks(walk: Walk) -> list[str]:
    return "".join(walk.pieces).split(PARTED)[:-1]


def names(walk: Walk) -> list[str]:
    return [walk.elements[kind].name for kind in walk.kinds]


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ([("p", "one"), ("/p", "\n"), ("p", "two"), ("/p", "")], ["one", "two"]),
        ([("p", "one "), ("b", "bold"), ("/b", " more"), ("/p", "")], ["one bold more"]),
        ([("p", "one"), ("", "two"), ("/p", "")], ["onetwo"]),
        ([("a", "one"), ("/a", ""), ("a", "two"), ("/a", "")], ["one two"]),
        ([("a", "one"), ("/a", ","), ("a", "two"), ("/a", "")], ["one,two"]),
        ([("a", ""), ("/a", ""), ("a", "two"), ("/a", "")], ["two"]),
        ([("td", "Bread"), ("/td", ""), ("td", "2.40"), ("/td", "")], ["Bread 2.40"]),
        ([("td", "x" * 80), ("/td", ""), ("td", "y"), ("/td", "")], ["x" * 80, "y"]),
        ([("p", "&nbsp;"), ("b", "seen"), ("/b", "&nbsp;"), ("/p", "")], ["seen&nbsp;"]),
        ([("pre", "one\n\ntwo"), ("/pre", ""), ("p", "three\nfour"), ("/p", "")], ["one", "two", "three\nfour"]),
        ([("p", "one"), ("hr", "two"), ("br", "three"), ("/p", "")], ["one", "two", "three"]),
        ([("p", "left open")], ["left open"]),
        ([("/p", "stray"), ("/div", " ends")], ["stray ends"]),
        ([], []),
    ],
)
def test_blocks(tokens: list[Token], expected: list[str]) -> None:
    assert blocks(walked(*tokens)) == expected


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ([("template", "unseen"), ("/template", "seen")], ["seen"]),
        ([("template", ""), ("p", "unseen"), ("/p", "unseen"), ("/template", ""), ("p", "seen"), ("/p", "")], ["seen"]),
        ([("template", ""), ("template", "un"), ("/template", "seen"), ("/template", "seen")], ["seen"]),
        ([("template", ""), ("div", ""), ("/template", "seen")], ["seen"]),
        ([("template", ""), ("/b", "unseen"), ("br", "unseen"), ("/template", "seen")], ["seen"]),
        ([("div", ""), ("template", "unseen"), ("/div", "seen"), ("p", "seen too")], ["seen", "seen too"]),
        ([("template", "unseen to the end")], []),
    ],
)
def test_what_stands_in_unseen_elements_is_no_text_and_makes_no_nodes(tokens: list[Token], expected: list[str]) -> None:
    walk = walked(*tokens)
    assert blocks(walk) == expected
    assert "template" not in names(walk)


def test_a_tag_closes_all_that_is_open_inside_its_element() -> None:
    walk = walked(("div", ""), ("p", "one"), ("b", "two"), ("/div", ""), ("p", "three"), ("/p", ""))
    assert names(walk) == ["body", "div", "p", "b", "p"]
    assert walk.parents == [0, 0, 1, 2, 0]
    assert walk.heads == [0, 3, 5]
    assert walk.lasts == [0, 3, 3, 2, 5]
    assert walk.firsts == [0, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("tokens", "gaps"),
    [
        ([("p", "one"), ("/p", ""), ("p", "two"), ("/p", "")], [2, 2]),
        ([("div", "one"), ("/div", ""), ("div", "two"), ("/div", "")], [1, 1]),
        ([("span", "one"), ("br", "two"), ("br", ""), ("br", ""), ("br", "three")], [0, 1, 3]),
        ([("div", "one"), ("/div", ""), ("br", ""), ("div", "two"), ("/div", "")], [1, 1]),
    ],
)
def test_the_line_breaks_before_blocks(tokens: list[Token], gaps: list[int]) -> None:
    assert walked(*tokens).gaps == gaps


@pytest.mark.parametrize("rest", ['p=""', 'p="" id="y"', 'b="x y"'])
def test_what_a_sign_in_the_name_of_an_attribute_parts_from_a_tag_is_no_element(rest: str) -> None:
    walk = Walk()
    walk.read(['div class="a" ', f"{rest}>story", "/div>", "p>more", "/p>"])
    assert names(walk) == ["body", "div", "p"]
    assert walk.elements[1].attributes == (("class", "a"),)
    assert blocks(walk) == ["story", "more"]


def test_tags_that_tell_the_same_are_of_one_kind() -> None:
    walk = walked(*((f'a class="teaser" href="/{number}"', "story") for number in range(9)))
    assert [element.name for element in walk.elements] == ["body", "a"]
    assert walk.elements[1].attributes == (("class", "teaser"),)


def test_a_walk_goes_as_soon_as_nothing_holds_it() -> None:
    gc.disable()
    try:
        walk = walked(("p", "one"), ("a", "two"), ("/a", ""), ("pre", "three\nfour"), ("td", "five"), ("/p", ""))
        seen = weakref.ref(walk)
        del walk
        assert seen() is None
    finally:
        gc.enable()
