import numpy as np
import pytest

from transforms.markup import names
from transforms.markup.elements import element
from transforms.markup.names import Table, odds, words


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ((("class", "ArticleBody main-text"),), {"article", "body", "article-body", "main", "text", "main-text"}),
        ((("id", "RELATED_stories2"),), {"related", "stories", "related-stories"}),
        ((("role", "navigation"),), {"navigation", "role=navigation"}),
        ((("data-component", "text-block"),),
         {"text", "block", "text-block", "data-component=text", "data-component=block"}),
        ((("class", "x 12 _"),), set()),
        ((("style", "color: red"), ("hidden", "")), set()),
        ((("class", "a1 b2 c3 d4 e5 f6 seventh"),), set()),
    ],
)  # fmt: skip
def test_words_of_an_element(attributes: tuple[tuple[str, str], ...], found: set[str]) -> None:
    assert words(element("div", attributes)) == {"<div", *found}


def test_odds_are_those_of_the_strongest_words_either_way() -> None:
    known = Table({"article": 2.0, "body": 1.0, "related": -3.0, "<aside": -1.0})
    elements = [
        element("div", ()),
        element("div", (("class", "article-body"),)),
        element("div", (("class", "article related"),)),
        element("aside", (("class", "unknown"),)),
    ]
    assert odds(elements, known).tolist() == [[0, 0], [2, 0], [2, -3], [0, -1]]
    assert odds([], known).shape == (0, 2)


def test_asking_twice_gives_the_same() -> None:
    known = Table({"story": 1.5})
    elements = [element("p", (("class", "story"),))] * 3
    assert (odds(elements, known) == odds(elements, known)).all()


def test_the_packaged_table_knows_which_words_stand_around_stories() -> None:
    known = names.table().known
    assert len(known) > 1000
    assert all(known[word] < -0.5 for word in ("footer", "nav", "menu", "related", "comments", "<button"))
    assert known["article-body"] > 0.5
    assert known["<p"] > 0
    assert np.abs(list(known.values())).max() <= 4
