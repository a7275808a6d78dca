import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import structured
from transforms.metadata.titles import View, view_of
from transforms.metadata.titles.measures import measures
from transforms.metadata.titles.view import is_linked, likeness, words_of

URL = "https://www.sound.example/2025/ferry-back-in-service"


def view(html: str, seen: str | None = None) -> View:
    return view_of(structured(LexborHTMLParser(html), URL), seen, frozenset(("thesound",)))


@pytest.mark.parametrize(
    ("html", "heading"),
    [
        ("<h1>Ferry back</h1>", "ferryback"),
        ("<h1>The Sound</h1><h1>Ferry back</h1>", "ferryback"),
        ("<nav><h1>More stories</h1></nav><main><h1>A tale of the sea</h1></main>", "ataleofthesea"),
        ("<title>A tale of the sea</title><h1>Menu</h1><h1>A tale of the sea</h1>", "ataleofthesea"),
        ('<h1><a href="/">Ferries</a></h1>', None),
        ("<h1>Menu</h1>", None),
        ("<nav><h1>Ferry</h1></nav>", None),
        ("<div class=sidebar><h1>A tale of the sea</h1></div>", None),
        ("<div class=story><h1>A tale of the sea</h1></div>", None),  # nothing speaks for it
        ("<h1 class=headline>A tale of the sea</h1>", "ataleofthesea"),
        ("<main><div><h1>A tale of the sea</h1></div></main>", "ataleofthesea"),
        ("<nav><article><h1>A tale of the sea</h1></article></nav>", "ataleofthesea"),
        ("<aside><h1 class=title>Ferry back</h1></aside><main><h1>Ferry service</h1></main>", "ferryservice"),
        ("<title>Ferry is back in service</title><h1>Ferry is back</h1><h1>Back</h1>", "ferryisback"),
        ("<p>x</p>", None),
    ],
)
def test_the_heading_over_the_story(html: str, heading: str | None) -> None:
    assert view(html).heading == heading


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ("Ferry back in service", 2 / 3 * 3 / 4),  # "in" is no word to go by, three words are few
        ("Ferry service again on Monday", 1.0),
        ("Winter timetable of the buses", 0.0),
        ("It is", 1 / 2 * 2 / 4),  # short words where there are no others
    ],
)
def test_how_much_of_a_candidate_its_story_has(line: str, share: float) -> None:
    page = structured(LexborHTMLParser(f"<h1>{line}</h1>"), URL)
    made = view_of(page, None, frozenset(), "On Monday the FERRY sails again: it was out of service.")
    (letters,) = made.candidates
    assert made.echo(letters) == pytest.approx(share)
    assert view_of(page, None, frozenset()).echo(letters) == 0


def test_a_title_seen_in_the_text_is_the_heading_of_a_page_without_one() -> None:
    assert view("<p>x</p>", seen="Seen there").heading == "seenthere"
    assert view("<h1>Ferry back</h1>", seen="Seen there").heading == "ferryback"


def test_the_node_is_that_of_the_heading_else_the_first() -> None:
    chosen, fallback = view("<h1>The Sound</h1><h1>Ferry back</h1>").node, view("<h1>Menu</h1>").node
    assert chosen is not None
    assert fallback is not None
    assert (chosen.text(), fallback.text()) == ("Ferry back", "Menu")
    assert view("<p>x</p>").node is None


def test_words_and_their_likeness() -> None:
    assert words_of("The Ferry, the FERRY!") == {"the", "ferry"}
    assert likeness(words_of("a b"), words_of("b c")) == pytest.approx(1 / 3)
    assert likeness(frozenset(), frozenset()) == 0


def test_the_address_speaks_for_its_words() -> None:
    page = view("<title>Ferry back in service</title><h1>Quite another thing</h1>")
    assert page.slug_share("ferrybackinservice") == 1
    assert page.slug_share("quiteanotherthing") == 0


@pytest.mark.parametrize(
    ("html", "linked"),
    [("<h1><a href=/>x</a></h1>", True), ("<a href=/><h1>x</h1></a>", True), ("<h1>x <a href=/>y</a></h1>", False)],
)
def test_linked_headings(html: str, linked: bool) -> None:
    node = LexborHTMLParser(html).css_first("h1")
    assert node is not None
    assert is_linked(node) is linked


@pytest.mark.parametrize(
    ("html", "letters", "name", "value"),
    [
        ("<title>The Sound</title>", "thesound", "site", 1.0),
        ("<title>FERRY BACK</title>", "ferryback", "upper", 1.0),
        ("<title>Ferry back...</title>", "ferryback", "ellipsis", 1.0),
        ("<title>Ferry</title>", "ferry", "one_word", 1.0),
        ("<title>Storm: Ferry back | Harbour</title>", "stormferryback", "title_front", 1.0),
        ("<h1>Storm and ferry back</h1><meta property=og:title content='Ferry back'>", "ferryback", "tail", 1.0),
        (
            "<h1>Storm and ferry back</h1><meta property=og:title content='Ferry back'>",
            "stormandferryback",
            "tailed",
            1.0,
        ),
        ("<title>Ferry back</title><h1>Ferry back</h1>", "ferryback", "own_alone", 0.0),
        ("<title>Other words</title><h1>Ferry back</h1>", "ferryback", "own_alone", 1.0),
    ],
)
def test_what_speaks_for_a_candidate(html: str, letters: str, name: str, value: float) -> None:
    assert measures(view(html), letters).get(name, 0.0) == value
