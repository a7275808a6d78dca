import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import structured
from transforms.metadata import Answer, Metadata, metadata_of
from transforms.metadata import record as module
from transforms.urls import clean_url

URL = "https://www.sound.example/news/2025/ferry-back-in-service"
PAGE = """<html lang="en"><head><title>Ferry is back in service | The Sound</title>
<link rel="canonical" href="/news/2025/ferry-back-in-service">
<meta property="og:site_name" content="The Sound"><meta property="og:image" content="/ferry.jpg">
<meta property="og:description" content="After nine weeks the Ida sails the Sound again.">
<meta property="article:section" content="Harbour"><meta property="article:tag" content="Ferry">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry is back in service",
"isAccessibleForFree": "False", "author": [{"@type": "Person", "name": "By Ida Holm"}, {"name": "AP"}]}</script></head>
<body><article><h1>Ferry is back in service</h1><p class="standfirst">After nine weeks the Ida sails the Sound again.</p>
<p>EAST HARBOUR (AP) - It sails.</p></article></body></html>"""


def metadata(html: str, url: str | None = URL, **seen: Any) -> Metadata:
    tree = LexborHTMLParser(html)
    return metadata_of(structured(tree, url), tree, **seen)


def answers(found: Metadata) -> dict[str, Answer[Any]]:
    held = {name: getattr(found, name) for name in Metadata.__dataclass_fields__}
    return {name: value for name, value in held.items() if isinstance(value, Answer)}


def test_a_whole_page() -> None:
    found = metadata(PAGE)
    assert {name: answer.value for name, answer in answers(found).items()} == {
        "title": "Ferry is back in service",
        "subtitle": "After nine weeks the Ida sails the Sound again.",
        "description": "After nine weeks the Ida sails the Sound again.",
        "authors": ("Ida Holm",),
        "agency": "AP",
        "section": "Harbour",
        "tags": ("Ferry",),
        "canonical_url": URL,
        "site_name": "The Sound",
        "image": "https://www.sound.example/ferry.jpg",
        "language": "en",
        "paywalled": True,
        "kind": "news",
    }
    assert (found.agencies, found.organisations, found.failed) == (("AP",), (), ())


def test_an_empty_page_has_no_answers() -> None:
    found = metadata("", url=None)
    assert found == Metadata(kind=Answer("unknown"))


def test_what_was_seen_in_the_text_is_heard() -> None:
    found = metadata(
        "<p>A</p>", title_seen="Ferry is back in service", byline_seen=["By Ida Holm"], story="PARIS (AFP) - x"
    )
    assert (found.title.value, found.authors.value, found.agency.value) == (
        "Ferry is back in service",
        ("Ida Holm",),
        "AFP",
    )


def test_the_name_of_the_site_is_no_headline_however_alone_it_stands() -> None:
    html = """<title>The Sound</title><body><a href="/">The Sound</a> <a href="/harbour">Harbour</a>
    <h2 class="title">Ferry is back in service</h2><p>She sails again.</p>"""
    assert metadata(html, url=None, title_seen="Ferry is back in service").title.value == "Ferry is back in service"


STATED = (
    ("alternativeHeadline", "After nine weeks the Ida sails the Sound again"), ("description", "She sails."),
    ("author", "Ida Holm"), ("articleSection", "Harbour"), ("keywords", "Ferry"), ("image", "/ferry.jpg"),
    ("publisher", "The Sound"), ("inLanguage", "en"), ("isAccessibleForFree", "False"), ("copyrightHolder", "AFP"),
    ("url", "/news/2025/ferry-back-in-service-again"), ("headline", "Ferry is back"),
)  # fmt: skip


