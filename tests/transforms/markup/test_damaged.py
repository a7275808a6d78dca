"""What a damaged piece of structured data leaves of a page: all that stands beside it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import Structured, structured
from transforms.metadata import metadata_of

URL = "https://www.sound.example/news/ferry-back-in-service"
STORY = {"@type": "NewsArticle", "headline": "Ferry back in service", "author": {"name": "Ida Holm"}, "url": URL}
HEAD = '<title>Ferry back in service</title><meta name="author" content="Bo Roe"><link rel="canonical" href="{}">'


def script(source: str) -> str:
    return f'<script type="application/ld+json">{source}</script>'


def read(*sources: str) -> Structured:
    html = f"<html lang=en><head>{HEAD.format(URL)}{''.join(map(script, sources))}</head><body><h1>Ferry</h1></body></html>"
    return structured(LexborHTMLParser(html), URL)


DAMAGES: dict[str, Callable[[str], str]] = {
    "cut in the middle": lambda source: source[: len(source) // 2],
    "cut at the end": lambda source: source[:-1],
    "doubled brackets": lambda source: source.replace("}", "}}"),
    "single quotation marks": lambda source: source.replace('"', "'"),
    "bare keys": lambda source: source.replace('"author"', "author"),
    "no commas": lambda source: source.replace(",", ""),
    "words around": lambda source: f"var story = {source}; track(story)",
    "bare line breaks": lambda source: source.replace(" ", "\n"),
    "nothing": lambda _: "",
    "a number": lambda _: "7",
    "many brackets": lambda _: "[" * 5_000,
    "many objects": lambda _: '{"a":' * 5_000,
    "a huge number": lambda _: '{"position": 1e999999, "n": ' + "9" * 5_000 + "}",
    "lone surrogates": lambda _: '{"headline": "\\ud800"}',
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("first", [True, False], ids=["before", "behind"])
def test_a_damaged_script_loses_nothing_beside_it(damage: Callable[[str], str], first: bool) -> None:
    whole, broken = json.dumps(STORY), damage(json.dumps(STORY))
    page = read(broken, whole) if first else read(whole, broken)
    assert any(thing.values == STORY for thing in page.stated)
    assert page.meta("author") == ("Bo Roe",)
    assert page.title == "Ferry back in service"
    assert page.link("canonical") == (URL,)
    assert page.language == "en"


@pytest.mark.parametrize(
    "name", ["cut in the middle", "cut at the end", "bare keys", "words around", "bare line breaks"]
)
def test_of_a_damaged_story_the_headline_is_still_read(name: str) -> None:
    (thing,) = [thing for thing in read(DAMAGES[name](json.dumps(STORY))).stated if thing.values.get("headline")]
    assert thing.text("headline").split() == ["Ferry", "back", "in", "service"]


ODD: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["", "Ida Holm", URL, "\ud800", "\x00", "//[", "2025-02-30"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from([
            "@type", "@id", "@graph", "@value", "name", "headline", "alternativeHeadline", "author", "creator", "publisher", "url",
            "mainEntityOfPage", "mainEntity", "image", "keywords", "articleSection", "itemListElement", "item", "hasPart",
            "isAccessibleForFree", "inLanguage", "articleBody", "sourceOrganization", "datePublished", "description",
        ]), inner, max_size=6,
    ),
    max_leaves=25,
)  # fmt: skip
KINDS = st.sampled_from(["NewsArticle", "Person", "BreadcrumbList", "WebSite", ["Article", None, 7], {"@id": "x"}, 7])


@given(ODD, KINDS, st.booleans())
def test_no_tree_of_json_ld_makes_metadata_raise(tree: Any, kind: Any, listed: bool) -> None:
    stated = (
        {"@type": kind, **tree} if isinstance(tree, dict) else {"@type": kind, "author": tree, "itemListElement": tree}
    )
    source = json.dumps([stated, tree] if listed else stated).replace("<", "\\u003c")
    page = LexborHTMLParser(f"<html><head>{HEAD.format(URL)}{script(source)}</head><body><h1>Ferry</h1></body></html>")
    found = metadata_of(structured(page, URL), page)
    assert found.failed == ()
    assert found.title.value
    assert found.canonical_url.value == URL


@given(st.text(alphabet=st.sampled_from('{}[]",:<!-/aé\\ \n'), max_size=80))
def test_no_piece_takes_the_next_along(garbage: str) -> None:
    source = garbage.replace("<", "")  # what opens a comment or a tag is the parser's, not JSON's
    page = read(source, json.dumps(STORY))
    assert any(thing.values == STORY for thing in page.stated)
