import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.blocks.features import Floats
from transforms.markup import names
from transforms.markup.elements import NAMING, Element, element
from transforms.markup.names import Table, odds, words

VALUES = st.text(st.sampled_from("abABZ1-_ \t\u3000é"), max_size=40)
ATTRIBUTES = st.lists(st.tuples(st.sampled_from(("class", "id", "style", "hidden", *NAMING)), VALUES), max_size=3)
ELEMENTS = st.lists(st.builds(element, st.sampled_from(("div", "aside", "h1", "my-story")), ATTRIBUTES.map(tuple)))


def slow_odds(elements: list[Element], known: Table) -> Floats:
    """Do the same by looking up every word of every element."""
    told = [[0.0, *(known.known.get(word, 0.0) for word in words(one))] for one in elements]
    return np.array([(max(one), min(one)) for one in told], np.float32).reshape(-1, 2)


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


@given(ELEMENTS, st.data())
def test_odds_are_those_of_all_words(elements: list[Element], data: st.DataObject) -> None:
    met = sorted({"<aside", "longer-name", "data-role=other"}.union(*map(words, elements)))
    known = Table(data.draw(st.dictionaries(st.sampled_from(met), st.floats(-4, 4))))
    assert (odds(elements, known) == slow_odds(elements, known)).all()


@pytest.mark.parametrize(
    "known", [{}, {"<div": 1.0}, {"Article": 1.0, "x": 1.0, "a-b": 1.0, "": 1.0, "class=main": 1.0}]
)
def test_tables_without_a_word_that_is_met(known: dict[str, float]) -> None:
    elements = [element("p", (("class", "Article x a-b main"),)), element("p", ())]
    assert not odds(elements, Table(known)).any()


@pytest.mark.parametrize(
    ("key", "value", "best"),
    [
        ("role", "main-story", 3),
        ("itemprop", "main", 1),
        ("class", "story", 0),
        ("style", "main", 0),
        ("hidden", "", 0),
    ],
)
def test_words_of_some_attributes_are_known_apart(key: str, value: str, best: float) -> None:
    known = Table({"main": 1.0, "role=story": 3.0, "itemprop=story": 4.0, "data-role=main": 4.0})
    assert odds([element("div", ((key, value),))], known).tolist() == [[best, 0]]


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


def test_no_two_words_of_the_packaged_table_have_one_hash() -> None:
    known = names.table()
    elements = [asked(word) for word in known.known]
    assert (odds(elements, known) == slow_odds(elements, known)).all()
    assert len(set(known.hashes.tolist())) == sum(word[0] != "<" for word in known.known) + 1


def asked(word: str) -> Element:
    """Return an element that has the word."""
    key, _, name = word.rpartition("=")
    return element(word[1:], ()) if word[0] == "<" else element("i", ((key or "class", name),))
