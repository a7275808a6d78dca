import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.metadata.nodes import MAX_STEPS, below, elsewhere, is_aside


def bylines(html: str) -> list[str]:
    return [node.text(strip=True) for node in below(LexborHTMLParser(html).css_first("h1")).bylines]


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="byline">Ann</p>', '<a rel="author" href="/ann">Ann</a>', '<span itemprop="author">Ann</span>',
        '<div class="Article__Author-name">Ann</div>', '<p class="autor">Ann</p>', '<b class="auteur">Ann</b>',
        '<div><div><i data-testid="Byline">Ann</i></div></div>', '<section><p class="posted-by">Ann</p></section>',
    ],
)  # fmt: skip
def test_bylines_below_the_headline(markup: str) -> None:
    assert "Ann" in bylines(f"<body><header><h1>Ferry</h1></header>{markup}")
    assert bylines(f"<body>{markup}<h1>Ferry</h1>") == []


@pytest.mark.parametrize("markup", ["<p>Ann</p>", '<p class="body">Ann</p>', '<script class="author">Ann</script>', ""])
def test_what_is_no_byline(markup: str) -> None:
    assert bylines(f"<h1>Ferry</h1>{markup}") == []


def test_only_the_elements_next_to_the_headline_are_looked_at() -> None:
    assert bylines(f"<h1>Ferry</h1>{'<p>x</p>' * MAX_STEPS}<p class=byline>Ann</p>") == []


@pytest.mark.parametrize("unseen", ["script", "noscript", "template", "iframe", "style"])
def test_what_is_in_elements_that_show_nothing_is_passed_over(unseen: str) -> None:
    shown = "<p class=byline>Bo</p>"
    assert bylines(f"<h1>Ferry</h1><{unseen}><p class=byline>Ann</p></{unseen}>{shown}") == ["Bo"]


def test_what_is_in_the_headline_is_not_below_it() -> None:
    assert bylines("<h1>Ferry <i class=byline>Ann</i></h1><!-- by --><p>x</p><p class=byline>Bo</p>") == ["Bo"]


def test_a_page_without_a_headline_has_none_below() -> None:
    assert below(None).bylines == below(None).standfirsts == ()


def test_bylines_elsewhere_are_found_by_a_search() -> None:
    tree = LexborHTMLParser(
        "<body class=author><p class=byline>Ann</p><h1>x</h1><a rel=author>Bo</a><meta itemprop=author>"
    )
    assert [node.text() for node in elsewhere(tree)] == ["Ann", "Bo"]


@pytest.mark.parametrize(
    ("html", "aside"),
    [
        ("<p id=x>Ann</p>", False),
        ("<article class=card><p id=x>Ann</p></article>", False),
        ("<main class=comments><p id=x>Ann</p></main>", False),
        ("<aside><p id=x>Ann</p></aside>", True),
        ("<ul><li><p id=x>Ann</p></li></ul>", True),
        ("<ul><li id=x>Ann</li></ul>", False),
        ("<figure><p id=x>Ann</p></figure>", True),
        ("<div class=comment-list><div><p id=x>Ann</p></div></div>", True),
        ("<div class=Comment-List><p id=x>Ann</p></div>", True),
        ("<div id=NAVIGATION><p id=x>Ann</p></div>", True),
        ("<div class=related><a id=x>Ann</a></div>", True),
        ("<div itemscope itemtype=https://schema.org/Comment><a id=x>Ann</a></div>", True),
        ("<div itemscope itemtype=https://schema.org/Person><a id=x>Ann</a></div>", False),
        ("<p id=x class=author-bio>Ann</p>", True),
    ],
)
def test_furniture_around_a_node(html: str, aside: bool) -> None:
    node = LexborHTMLParser(f"<body>{html}").css_first("#x")
    assert node is not None
    assert is_aside(node) is aside
