import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.mainstory import page_key
from transforms.markup.structured import structured
from transforms.metadata.links import MAX_ANCHOR, MAX_LINKS, MAX_SEEN, Link, links_of
from transforms.urls import clean_url

URL = "https://www.sound.example/news/2025/ferry-back"
STORY = "The ferry sails again, as the harbour master told the paper.\n\nRead the full timetable\n\nIt was repaired in Nexø."


def links(body: str, story: str = STORY) -> tuple[Link, ...]:
    tree = LexborHTMLParser(f"<body>{body}</body>")
    return links_of(tree, structured(tree, URL), story).found


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
        ('<li><a href="/themen/fussballaenderspiele">Fußballländerspiele</a></li>', None),
        ('<p>It was repaired in <a href="http://nexo4711/">Nexø</a>.</p>', None),
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


@pytest.mark.parametrize(
    ("own", "other", "internal"),
    [
        ("https://www.rs.example/a", "https://women.rs.example/b", True),
        ("https://sound.co.uk/a", "https://sport.sound.co.uk/b", True),
        ("https://sound.co.uk/a", "https://other.co.uk/b", False),
        ("https://sound.example/a", "https://other.example/b", False),
    ],
)
def test_hosts_of_one_site(own: str, other: str, internal: bool) -> None:
    tree = LexborHTMLParser(f'<p>It was repaired in <a href="{other}">Nexø</a>.</p>')
    (link,) = links_of(tree, structured(tree, own), STORY).found
    assert link.internal is internal


def test_an_address_counts_once_a_place() -> None:
    twice = '<p>It was repaired in <a href="/a">Nexø</a>.</p>' * 2
    assert len(links(twice)) == 1


def test_links_are_bounded_in_number() -> None:
    body = "".join(
        f'<p><a href="/news/harbour-story-{number}">Storm closes the harbour again</a></p>' for number in range(900)
    )
    assert len(links(body)) == MAX_LINKS


@pytest.mark.parametrize(
    ("links", "whole"),
    [
        ([f'<a href="/{number}">x</a>' for number in range(MAX_SEEN)], True),
        ([f'<a href="/{number}">x</a>' for number in range(MAX_SEEN + 1)], False),
        ([f'<a href="/news/harbour-story-{number}">Storm closes the harbour</a>' for number in range(MAX_LINKS)], True),
        (
            [f'<a href="/news/harbour-story-{number}">Storm closes the harbour</a>' for number in range(MAX_LINKS + 1)],
            False,
        ),
    ],
    ids=["seen", "too many to see", "kept", "too many to keep"],
)
def test_links_that_are_left_out_are_said(links: list[str], whole: bool) -> None:
    tree = LexborHTMLParser("".join(links))
    assert links_of(tree, structured(tree, URL), STORY).whole is whole


def test_anchors_are_bounded_in_length() -> None:
    line = "Read the full timetable " * 40
    (link,) = links(f'<p><a href="/times">{line}</a></p>', line)
    assert link.anchor == line[:MAX_ANCHOR]


TITLE = "Storm closes the harbour again"


@pytest.mark.parametrize(
    ("address", "anchor", "read"),
    [
        ("/news/sports", "Storm closes harbour", False),  # three words
        ("/news/harbour-shut", "Storm closes the harbour", True),  # four
        ("/a/bcdefghijkl", TITLE, False),  # a slug of eleven letters
        ("/a/bcdefghijklm", TITLE, True),
        ("/a/b?story=of-the-harbour", TITLE, False),
        ("/a/bcdefghijklm/", TITLE, True),
        ("/a/bcdefghijkl/", TITLE, False),  # the stroke at the end is no letter
        ("/story/123456789012", "港再閉鎖", False),  # a section
        ("/story/123456789012", "嵐で港が再び閉鎖さる事", False),  # eleven letters
        ("/story/123456789012", "嵐で港が再び閉鎖される事", True),
    ],
)
def test_what_reads_like_the_headline_of_another_story(address: str, anchor: str, read: bool) -> None:
    assert [link.place for link in links(f'<li><a href="{address}"> {anchor} </a></li>')] == ["related"] * read


@pytest.mark.parametrize(
    ("around", "found"),
    [
        ("<nav><article>{}</article></nav>", True),  # a teaser within an article of its own
        ("<nav><main>{}</main></nav>", True),
        ("<header><div><ul><li>{}</li></ul></div></header>", False),
        ("<form>{}</form>", False),
        ("<nav>" + "<div>" * 11 + "{}" + "</div>" * 11 + "</nav>", False),
        ("<nav>" + "<div>" * 12 + "{}" + "</div>" * 12 + "</nav>", True),  # too far off to be its menu
    ],
)
def test_menus_around_a_link(around: str, found: bool) -> None:
    body = around.format(f'<a href="/news/storm-closes-harbour">{TITLE}</a>')
    assert bool(links(body)) is found


