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


@pytest.mark.parametrize(
    ("values", "own"),
    [
        ({"url": "https://b.example/x", "headline": "The ferry is back in service"}, True),  # the headline outweighs
        (
            {"url": "https://a.example/ferry-back", "headline": "Quite another headline here"},
            True,
        ),  # and so the address
        ({"url": "https://b.example/x"}, False),
        ({"headline": "Quite another headline here"}, False),
        ({"name": "The ferry is back in service"}, True),
        ({"url": "no address", "headline": "Short"}, True),  # says nothing, and is alone
        ({"url": ["https://b.example/1", "https://b.example/2", "https://a.example/ferry-back"]}, True),
        (
            {
                "url": [
                    "https://b.example/1",
                    "https://b.example/2",
                    "https://b.example/3",
                    "https://a.example/ferry-back",
                ]
            },
            False,
        ),
    ],
)
def test_address_and_headline_are_weighed(values: dict[str, object], own: bool) -> None:
    assert ranked([article(**values)], PAGE)[0][1] is own


def test_on_a_page_without_an_address_none_speaks_against_an_article() -> None:
    nowhere = Page(frozenset(), ())
    assert ranked([article(url="https://b.example/x", headline="Quite another headline here")], nowhere)[0][1] is True


def test_a_part_yields_to_an_equal_that_is_none() -> None:
    part = article(nested=True, url="https://a.example/ferry-back")
    whole = article(url="https://a.example/ferry-back")
    assert ranked([part, whole], PAGE) == [(whole, True), (part, True)]


def test_what_says_more_of_itself_goes_before_what_says_less_but_after_a_kind() -> None:
    plain = article(kind="article", **{f"key{n}": n for n in range(90)})
    terse, full = article(author="Ida"), article(author="Ida", image="/i.jpg")
    assert [thing for thing, _ in ranked([plain, terse, full], Page(frozenset(), ()))] == [full, terse, plain]


def test_a_short_headline_is_no_agreement() -> None:
    short = article(headline="The ferry")
    assert ranked([short, article(headline="The")], PAGE)[0][1] is False


def test_letters_alone_are_compared() -> None:
    assert bare("  „Die Fähre“ ist – zurück!  ") == "diefähreistzurück"
