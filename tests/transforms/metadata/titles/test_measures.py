import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import structured
from transforms.metadata.titles import view_of
from transforms.metadata.titles.measures import NAMES, measures

URL = "https://www.sound.example/2025/ferry-back-in-service"
SITES = frozenset(("thesound",))


def measured(html: str, letters: str, url: str = URL, **story: object) -> dict[str, float]:
    stated = {"@type": "NewsArticle", "url": url, **story} if story else None
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>' if stated else ""
    found = view_of(structured(LexborHTMLParser(f"<head>{script}</head>{html}"), url), None, SITES)
    return measures(found, letters)


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


@pytest.mark.parametrize(
    ("title", "letters", "bar", "dash"),
    [
        ("Storm | a tale", "stormatale", 1, 0),
        ("Storm » a tale", "stormatale", 1, 0),
        ("Storm::a tale", "stormatale", 1, 0),
        ("嵐_港", "嵐港", 1, 0),
        ("storm_harbour", "stormharbour", 0, 0),
        ("Storm - a tale", "stormatale", 0, 1),
        ("Storm – a tale", "stormatale", 0, 1),
        ("Storm — a tale", "stormatale", 0, 0),
        ("Storm-tale", "stormtale", 0, 0),
    ],
)
def test_marks_in_a_candidate(title: str, letters: str, bar: int, dash: int) -> None:
    found = measured(f"<title>{title}</title>", letters)
    assert (found.get("bar", 0), found.get("dash", 0)) == (bar, dash)


@pytest.mark.parametrize(
    ("words", "one"), [("Ferry", 1), ("Ferry ferry", 1), ("Ferry back", 0), ("Ferry back again", 0)]
)
def test_a_candidate_of_one_word(words: str, one: int) -> None:
    assert measured(f"<title>{words}</title>", words.replace(" ", "").casefold()).get("one_word", 0) == one


@pytest.mark.parametrize(
    ("html", "letters", "tail", "tailed"),
    [
        (f"<h1>Storm and ferry back</h1>{og('ferry back')}", "ferryback", 1, 0),
        (f"<h1>Storm and ferry back</h1>{og('ferry back')}", "stormandferryback", 0, 1),
        (f"<h1>Ferry back and storm</h1>{og('Ferry back')}", "ferryback", 0, 0),
        (f"<h1>Ferry back and storm</h1>{og('Ferry back')}", "ferrybackandstorm", 0, 0),
        (f"<h1>Ferry back</h1>{og('Ferry back')}", "ferryback", 0, 0),
        ("<h1>Ferry back</h1>", "ferryback", 0, 0),
        ("<h1>Storm and ferry back</h1><title>ferry back</title>", "ferryback", 0, 0),  # no Open Graph
    ],
)
def test_a_candidate_may_be_the_end_of_the_heading(html: str, letters: str, tail: int, tailed: int) -> None:
    found = measured(html, letters)
    assert (found.get("tail", 0), found.get("tailed", 0)) == (tail, tailed)


@pytest.mark.parametrize(
    ("heading", "title", "letters", "cut"),
    [
        ("Ferry back | Harbour", "Ferry back | Harbour", "ferryback", 1),
        ("Ferry back - Harbour", "Ferry back - Harbour", "ferryback", 0),  # no bar of its own
        ("Ferry back | Harbour", "Ferry back", "ferryback", 0),  # nothing was cut off
        ("Ferry back | Harbour", "Ferry back | Harbour", "harbour", 0),  # what was cut off
    ],
)
def test_a_candidate_may_be_cut_from_the_bar_of_the_heading(heading: str, title: str, letters: str, cut: int) -> None:
    assert measured(f"<h1>{heading}</h1><title>{title}</title>", letters).get("cut_own_bar", 0) == cut


@pytest.mark.parametrize(
    ("kind", "named", "both"),
    [("NewsArticle", "Ferry back", 1), ("Article", "Ferry back", 0), ("NewsArticle", "Another story", 0)],
)
def test_what_data_and_open_graph_of_news_say_beside_the_heading(kind: str, named: str, both: int) -> None:
    html = f"<main><h1 class=headline>All the harbour sails again</h1></main>{og('Ferry back')}"
    found = measured(html, "ferryback", **{"@type": kind, "headline": named})
    assert found.get("news_ld_og", 0) == both


@pytest.mark.parametrize(("words", "long"), [(30, 0), (31, 1)])
def test_a_heading_of_many_words_is_a_standfirst(words: int, long: int) -> None:
    text = " ".join(f"word{number}" for number in range(words))
    found = measured(f"<main><h1>{text}</h1></main>", text.replace(" ", ""))
    assert found["own"] == 1
    assert found.get("own_long", 0) == long


@pytest.mark.parametrize(
    ("html", "letters", "name", "value"),
    [
        ("<h1>Ferry back | Harbour</h1>", "ferrybackharbour", "own_bar", 1),
        ("<h1>Ferry back in service</h1>", "ferrybackinservice", "own_alone_slug", 1),
        (f"<h1>Ferry back in service</h1>{og('Ferry back in service')}", "ferrybackinservice", "own_alone_slug", 0),
        ("<h1>Ferry back in service</h1>", "ferrybackinservice", "slug", 1),
        ("<h1>Ferry back</h1>", "ferryback", "slug", 0.5),
        ("<h1>Ferry back</h1>", "ferryback", "whole", 1),
        ("<title>Storm: ferry back</title>", "ferryback", "whole", 0),
        ("<title>Storm | The Sound Today</title>", "storm", "rest_site", 0),  # it is cut off before
        ("<title>Storm: The Sound</title>", "storm", "rest_site", 1),
        ("<title>Ferry back…</title>", "ferryback", "ellipsis", 1),
        ("<h2><a href=/x>Ferry back</a></h2>", "ferryback", "linked", 1),
        ("<title>Ferry back</title><h1>Ferry gone</h1>", "ferrygone", "like_title", 1 / 3),
        (f"<h1>Ferry gone</h1>{og('Ferry back')}", "ferrygone", "like_og", 1 / 3),
    ],
)
def test_what_speaks_for_a_candidate(html: str, letters: str, name: str, value: float) -> None:
    assert measured(html, letters).get(name, 0) == pytest.approx(value)


def test_only_what_is_not_zero_is_said() -> None:
    found = measured("<title>Ferry back</title><h1>Ferry back</h1>", "ferryback")
    assert all(found.values())
    assert set(found) <= set(NAMES)