@pytest.mark.parametrize(
    ("body", "place"),
    [
        # what stands beside a link counts as far as two dozen letters: here the story differs farther off
        ('<p>One ferry sails again, as the harbour <a href="/m">master</a> told the paper.</p>', "in_text"),
        ('<p>The ferry rides again, as the harbour <a href="/m">master</a> told the paper.</p>', None),
        ('<p>The ferry sails again, as the harbour <a href="/m">master</a> wrote the paper.</p>', None),
        ('<p>a talk with the <a href="/m">master</a></p>', None),  # letters before alone
        ('<p><a href="/m">harbour</a> of the islands</p>', None),  # letters after alone
        ('<p>It was repaired in <b>the yard of <a href="/m">Nexø</a></b>.</p>', None),
        ('<p><i class="icon"></i><a href="/m">Nexø</a></p>', None),  # a tag by itself: no line of the story
        ('<p>The ferry sails again, as the harbour <!-- who? --><a href="/m">master</a> told the paper.</p>', "in_text"),
        ('<p><a href="/m"> \n </a></p>', None),
    ],
)  # fmt: skip
def test_a_link_is_told_by_the_letters_beside_it(body: str, place: str | None) -> None:
    assert [link.place for link in links(body)] == ([place] if place else [])


def test_an_address_is_read_without_the_space_around_it() -> None:
    (link,) = links('<p>It was repaired in <a href="\n /nexo ">Nexø</a>.</p>')
    assert link.url == "https://www.sound.example/nexo"
    assert links('<p>It was repaired in <a href=" \tmailto:a@sound.example">Nexø</a>.</p>') == ()


def test_a_page_of_no_known_address_has_no_site_of_its_own() -> None:
    tree = LexborHTMLParser('<p>It was repaired in <a href="https://www.sound.example/nexo">Nexø</a>.</p>')
    (link,) = links_of(tree, structured(tree), STORY).found
    assert link.internal is False


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("/nexo?utm_source=a", "https://www.sound.example/nexo"),
        ("//port.example/nexo", "https://port.example/nexo"),
        ("nexo", "https://www.sound.example/news/2025/nexo"),
        ("#nexo", None),
        ("//[/nexo", None),
    ],
)
def test_a_page_of_unknown_address_stands_where_it_says(address: str, url: str | None) -> None:
    tree = LexborHTMLParser(
        f'<link rel="canonical" href="{URL}"><p>It was repaired in <a href="{address}">Nexø</a>.</p>'
    )
    assert [link.url for link in links_of(tree, structured(tree), STORY).found] == ([url] if url else [])
    fetched = links_of(tree, structured(tree, "https://mirror.example/a/"), STORY).found
    assert not any("sound" in link.url for link in fetched)


ADDRESSES = st.sampled_from(
    ["/a", "/b/", "//sound.example/c", "d?e=1", "?f", "https://t.example/g#h", "#i", " /j", "", "k:l"]
)
PIECES = st.tuples(st.booleans(), ADDRESSES).map(
    lambda told: (
        f'<p>It was repaired in <a href="{told[1]}">Nexø</a>.</p>'
        if told[0]
        else f'<li><a href="/storm-and-harbour{told[1]}">{TITLE}</a></li>'
    )
)


@given(st.lists(PIECES, max_size=12))
def test_every_address_is_absolute_and_stands_once_a_place(pieces: list[str]) -> None:
    found = links("".join(pieces))
    assert len({(link.url, link.place) for link in found}) == len(found)
    for link in found:
        assert link.url.startswith("https://")
        assert clean_url(link.url) == link.url
        assert page_key(link.url) != page_key(URL)
        assert link.internal or link.place == "in_text"
    assert links("".join(pieces * 2)) == found


def test_a_page_without_links_or_story() -> None:
    assert links("<p>Nothing here</p>") == ()
    assert links('<p>Nexø <a href="/a">x</a></p>', "") == ()


@given(st.text(alphabet=st.sampled_from("/:?#[]@.ab%\\ \n\t"), max_size=40))
def test_addresses_are_absolute_and_clean(href: str) -> None:
    for link in links(f"<p>It was repaired in <a href='{href}'>Nexø</a>.</p>"):
        assert link.url.startswith(("https://", "http://"))
        assert clean_url(link.url) == link.url
