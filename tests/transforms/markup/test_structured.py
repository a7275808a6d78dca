import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import Structured, structured

URL = "https://www.sound.example/news/ferry-back"


def read(head: str = "", body: str = "", url: str | None = URL, root: str = "") -> Structured:
    return structured(LexborHTMLParser(f"<html {root}><head>{head}</head><body>{body}</body></html>"), url)


def script(*documents: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(document)}</script>' for document in documents)


STORY = {
    "@type": "NewsArticle",
    "url": URL,
    "headline": "The ferry is back",
    "articleBody": "<p>It sails &amp; sails.</p><p>Every day.</p>",
    "author": {"@id": "#ida"},
}


def test_meta_elements_are_read_by_all_their_names() -> None:
    page = read(
        '<meta property="og:title" content="The ferry &amp; the sea"><meta name="DC.Title" content="Ferry">'
        '<meta name="author" content="Ann"><meta name="author" content="Bo"><meta name="author" content="Ann">'
        '<meta http-equiv="Content-Language" content="da"><meta itemprop="name" content="N">'
        '<meta name="twitter:title" property="og:x" value="V"><meta name="empty" content=" "><meta charset="utf-8">'
    )
    assert page.meta("og:title") == ("The ferry & the sea",)
    assert page.meta("dc.title") == ("Ferry",)
    assert page.meta("author") == ("Ann", "Bo")
    assert page.meta("nothing", "author", "og:title") == ("Ann", "Bo", "The ferry & the sea")
    assert page.meta("content-language") == ("da",)
    assert page.meta("name") == ("N",)
    assert page.meta("twitter:title") == page.meta("og:x") == ("V",)
    assert page.meta("empty") == ()


def test_meta_elements_are_read_wherever_they_stand() -> None:
    assert read(body='<div><meta name="author" content="Ann"></div>').meta("author") == ("Ann",)


@pytest.mark.parametrize(
    ("head", "address", "absolute"),
    [
        ("", "/a", "https://www.sound.example/a"),
        ("", "b", "https://www.sound.example/news/b"),
        ("", "//cdn.example/c.jpg", "https://cdn.example/c.jpg"),
        ("", "https://other.example/d?utm_source=x&y=1", "https://other.example/d?y=1"),
        ('<base href="https://base.example/x/">', "e", "https://base.example/x/e"),
        ('<base href="/static/">', "f", "https://www.sound.example/static/f"),
        ('<base target="_top">', "/g", "https://www.sound.example/g"),
        ("", "#top", None),
        ("", "", None),
        ("", None, None),
        ("", "javascript:void(0)", None),
        ("", "data:image/png;base64,AA", None),
        ("", "http://[", None),
        ("", "https://", None),
    ],
)
def test_addresses_become_absolute(head: str, address: str | None, absolute: str | None) -> None:
    assert read(head).absolute(address) == absolute


def test_without_an_address_of_its_own_only_absolute_ones_count() -> None:
    page = read('<link rel="canonical" href="/x"><link rel="canonical" href="https://a.example/y">', url=None)
    assert page.link("canonical") == ("https://a.example/y",)


def test_links_are_read_by_each_word_of_their_relation() -> None:
    page = read('<link rel="image_src Canonical" href="/x"><link rel="icon" href="/i.png"><link href="/none">')
    assert page.link("canonical") == page.link("image_src") == ("https://www.sound.example/x",)


@pytest.mark.parametrize("rel", ["icon", "stylesheet", "canonical-host", "amphtml", ""])
def test_links_that_say_nothing_of_the_story_are_left_alone(rel: str) -> None:
    page = read(f'<link rel="{rel}" href="/x">')
    assert (page.nodes["link"], page.links, page.link(rel)) == ([], {}, ())


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title> The ferry\n is back </title>", "", "The ferry is back"),
        ("<title>A &amp; B</title>", "", "A & B"),
        ("<title></title>", "<title>Late</title>", "Late"),
        ("", "<svg><title>Icon</title></svg>", ""),
        ("", "<svg><title>Icon</title></svg><title>Page</title>", "Page"),
        ("", "", ""),
    ],
)
def test_the_title_element(head: str, body: str, title: str) -> None:
    assert read(head, body).title == title


