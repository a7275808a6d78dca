from collections.abc import Callable

import pytest

from transforms.markup.structured import Structured
from transforms.metadata.site import host_words, is_site, site_letters, site_name

Make = Callable[..., Structured]


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
        ("", {}, None, "none"),
    ],
)  # fmt: skip
def test_the_name_of_the_site(
    make_page: Make, head: str, story: dict[str, object], name: str | None, source: str
) -> None:
    found = site_name(make_page(head, **story))
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


def test_a_headline_is_no_name_of_its_site(make_page: Make) -> None:
    page = make_page(headline="Ferry", publisher={"name": "Ferry"})
    assert "ferry" not in site_letters(page)
    assert "sound" in site_letters(page)


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ("The Sound", True), ("the  SOUND", True), ("Sound News", True), ("Politics", False),
        ("what the sound of the sea does to all of us", False), ("", False),
    ],
)  # fmt: skip
def test_parts_of_a_title_that_name_the_site(part: str, named: bool) -> None:
    assert is_site(part, frozenset(("thesound", "sound"))) is named
