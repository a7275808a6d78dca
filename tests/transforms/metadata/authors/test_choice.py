import json
from collections.abc import Sequence

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.markup.structured import structured
from transforms.metadata.authors import Bylines, authors_of
from transforms.metadata.authors.choice import MAX_AUTHORS, SURE, Authors
from transforms.metadata.nodes import below, elsewhere

URL = "https://www.sound.example/2025/ferry"
SITES = frozenset(("thesound", "sound"))


def authors(html: str, seen: Sequence[str] = (), **story: object) -> Authors:
    stated = json.dumps({"@type": "NewsArticle", "url": URL, "headline": "Ferry back", **story})
    tree = LexborHTMLParser(f'<script type="application/ld+json">{stated}</script>{html}')
    nodes = (*below(tree.css_first("h1")).bylines, *elsewhere(tree))
    return authors_of(structured(tree, URL), Bylines(lambda: nodes, seen), SITES)


def person(name: str, **more: object) -> dict[str, object]:
    return {"@type": "Person", "name": name, **more}


@pytest.mark.parametrize(
    ("author", "people"),
    [
        (person("Ida Holm"), ("Ida Holm",)),
        ([person("Ida Holm"), person("Bo Roe")], ("Ida Holm", "Bo Roe")),
        ("Ida Holm", ("Ida Holm",)),
        (["Ida Holm", "Bo Roe"], ("Ida Holm", "Bo Roe")),
        (person("By Ida Holm, Bo Roe and Cy Oh"), ("Ida Holm", "Bo Roe", "Cy Oh")),
        (person(["Ida Holm und Bo Roe"]), ("Ida Holm", "Bo Roe")),
        ({"name": "IDA HOLM"}, ("Ida Holm",)),
        ({"@type": ["Person"], "name": "Ida Holm", "url": "/ida"}, ("Ida Holm",)),
        ([[person("Ida Holm")]], ("Ida Holm",)),
        ([person("Ida Holm"), person("Ida Holm")], ("Ida Holm",)),
        (person("Cortina"), ("Cortina",)),
        (person("The Sound"), ()),
        (person("Reuters"), ()),
        ({"@type": "Organization", "name": "Ida Holm"}, ()),
        (person("https://www.sound.example/ida"), ()),
        (person(""), ()),
        (["https://www.sound.example/ida", "Ida Holm"], ("Ida Holm",)),
        ({"@type": "Corporation", "name": "Ida Holm"}, ()),
        ({"@type": "NewsMediaOrganization", "name": "Ida Holm"}, ()),
        ({"givenName": "Ida Holm"}, ("Ida Holm",)),
        (person("Ida Holm", givenName="Bo Roe"), ("Ida Holm",)),
        ({}, ()),
        (None, ()),
        ([], ()),
        (7, ()),
    ],
)
def test_authors_of_json_ld(author: object, people: tuple[str, ...]) -> None:
    found = authors("", author=author).people
    assert (found.value or ()) == people
    assert found.source == ("jsonld:author" if people else "none")


def test_an_author_may_only_be_pointed_at() -> None:
    graph = {
        "@graph": [{"@type": "Article", "url": URL, "author": {"@id": "#ida"}}, {"@id": "#ida", **person("Ida Holm")}]
    }
    tree = LexborHTMLParser(f'<script type="application/ld+json">{json.dumps(graph)}</script>')
    assert authors_of(structured(tree, URL), Bylines(), SITES).people.value == ("Ida Holm",)


MICRO = '<div itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">Ferry back</h1>{}</div>'


@pytest.mark.parametrize(
    ("html", "people", "source"),
    [
        (MICRO.format('<b itemprop="author">Ida Holm</b>'), ("Ida Holm",), "microdata:author"),
        (MICRO.format('<p itemprop="author" itemscope>By <b itemprop="name">Ida Holm</b></p>'), ("Ida Holm",), "microdata:author"),
        ('<meta name="author" content="Ida Holm">', ("Ida Holm",), "meta:author"),
        ('<meta name="author" content="Ida Holm"><meta property="article:author" content="Bo Roe">', ("Ida Holm", "Bo Roe"), "meta:author"),
        ('<meta property="article:author" content="https://social.example/sound">', (), "none"),
        ('<meta name="dc.creator" content="Holm, Ida"><meta name="dc.creator" content="Roe, Bo">', ("Ida Holm", "Bo Roe"), "meta:author"),
        ('<meta name="byl" content="By Ida Holm and Bo Roe">', ("Ida Holm", "Bo Roe"), "meta:author"),
        ('<h1>Ferry</h1><p class="byline">By <a>Ida Holm</a> and <a>Bo Roe</a></p>', ("Ida Holm", "Bo Roe"), "byline"),
        (MICRO.format('<b itemprop="author">Ida Holm</b>') * 3, ("Ida Holm",), "microdata:author"),
        ('<div itemscope itemtype="https://schema.org/Comment"><b itemprop="author">Ida Holm</b></div>', (), "none"),
        ('<b itemprop="author">Ida Holm</b>', ("Ida Holm",), "microdata:author"),
        ('<meta name="dc.creator" content="Holm, Ida"><meta name="dc.creator" content="Bo Roe">', ("Bo Roe",), "meta:author"),
        ('<meta name="author" content="Ida Holm, Bo Roe">', ("Ida Holm", "Bo Roe"), "meta:author"),
        ('<meta name="author" content="/people/ida"><meta name="byl" content="Ida Holm">', ("Ida Holm",), "meta:author"),
        ('<h1>Ferry</h1><p class="byline">Ida Holm <a href="/x">Follow</a></p>', ("Ida Holm",), "byline"),
        ('<h1>Ferry</h1><p class="byline">' + "x" * 400 + ' <a href="/ida">Ida Holm</a></p>', (), "none"),
        ('<meta name="author" content="//social.example/profile/ida-von-holm">', ("Ida Von Holm",), "url:author"),
        ('<meta name="author" content="/authors/ida">', (), "none"),
        ('<meta name="author" content="/news/ida-holm">', (), "none"),
        ('<h1>Ferry</h1><p class="byline">Von Ida Holm, Rom</p><p>Text</p>', ("Ida Holm",), "byline"),
        ('<h1>Ferry</h1><div><b class="author">Ida Holm</b><b class="author">Bo Roe</b></div>', ("Ida Holm", "Bo Roe"), "byline"),
        ('<h1>Ferry</h1><aside><p class="author">Ida Holm</p></aside>', (), "none"),
        ('<h1>Ferry</h1><div class="comments"><p class="author">Ida Holm</p></div>', (), "none"),
        ('<p class="byline">Ida Holm</p><h1>Ferry</h1>', ("Ida Holm",), "byline"),
        ('<meta property="article:author" content="https://www.sound.example/authors/ida-holm/">', ("Ida Holm",), "url:author"),
        ("<h1>Ferry</h1>", (), "none"),
    ],
)  # fmt: skip
def test_authors_of_other_places(html: str, people: tuple[str, ...], source: str) -> None:
    found = authors(html).people
    assert (found.value or ()) == people
    assert found.source == source
    assert found.confidence == SURE.get(source.partition(":")[0], 0.0)