def test_the_language_is_that_of_the_root() -> None:
    assert read(root='lang="da-DK"').language == "da-DK"
    assert read().language is None


def test_the_own_article_and_what_it_says() -> None:
    other = {"@type": "NewsArticle", "url": "https://www.sound.example/news/storm", "headline": "Storm at the harbour"}
    page = read(script({"@graph": [other, STORY, {"@type": "Person", "@id": "#ida", "name": "Ida Holm"}]}))
    assert page.article is not None
    assert page.article.text("headline") == "The ferry is back"
    assert [thing.text("headline") for thing in page.articles] == ["The ferry is back", "Storm at the harbour"]
    assert page.article_body == "It sails & sails.\nEvery day."
    assert page.headlines == ("The ferry is back",)
    assert page.named["#ida"].text("name") == "Ida Holm"


def test_a_page_about_nothing_of_its_own_has_no_article() -> None:
    page = read(script({"@type": "NewsArticle", "url": "https://www.sound.example/a", "headline": "Another tale told"}))
    assert page.article is None
    assert page.article_body is None
    assert page.headlines == ()
    assert len(page.articles) == 1


def test_microdata_is_an_article_too() -> None:
    page = read(
        body='<div itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">The ferry</h1></div>'
    )
    assert page.article is not None
    assert page.article.source == "microdata"
    assert [node.tag for node in page.headings] == ["h1"]


@pytest.mark.parametrize(
    ("link", "home", "marked"),
    [
        ('<a href="/">Home</a>', True, False),
        ('<a href="/" itemprop="url">Home</a>', True, True),
        ('<a href="/ann" itemprop="author">Ann</a>', False, True),
        ('<a href="/ann" itemscope itemtype="https://schema.org/Person">Ann</a>', False, True),
        ('<a href="/#top">Top</a>', False, False),
        ('<link rel="home" href="/">', False, False),
    ],
)
def test_links_to_the_home_page_and_links_of_microdata(link: str, home: bool, marked: bool) -> None:
    page = read(body=link)
    assert [node.tag for node in page.homes] == ["a"] * home
    assert bool(page.marked) is marked


def test_headings_of_the_second_order_stand_in() -> None:
    assert [node.text() for node in read(body="<h2>One</h2><h2>Two</h2>").headings] == ["One", "Two"]
    assert [node.text() for node in read(body="<h2>One</h2><h1>Main</h1>").headings] == ["Main"]


def test_of_two_things_with_one_name_the_fuller_is_meant() -> None:
    page = read(script([{"@type": "Person", "@id": "#a"}, {"@type": "Person", "@id": "#a", "name": "Ann"}]))
    assert page.named["#a"].text("name") == "Ann"


def test_scripts_of_other_kinds_are_left_alone() -> None:
    assert read('<script type="application/json">{"@type": "NewsArticle"}</script>').things == ()


def test_an_address_is_own_by_canonical_og_url_or_fetch() -> None:
    page = read('<link rel="canonical" href="/c"><meta property="og:url" content="https://www.sound.example/o">')
    assert all(page.is_own(address) for address in ("/c", "/o", URL, "http://sound.example/c/"))
    assert not page.is_own("/elsewhere")
    assert not page.is_own(None)


@given(st.text(alphabet=st.sampled_from("<>/=\"' abmetlinkscrptioh123!-{}[]:,@"), max_size=300))
def test_no_markup_makes_it_raise(html: str) -> None:
    page = structured(LexborHTMLParser(html), URL)
    for read_all in (page.metas, page.links, page.title, page.things, page.articles, page.article_body, page.keys):
        assert read_all is not NotImplemented


@pytest.mark.parametrize(
    "piece", ["<meta name=a content=b>", "<div itemscope>", "<b itemprop=x>y</b>", "<link rel=x href=/y>"]
)
def test_many_of_a_kind_are_read_to_the_end(piece: str) -> None:
    page = structured(LexborHTMLParser("<html><body>" + piece * 20_000), URL)
    assert page.metas is not None
    assert page.link("x") is not None
    assert page.things is not None
