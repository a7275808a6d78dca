import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import structured
from transforms.metadata.answer import Answer
from transforms.metadata.site import site_letters, stated_names
from transforms.metadata.titles import title_of, view_of
from transforms.metadata.titles.choice import MAX_HEADINGS, MAX_TITLE, WEIGHTS
from transforms.metadata.titles.measures import NAMES, measures

PAGES = json.loads(Path(__file__).with_name("pages.json").read_text("utf-8"))
URL = "https://www.sound.example/news/1"


def title(html: str, url: str = URL, seen: str | None = None) -> Answer[str]:
    page = structured(LexborHTMLParser(html), url)
    return title_of(view_of(page, seen, site_letters(page, stated_names(page))))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_the_headline_of_a_page(page: dict[str, Any]) -> None:
    found = title(f"<html><head>{page['head']}</head><body>{page['body']}</body></html>", page.get("url", URL))
    assert found.value == page["title"]
    assert found.source == page["source"]
    assert 0.3 < found.confidence <= 1


def test_a_page_that_states_none_has_none() -> None:
    assert title("<p>Some text</p>") == Answer()


def test_what_was_seen_in_the_text_stands_in() -> None:
    found = title("<p>Ferry is back in service</p>", seen="Ferry is back in service")
    assert (found.value, found.source) == ("Ferry is back in service", "text")


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<title>The Sound</title><h2>Ferry is back in service</h2>", "Ferry is back in service"),
        ("<title>The Sound</title><p>x</p>", None),  # no title is better than the site's name
        ('<meta property="og:title" content="sound.example"><p>x</p>', None),
        ("<title>The Sound</title><h1>The Sound</h1>", "The Sound"),  # a page about the site
    ],
)
def test_the_name_of_the_site_is_no_headline(html: str, wanted: str | None) -> None:
    assert title(f'<meta property="og:site_name" content="The Sound">{html}').value == wanted


def test_the_story_tells_which_of_two_headings_is_its_own() -> None:
    html = "<h1>Winter timetable of all buses</h1><h1>Ferry is back in service again</h1>"
    page = structured(LexborHTMLParser(html), URL)
    story = "The ferry sails again. It is in service from Monday on, and back at its old pier."
    without, beside = (title_of(view_of(page, None, frozenset(), told)) for told in ("", story))
    assert beside.value == "Ferry is back in service again"
    assert beside.confidence > without.confidence


def test_it_is_surer_where_sources_agree() -> None:
    agreed = title("<title>Ferry is back in service</title><h1>Ferry is back in service</h1>")
    parted = title("<title>All about the new timetable</title><h1>Ferry is back in service</h1>")
    assert agreed.confidence > parted.confidence


@pytest.mark.parametrize(
    ("html", "source"),
    [
        ("<title>Ferry is back - a tale</title><h1>Ferry is back</h1>", "h1"),
        ("<title>Ferry is back in service: a tale of the sea</title>", "title"),
        ('<h1><span class="kicker">Storm</span><b>Ferry is back in service</b></h1><p>x</p>', "h1"),
        ("<h2>Ferry is back in service</h2>", "h2"),
        ('<meta name="dc.title" content="Ferry is back in service">', "meta:title"),
        ('<meta name="twitter:title" content="Ferry is back in service">', "meta:twitter:title"),
        (
            '<div itemscope itemtype="https://schema.org/Article"><b itemprop=headline>Ferry is back',
            "microdata:headline",
        ),
    ],
)
def test_where_a_headline_stands(html: str, source: str) -> None:
    assert title(html).source == source


def test_a_part_of_a_text_stands_where_the_whole_does() -> None:
    page = structured(LexborHTMLParser("<title>Storm over the sea tonight: Ferry back</title>"), URL)
    view = view_of(page, None, frozenset())
    assert {place for candidate in view.candidates.values() for place in candidate.places} == {
        "title",
        "title_front",
        "title_first",
        "title_back",
    } - {"title_first"}
    assert title_of(view).source == "title"


def test_headlines_and_headings_are_bounded() -> None:
    long = title("<h1>" + "word " * 70 + "</h1>").value
    assert long is not None
    assert len(long) == MAX_TITLE
    page = structured(LexborHTMLParser("".join(f"<h1>Heading no {n}</h1>" for n in range(20))), URL)
    assert len(view_of(page, None, frozenset()).candidates) == MAX_HEADINGS


def test_the_confidence_is_rounded() -> None:
    found = title("<title>Ferry is back</title><h1>Quite another thing</h1>")
    assert found.confidence == round(found.confidence, 3)
    assert 0 < found.confidence < 1


@pytest.mark.parametrize("head", ["<title>Ferry is back</title>", "<h1>FERRY IS BACK</h1><title>Ferry is back</title>"])
def test_the_one_wording_there_is_is_sure(head: str) -> None:
    assert title(head).confidence == 1


def test_every_measure_has_its_weight() -> None:
    assert set(WEIGHTS) == set(NAMES)


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.booleans())
def test_no_title_makes_it_raise(texts: list[str], news: bool) -> None:
    story = {"@type": "NewsArticle" if news else "WebPage", "headline": texts[0]}
    html = f"<title>{texts[-1]}</title><script type='application/ld+json'>{json.dumps(story)}</script>"
    page = structured(LexborHTMLParser(html + "".join(f"<h1>{text}</h1>" for text in texts)), URL)
    view = view_of(page, texts[0], site_letters(page, stated_names(page)))
    for letters in view.candidates:
        assert set(measures(view, letters)) <= set(NAMES)
    found = title_of(view)
    assert found.value is None or 0 < len(found.value) <= MAX_TITLE
    assert 0 <= found.confidence <= 1