def test_bylines_side_by_side_are_one_and_those_apart_are_not() -> None:
    beside = (
        '<h1>Ferry</h1><div><b class="author">Ida</b><b class="author">Ida Holm</b><b class="author">Bo Roe</b></div>'
    )
    assert authors(beside).people.value == ("Ida Holm", "Bo Roe")
    apart = '<h1>Ferry</h1><div><b class="author">Ida Holm</b></div><div><b class="author">Bo Roe</b></div>'
    assert authors(apart).people.value == ("Ida Holm",)


def test_an_organisation_that_is_said_to_be_one_is_named_with_what_it_names() -> None:
    found = authors("<h1>Ferry</h1>", author={"@type": "Organization", "name": "Ida Holm, dpa, Sound Newsroom"})
    assert (found.people.value, found.agencies) == (None, ("dpa",))
    assert found.organisations == ("Ida Holm", "Sound Newsroom")


@pytest.mark.parametrize(
    ("language", "name", "people"),
    [
        ("ja", "渡辺一郎", ("渡辺一郎",)), ("zh-CN", "王小明", ("王小明",)), ("KO", "김민수", ("김민수",)),
        ("de", "渡辺一郎", ("Ida Holm",)), ("ja", "ida", ("Ida Holm",)),
    ],
)  # fmt: skip
def test_a_name_in_one_word_is_whole_in_east_asia(language: str, name: str, people: tuple[str, ...]) -> None:
    stated = json.dumps({"@type": "NewsArticle", "url": URL, "author": person(name)})
    html = f'<html lang="{language}"><script type="application/ld+json">{stated}</script><meta name="author" content="Ida Holm">'
    tree = LexborHTMLParser(html)
    assert authors_of(structured(tree, URL), Bylines(), SITES).people.value == people


def test_of_names_of_users_alone_the_first_source_counts() -> None:
    found = authors('<meta name="author" content="Bo">', author=person("Ida"))
    assert (found.people.value, found.people.source) == (("Ida",), "jsonld:author")


def test_later_places_are_not_asked_once_a_person_is_named() -> None:
    def refused() -> list[LexborNode]:
        raise AssertionError("the nodes are dear")

    stated = json.dumps({"@type": "NewsArticle", "url": URL, "author": person("Ida Holm")})
    tree = LexborHTMLParser(f'<script type="application/ld+json">{stated}</script>')
    assert authors_of(structured(tree, URL), Bylines(refused), SITES).people.value == ("Ida Holm",)


def test_a_byline_seen_in_the_text_comes_before_classes() -> None:
    found = authors('<h1>Ferry</h1><p class="author">Bo Roe</p>', seen=["9 May 2025", "By Ida Holm"])
    assert found.people.value == ("Ida Holm",)


def test_agencies_and_organisations_stand_apart() -> None:
    found = authors('<meta name="author" content="Ida Holm">', author=[{"name": "dpa"}, {"name": "Sound Newsroom"}])
    assert found.people.value == ("Ida Holm",)
    assert found.agencies == ("dpa",)
    assert found.organisations == ("Sound Newsroom",)


def test_the_name_of_a_user_yields_to_a_full_one() -> None:
    assert authors('<h1>x</h1><p class="byline">By Ida Holm</p>', author=person("ida77")).people.value == ("Ida Holm",)
    assert authors('<h1>x</h1><p class="byline">By Ida Holm</p>', author=person("Ida")).people.value == ("Ida Holm",)
    assert authors("<h1>x</h1>", author=person("Ida")).people.value == ("Ida",)


def test_authors_are_bounded_in_number() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    many = [person(f"Ida {one}{two}olm".title()) for one in letters for two in letters]
    assert len(authors("", author=many).people.value or ()) == MAX_AUTHORS
