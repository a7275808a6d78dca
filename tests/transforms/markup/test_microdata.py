import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.microdata import MAX_NODES, MAX_STEPS, MAX_VALUE
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


@pytest.mark.parametrize(
    ("inner", "nested"),
    [
        ('<div itemscope itemprop="author" itemtype="Person">', True),
        ('<div itemscope itemtype="Person">', False),  # it stands there, but is no part
        ('<div itemscope itemprop="mainEntity" itemtype="Article">', False),
        ('<div itemscope itemprop="mainEntityOfPage" itemtype="WebPage">', False),
    ],
)
def test_which_items_are_parts(inner: str, nested: bool) -> None:
    _, thing = items(f"<div itemscope itemtype='Article'>{inner}<b itemprop=name>Bo</b></div></div>")
    assert thing.nested is nested


@pytest.mark.parametrize(
    ("markup", "name", "held"),
    [
        ('<a itemprop="URL" href="/story">Read</a>', "URL", ["/story"]),
        ('<img itemprop="image" src="/a.jpg"><img itemprop="image" src="/b.jpg">', "image", ["/a.jpg", "/b.jpg"]),
        ('<img itemprop="name" src="/a.jpg">', "name", ["/a.jpg"]),
        ('<b itemprop="a b c d">x</b>', "d", None),
        ('<b itemprop="name"></b>', "name", None),
        ('<p itemprop="ArticleBody">Story</p>', "ArticleBody", None),
        (f'<p itemprop="about">{"x" * 3_000}</p>', "about", ["x" * MAX_VALUE]),
        (
            '<time itemprop="datePublished" datetime="2025-01-02" content="2025-01-01">x</time>',
            "datePublished",
            ["2025-01-01"],
        ),
        ('<time itemprop="datePublished" datetime="">today</time>', "datePublished", ["today"]),
    ],
)
def test_what_an_item_holds(markup: str, name: str, held: list[str] | None) -> None:
    (item,) = items(f"<div itemscope itemtype='Article'>{markup}</div>")
    assert item.values.get(name) == held


@pytest.mark.parametrize(("steps", "found"), [(MAX_STEPS - 1, True), (MAX_STEPS, False)])
def test_a_mark_far_below_its_item_is_not_told_to_be_its_part(steps: int, found: bool) -> None:
    html = "<div itemscope itemtype=Article>" + "<div>" * steps + "<b itemprop=name>deep</b>"
    article = next(item for item in items(html) if item.types)
    assert bool(article.text("name")) is found


def test_only_the_first_marks_are_read() -> None:
    many = "<div itemscope><b itemprop=name>x</b></div>" * MAX_NODES
    assert len(items(many)) == MAX_NODES // 2


def test_deep_marks_do_not_cost_the_square_of_their_depth() -> None:
    html = "<div itemscope>" + "<div>" * 500 + "<b itemprop=name>deep</b>"
    loose = items(html)[0]
    assert loose.text("name") == "deep"  # too far below its item to be told to be part of it
