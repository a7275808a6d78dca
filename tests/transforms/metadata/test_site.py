from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import Structured, structured
from transforms.metadata.answer import Answer
from transforms.metadata.site import (
    LONGEST,
    MAX_HOMES,
    home_letters,
    host_words,
    is_site,
    site_letters,
    site_name,
    stated_names,
)

Make = Callable[..., Structured]


def named(page: Structured) -> Answer[str]:
    return site_name(page, stated_names(page))


@pytest.mark.parametrize(
    ("head", "story", "name", "source"),
    [
        ('<meta property="og:site_name" content="The Sound">', {}, "The Sound", "meta:og:site_name"),
        ("", {"publisher": {"@type": "Organization", "name": "The Sound"}}, "The Sound", "jsonld:publisher"),
        ('<meta name="application-name" content="The Sound">', {}, "The Sound", "meta:application-name"),
        ("<title>Ferry is back | The Sound</title>", {}, "The Sound", "title"),
        ("<title>Ferry is back - Sound.example</title>", {}, "Sound.example", "title"),
        ('<title>A | The Sound</title><meta property="og:site_name" content="sound.example">', {}, "The Sound", "title"),
        ('<meta property="og:site_name" content="www.sound.example">', {}, "sound.example", "meta:og:site_name"),
        ('<meta property="og:site_name" content="@sound">', {"publisher": {"name": "The Sound"}}, "The Sound", "jsonld:publisher"),
        ("", {"headline": "Ferry is back", "publisher": {"name": "Ferry is back"}}, None, "none"),
        ('<meta property="og:site_name" content="The Sound -">', {}, "The Sound", "meta:og:site_name"),
        ('<meta name="copyright" content="Copyright 2025 Sound Ltd">', {}, None, "none"),
        ("", {"publisher": {"@id": "https://www.sound.example/#org"}}, None, "none"),
        ("<title>Ferry is back - another word</title>", {}, None, "none"),
        ('<meta property="og:site_name" content=" - ">', {}, None, "none"),
        (f'<meta property="og:site_name" content="{"x" * LONGEST}">', {}, "x" * LONGEST, "meta:og:site_name"),
        (f'<meta property="og:site_name" content="{"x" * (LONGEST + 1)}">', {}, None, "none"),
        ('<meta property="og:site_name" content="@thesound">', {}, "@thesound", "meta:og:site_name"),
        ('<meta property="og:site_name" content="www.sound.example"><meta name="publisher" content="@sound">', {}, "sound.example", "meta:og:site_name"),
        ('<meta property="og:site_name" content="{{ site }}">', {"publisher": "The Sound"}, "The Sound", "jsonld:publisher"),
        ('<script type="application/ld+json">{"@type": "WebSite", "name": "The Sound"}</script>', {}, "The Sound", "jsonld:WebSite"),
        ('<script type="application/ld+json">{"@type": "Person", "name": "Ann Lee"}</script>', {}, None, "none"),
        ("<title>Ferry is back | Sound</title>", {}, "Sound", "title"),
        ("<title>Sound | Ferry | The Sound</title>", {}, "The Sound", "title"),  # the last one
        ("<title>Ferry is back | Sounding out the sea</title>", {}, None, "none"),  # "sound" opens other words
        ('<meta property="og:title" content="Ferry | The Sound"><title>Ferry</title>', {}, "The Sound", "title"),
        ("", {}, None, "none"),
    ],
)  # fmt: skip
def test_the_name_of_the_site(
    make_page: Make, head: str, story: dict[str, object], name: str | None, source: str
) -> None:
    found = named(make_page(head, **story))
    assert (found.value, found.source) == (name, source)
    assert (found.confidence > 0) is (name is not None)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://www.sound.example/x", {"sound", "soundexample"}),
        ("https://news.sound.co.uk/x", {"sound", "newssoundcouk", "couk"}),
        ("https://dw.com/x", {"dw", "dwcom"}),
        ("https://regional.sound.example/", {"regional", "sound", "soundexample", "regionalsoundexample"}),
    ],
)
def test_the_words_of_a_host(make_page: Make, url: str, words: set[str]) -> None:
    assert host_words(make_page(url=url)) == words


@pytest.mark.parametrize(
    ("url", "end", "name"),
    [
        ("https://www.harbour.example/x", "Harbour News", "Harbour News"),  # a long label opens the name
        ("https://www.harbour.example/x", "Harbour news for all who live by the sea and for all who love it", None),
        ("https://www.dw.example/x", "DW", None),  # two letters
        ("https://www.rsi.example/x", "RSI", "RSI"),
    ],
)
def test_the_host_spells_out_the_end_of_the_title(make_page: Make, url: str, end: str, name: str | None) -> None:
    assert named(make_page(f"<title>Ferry is back | {end}</title>", url=url)).value == name


@pytest.mark.parametrize(
    ("title", "link", "named"),
    [
        ("The Sound", '<a href="/">The  SOUND</a>', True),
        ("The Sound", '<a href="/"><img src="/l.png"></a><a href="/">The Sound</a>', True),
        ("The Sound", '<a href="/">x</a>' * MAX_HOMES + '<a href="/">The Sound</a>', False),
        ("The Sound", '<a href="/">Home</a>', False),
        ("The Sound", '<a href="/ferry">The Sound</a>', False),
        ("Ferry is back | The Sound", '<a href="/">The Sound</a>', False),  # the title says more
        ("", '<a href="/"></a>', False),
    ],
)
def test_a_title_that_the_link_to_the_home_page_bears_names_the_site(title: str, link: str, named: bool) -> None:
    tree = LexborHTMLParser(f"<title>{title}</title><body>{link}</body>")
    assert home_letters(structured(tree)) == ({"thesound"} if named else set())


def test_a_headline_is_no_name_of_its_site(make_page: Make) -> None:
    page = make_page(headline="Ferry", publisher={"name": "Ferry"})
    assert "ferry" not in site_letters(page, stated_names(page))
    assert "sound" in site_letters(page, stated_names(page))


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ("The Sound", True), ("the  SOUND", True), ("Sound News", True), ("Politics", False),
        ("what the sound of the sea does to all of us", False), ("", False), ("Sound of the sea by night", True),
        ("Sound of the sea by dark night", False), ("RSI", True), ("RSI News", False), ("R.S.I.", True),
    ],
)  # fmt: skip
def test_parts_of_a_title_that_name_the_site(part: str, named: bool) -> None:
    assert is_site(part, frozenset(("thesound", "sound", "rsi"))) is named
