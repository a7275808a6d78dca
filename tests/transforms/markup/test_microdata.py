import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.microdata import MAX_NODES
from transforms.markup.structured import structured
from transforms.markup.things import Thing


def items(html: str) -> tuple[Thing, ...]:
    return structured(LexborHTMLParser(html)).marked


PAGE = """
<article itemscope itemtype="https://schema.org/NewsArticle">
  <meta itemprop="mainEntityOfPage" content="https://a.example/ferry">
  <h1 itemprop="headline">The ferry is back</h1>
  <span itemprop="author" itemscope itemtype="https://schema.org/Person">by <b itemprop="name">Ida Holm</b></span>
  <time itemprop="datePublished" datetime="2025-02-01">Saturday</time>
  <img itemprop="image" src="/ferry.jpg">
  <div itemprop="articleBody">A long story.</div>
  <div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="The Sound"></div>
</article>
"""


def test_an_item_holds_its_values_and_the_items_in_it() -> None:
    story, person, publisher = items(PAGE)
    assert story.types == {"newsarticle"}
    assert story.text("headline") == "The ferry is back"
    assert story.text("datePublished") == "2025-02-01"
    assert story.text("image") == "/ferry.jpg"
    assert story.text("author") == "Ida Holm"
    assert story.text("publisher") == "The Sound"
    assert story.text("mainEntityOfPage") == "https://a.example/ferry"
    assert (story.nested, person.nested, publisher.nested) == (False, True, True)
    assert {thing.source for thing in (story, person, publisher)} == {"microdata"}


def test_the_story_itself_is_left_to_the_reader_of_the_text() -> None:
    assert "articleBody" not in items(PAGE)[0].values


@pytest.mark.parametrize(
    ("markup", "name", "value"),
    [
        ('<a itemprop="author" href="/people/ann">Ann Lee</a>', "author", "Ann Lee"),
        ('<a itemprop="url" href="/story">Read</a>', "url", "/story"),
        ('<link itemprop="mainEntityOfPage" href="https://a.example/">', "mainEntityOfPage", "https://a.example/"),
        ('<meta itemprop="keywords" content="sea, ferry">', "keywords", "sea, ferry"),
        ('<span itemprop="name headline">Two names</span>', "headline", "Two names"),
        ('<time itemprop="dateModified">today</time>', "dateModified", "today"),
        ('<h2 itemprop="alternativeHeadline">More</h2>', "alternativeHeadline", "More"),
    ],
)
def test_values_are_read_where_they_stand(markup: str, name: str, value: str) -> None:
    (item,) = items(f"<div itemscope itemtype='http://schema.org/Article'>{markup}</div>")
    assert item.text(name) == value


def test_what_stands_in_no_item_comes_first_without_types() -> None:
    loose, item = items(
        "<p itemprop='author'>Ann Lee</p><div itemscope itemtype='Person'><b itemprop=name>Bo</b></div>"
    )
    assert (loose.types, loose.text("author")) == (frozenset(), "Ann Lee")
    assert item.text("name") == "Bo"


def test_a_page_without_marks_has_no_items() -> None:
    assert items("<h1>A</h1><p>B</p>") == ()


def test_only_the_first_marks_are_read() -> None:
    many = "<div itemscope><b itemprop=name>x</b></div>" * MAX_NODES
    assert len(items(many)) == MAX_NODES // 2


def test_deep_marks_do_not_cost_the_square_of_their_depth() -> None:
    html = "<div itemscope>" + "<div>" * 500 + "<b itemprop=name>deep</b>"
    loose = items(html)[0]
    assert loose.text("name") == "deep"  # too far below its item to be told to be part of it
