import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import structured
from transforms.metadata.links import MAX_LINKS, Link, links_of
from transforms.urls import clean_url

URL = "https://www.sound.example/news/2025/ferry-back"
STORY = "The ferry sails again, as the harbour master told the paper.\n\nRead the full timetable\n\nIt was repaired in Nexø."


def links(body: str, story: str = STORY) -> tuple[Link, ...]:
    tree = LexborHTMLParser(f"<body>{body}</body>")
    return links_of(tree, structured(tree, URL), story)


@pytest.mark.parametrize(
    ("body", "url", "anchor"),
    [
        ('<p>The ferry sails again, as the <a href="/master">harbour  master</a> told the paper.</p>', "https://www.sound.example/master", "harbour master"),
        ('<p>The ferry sails again, as the <b><a href="//port.example/x">harbour master</a></b> told the paper.</p>', "https://port.example/x", "harbour master"),
        ('<p><a href="https://t.example/?utm_source=a&d=1">Read the full timetable</a></p>', "https://t.example/?d=1", "Read the full timetable"),
        ('<p>It was repaired in <a href="/nexo"><em>Nexø</em></a>.</p>', "https://www.sound.example/nexo", "Nexø"),
        ('<div>It was repaired in <a href="/nexo" rel="nofollow">Nexø</a>.</div>', "https://www.sound.example/nexo", "Nexø"),
    ],
)  # fmt: skip
def test_links_in_the_text(body: str, url: str, anchor: str) -> None:
    (link,) = links(body)
    assert (link.url, link.anchor, link.place) == (url, anchor, "in_text")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (
            '<div class="related"><a href="/news/storm-closes-harbour">Storm closes the harbour again</a></div>',
            "related",
        ),
        (
            '<li><a href="https://regional.sound.example/storm-closes-harbour">Storm closes the harbour again</a></li>',
            "related",
        ),
        ('<li><a href="/article/123456789012">嵐で港が再び閉鎖されることになった</a></li>', "related"),
        ('<li><a href="https://ads.example/storm-closes-harbour">Storm closes the harbour again</a></li>', None),
        ('<li><a href="/news/sport">Sport</a></li>', None),
        ('<li><a href="/x">Storm closes the harbour again</a></li>', None),
        ('<nav><a href="/news/storm-closes-harbour">Storm closes the harbour again</a></nav>', None),
        ('<footer><p><a href="/news/storm-closes-harbour">Storm closes the harbour again</a></p></footer>', None),
        ('<p>harbour master of <a href="/elsewhere">harbour master</a> elsewhere</p>', None),
        (f'<p>It was repaired in <a href="{URL}">Nexø</a>.</p>', None),
        ('<p>It was repaired in <a href="#top">Nexø</a>.</p>', None),
        ('<p>It was repaired in <a href="mailto:a@sound.example">Nexø</a>.</p>', None),
        ('<p>It was repaired in <a href="javascript:void(0)">Nexø</a>.</p>', None),
        ('<p>It was repaired in <a href="http://[">Nexø</a>.</p>', None),
        ('<p>It was repaired in <a href="">Nexø</a>.</p>', None),
        ('<p>It was repaired in <a href="/img"><img src="/i.jpg"></a>Nexø.</p>', None),
    ],
)
def test_links_beside_the_text(body: str, place: str | None) -> None:
    assert [link.place for link in links(body)] == ([place] if place else [])


def test_links_know_whether_they_leave_the_site() -> None:
    body = '<p>It was repaired in <a href="/a" rel="nofollow">Nexø</a>.</p><p><a href="https://t.example/">Read the full timetable</a></p>'
    inner, outer = links(body)
    assert (inner.internal, inner.rel, outer.internal, outer.rel) == (True, "nofollow", False, "")


def test_an_address_counts_once_a_place() -> None:
    twice = '<p>It was repaired in <a href="/a">Nexø</a>.</p>' * 2
    assert len(links(twice)) == 1


def test_links_are_bounded_in_number() -> None:
    body = "".join(
        f'<p><a href="/news/harbour-story-{number}">Storm closes the harbour again</a></p>' for number in range(900)
    )
    assert len(links(body)) == MAX_LINKS


def test_a_page_without_links_or_story() -> None:
    assert links("<p>Nothing here</p>") == ()
    assert links('<p>Nexø <a href="/a">x</a></p>', "") == ()


@given(st.text(alphabet=st.sampled_from("/:?#[]@.ab%\\ \n\t"), max_size=40))
def test_addresses_are_absolute_and_clean(href: str) -> None:
    for link in links(f"<p>It was repaired in <a href='{href}'>Nexø</a>.</p>"):
        assert link.url.startswith(("https://", "http://"))
        assert clean_url(link.url) == link.url
