import pytest

from transforms.markup.mainstory import Page, bare, page_key, ranked, same_page
from transforms.markup.things import Thing


def article(nested: bool = False, kind: str = "newsarticle", **values: object) -> Thing:
    return Thing(frozenset((kind,)), dict(values), nested)


PAGE = Page(frozenset((page_key("https://a.example/ferry-back"),)), ("The ferry is back in service | The Sound",))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/x", "http://a.example/x", True),
        ("https://a.example/x/", "https://a.example/x", True),
        ("https://www.a.example/x", "https://a.example/x", True),
        ("https://m.a.example/x", "https://a.example/x/amp", True),
        ("https://a.example/x?utm=1", "https://a.example/x", True),
        ("https://a.example/x#top", "https://a.example/x", True),
        ("https://a.example/%C3%A6", "https://a.example/æ", True),
        ("https://a.example/x", "https://b.example/x", False),
        ("https://a.example/x", "https://a.example/y", False),
        ("https://a.example/?p=1", "https://a.example/?p=2", False),
        ("https://a.example/index.php?id=1", "https://a.example/index.php?id=2", False),
    ],
)
def test_addresses_of_one_page(one: str, other: str, same: bool) -> None:
    assert same_page(one, other) is same


@pytest.mark.parametrize(
    "own",
    [
        article(url="https://a.example/ferry-back"),
        article(mainEntityOfPage={"@id": "https://a.example/ferry-back/"}),
        article(**{"@id": "https://a.example/ferry-back#article"}),
        article(headline="The ferry is back in service"),
        article(kind="liveblogposting", headline="THE FERRY is back, in service"),
    ],
)
def test_the_own_story_comes_before_others(own: Thing) -> None:
    other = article(url="https://a.example/storm", headline="Storm closes the harbour for a week")
    assert ranked([other, own, other], PAGE)[0] == (own, True)


def test_another_story_is_not_the_pages_own() -> None:
    other = article(url="https://a.example/storm", headline="Storm closes the harbour for a week")
    assert ranked([other], PAGE) == [(other, False)]


def test_one_that_says_nothing_of_itself_is_own_where_it_is_alone() -> None:
    lone = article(author="Ida Holm")
    assert ranked([lone], PAGE) == [(lone, True)]
    assert [own for _, own in ranked([lone, article(author="Bo")], PAGE)] == [False, False]


def test_a_part_is_not_own_without_agreement() -> None:
    part = article(nested=True, author="Ida Holm")
    assert ranked([part], PAGE) == [(part, False)]


def test_of_equals_the_more_telling_then_the_first_wins() -> None:
    plain = article(kind="article", url="https://a.example/ferry-back")
    first = article(url="https://a.example/ferry-back", author="Ida")
    second = article(url="https://a.example/ferry-back", author="Bo")
    assert [thing for thing, _ in ranked([plain, first, second], PAGE)] == [first, second, plain]


def test_a_short_headline_is_no_agreement() -> None:
    short = article(headline="The ferry")
    assert ranked([short, article(headline="The")], PAGE)[0][1] is False


def test_letters_alone_are_compared() -> None:
    assert bare("  „Die Fähre“ ist – zurück!  ") == "diefähreistzurück"
