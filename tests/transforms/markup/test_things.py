from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.markup.things import (
    MAX_DEPTH,
    MAX_TEXTS,
    MAX_THINGS,
    MAX_VISITS,
    Thing,
    place,
    strings,
    texts_of,
    things_in,
    types_of,
)

STORY = {"@type": "NewsArticle", "headline": "A"}


def test_things_stand_in_page_order_with_their_nesting() -> None:
    live = {
        "@type": "LiveBlogPosting",
        "headline": "Live",
        "author": {"@type": "Person", "name": "Ann"},
        "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "One"}, {"@type": "BlogPosting", "headline": "Two"}],
    }
    found = things_in([live, STORY])
    assert [(thing.text("headline", "name"), thing.nested) for thing in found] == [
        ("Live", False), ("Ann", True), ("One", True), ("Two", True), ("A", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "document",
    [
        STORY,
        [STORY],
        [[STORY]],
        {"@graph": [STORY]},
        {"@type": "WebPage", "mainEntity": STORY},
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, STORY]},
    ],
)
def test_a_graph_and_the_main_entity_are_no_nesting(document: Any) -> None:
    (story,) = (thing for thing in things_in([document]) if "newsarticle" in thing.types)
    assert not story.nested


@pytest.mark.parametrize(
    ("value", "types"),
    [
        ("NewsArticle", {"newsarticle"}),
        (["NewsArticle", "Article"], {"newsarticle", "article"}),
        ("http://schema.org/NewsArticle", {"newsarticle"}),
        ("schema:NewsArticle", {"newsarticle"}),
        ("https://schema.org/Person https://schema.org/Author", {"person", "author"}),
        ("http://schema.org/Article/", {"article"}),
        (None, set()),
        ([], set()),
        ([None, {"a": 1}, 7, "Article"], {"article"}),
        ({"@id": "Article"}, set()),
        (7, set()),
        (["a", "b", "c", "d", "e", "f", "g", "h", "Article", "i"], {*"abcdefgh", "article"}),
        ("https://schema.org#Article", {"article"}),
    ],
)
def test_types_lose_their_address(value: Any, types: set[str]) -> None:
    assert types_of(value) == types


@pytest.mark.parametrize(("depth", "found"), [(MAX_DEPTH, True), (MAX_DEPTH + 1, False)])
def test_things_are_found_down_to_a_depth(depth: int, found: bool) -> None:
    deep: Any = STORY
    for _ in range(depth):
        deep = [deep]
    assert bool(things_in([deep])) is found


def test_a_value_holds_a_bounded_number_of_texts() -> None:
    assert len(strings(["x"] * (MAX_TEXTS + 5))) == MAX_TEXTS
    assert len(strings([["x"] * MAX_TEXTS] * 3)) == MAX_TEXTS


@pytest.mark.parametrize("source", ["jsonld", "microdata"])
def test_a_place_names_where_a_value_stands(source: Any) -> None:
    assert place(Thing(frozenset(), {}, nested=False, source=source), "headline") == f"{source}:headline"
    assert place(None, "headline") == "jsonld:headline"


@pytest.mark.parametrize(
    ("types", "is_article"),
    [
        ({"newsarticle"}, True),
        ({"article"}, True),
        ({"blogposting"}, True),
        ({"liveblogposting"}, True),
        ({"reportagenewsarticle"}, True),
        ({"opinionnewsarticle"}, True),
        ({"review"}, True),
        ({"recipe"}, True),
        ({"jobposting"}, False),
        ({"webpage"}, False),
        ({"person"}, False),
        (set(), False),
        ({"webpage", "article"}, True),
    ],
)
def test_kinds_of_article(types: set[str], is_article: bool) -> None:
    assert Thing(frozenset(types), {}, nested=False).is_article is is_article


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("Ann Lee", ("Ann Lee",)),
        (["Ann Lee", "Bo Roe", "Ann Lee"], ("Ann Lee", "Bo Roe")),
        ({"@type": "Person", "name": "Ann Lee"}, ("Ann Lee",)),
        ({"@value": "Ann", "@language": "en"}, ("Ann",)),
        ([{"name": "Ann"}, "Bo", ["Cy"]], ("Ann", "Bo", "Cy")),
        ({"name": ["Ann", "Bo"]}, ("Ann", "Bo")),
        ({"url": "https://a.example"}, ("https://a.example",)),
        (3, ("3",)),
        (True, ("True",)),
        (None, ()),
        ("", ()),
        ("<i> </i>", ()),
        ({}, ()),
    ],
)
def test_texts_of_a_value(value: Any, texts: tuple[str, ...]) -> None:
    assert texts_of(value) == texts


def test_the_first_key_that_holds_a_text_wins() -> None:
    thing = Thing(frozenset(), {"headline": "", "name": "Named", "title": "Titled"}, nested=False)
    assert thing.text("headline", "name", "title") == "Named"
    assert thing.text("nothing") == ""


def test_deep_and_wide_values_are_read_to_a_bound() -> None:
    deep: Any = {"@type": "A"}
    for _ in range(200):
        deep = {"part": deep}
    assert len(things_in([deep])) == 1  # the outermost alone: what is nested deeper is left
    assert len(things_in([[STORY] * 5_000])) == MAX_THINGS
    assert things_in([[{"a": {}}] * MAX_VISITS + [STORY]]) == []


def test_strings_are_bounded_by_number() -> None:
    assert len(strings(["a"] * 10_000)) == MAX_TEXTS


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["@type", "name", "author", "@id", "@graph", "headline"]), inner, max_size=4)
    ),
    max_leaves=25,
)


@given(JSON)
def test_whatever_is_parsed_can_be_read(value: Any) -> None:
    for thing in things_in([value]):
        assert isinstance(thing.types, frozenset)
        assert all(isinstance(text, str) for text in thing.texts("name", "headline", "author"))