@pytest.mark.parametrize("source", ["jsonld", "microdata"])
def test_what_an_article_states_is_said_to_stand_there(source: str) -> None:
    script = json.dumps({"@type": "NewsArticle", **dict(STATED)})
    marks = "".join(f'<meta itemprop="{name}" content="{value}">' for name, value in STATED)
    html = (
        f'<script type="application/ld+json">{script}</script>'
        if source == "jsonld"
        else f'<div itemscope itemtype="https://schema.org/NewsArticle">{marks}</div>'
    )
    found = metadata(f"<body>{html}</body>", url="https://www.sound.example/x/y")
    places = {name: answer.source for name, answer in answers(found).items()}
    assert places == {
        "title": f"{source}:headline",
        "subtitle": f"{source}:alternativeHeadline",
        "description": f"{source}:description",
        "authors": f"{source}:author",
        "agency": f"{source}:source",
        "section": f"{source}:articleSection",
        "tags": f"{source}:keywords",
        "canonical_url": f"{source}:url",
        "site_name": f"{source}:publisher",
        "image": f"{source}:image",
        "language": f"{source}:inLanguage",
        "paywalled": f"{source}:isAccessibleForFree",
        "kind": f"{source}:type",
    }


@pytest.mark.parametrize("name", list(module.GROUPS))
def test_a_group_that_fails_loses_no_other(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> dict[str, object]:
        raise OverflowError("offset")

    whole = answers(metadata(PAGE))
    monkeypatch.setitem(module.GROUPS, name, broken)
    found = metadata(PAGE)
    assert [one.step for one in found.failed] == [f"metadata.{name}"]
    kept = {field for field, answer in answers(found).items() if answer.value is not None}
    assert len(kept) >= len(whole) - 5
    assert kept


TAG = re.compile(r"<[a-zA-Z/!]")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
NASTY = st.text(alphabet=st.sampled_from("<>&;:/'\"|-, \x07\u200b\u202eabAB0éя記.@#"), max_size=60)
JSON = st.recursive(
    NASTY | st.booleans() | st.none() | st.integers(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from([
            "@type", "@id", "headline", "name", "author", "url", "image", "keywords", "articleSection", "publisher",
            "isAccessibleForFree", "hasPart", "mainEntityOfPage", "itemListElement", "description", "inLanguage",
        ]),
        inner,
        max_size=5,
    ),
    max_leaves=15,
)  # fmt: skip


def texts(value: Any) -> list[str]:
    return (
        [value]
        if isinstance(value, str)
        else [text for item in value for text in texts(item)]
        if isinstance(value, tuple)
        else []
    )


@given(JSON, st.lists(NASTY, max_size=4), NASTY)
def test_answers_are_plain_whatever_a_page_says(stated: Any, metas: list[str], heading: str) -> None:
    names = ("og:title", "author", "article:section", "keywords")
    escaped = [text.replace("&", "&amp;").replace('"', "&quot;") for text in metas]
    head = "".join(f'<meta property="{name}" content="{text}">' for name, text in zip(names, escaped, strict=False))
    story = {"@type": "NewsArticle", **stated} if isinstance(stated, dict) else stated
    script = json.dumps(story).replace("</", "<\\/")
    found = metadata(f'{head}<script type="application/ld+json">{script}</script><h1>{heading}</h1>')
    assert found.failed == ()
    for name, answer in answers(found).items():
        assert 0 <= answer.confidence <= 1
        assert (answer.value is None) <= (answer.source == "none")
        for text in texts(answer.value):
            assert text.strip()
            assert not TAG.search(text), name
            assert not CONTROL.search(text), name
            assert len(text) <= 2_100
    for address in (found.canonical_url.value, found.image.value):
        assert address is None or clean_url(address) == address


@given(st.text(max_size=150))
def test_no_page_makes_it_raise(html: str) -> None:
    assert metadata(html).failed == ()


@pytest.mark.parametrize(
    "piece",
    [
        "<h1>Ferry back | a</h1>", '<p class="author">Ida Holm</p>', '<meta name="author" content="Ida Holm">',
        '<meta property="og:title" content="a | b - c">', '<a href="/x">Ida</a>', "<div itemscope itemprop=author>",
        '<script type="application/ld+json">{"@type": "Article", "author": "Ida Holm"}</script>',
    ],
)  # fmt: skip
def test_many_of_a_kind_are_read_to_the_end(piece: str) -> None:
    tree = LexborHTMLParser(piece * 5_000)
    assert metadata_of(structured(tree, URL), tree).failed == ()
