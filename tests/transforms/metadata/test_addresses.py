from collections.abc import Callable

import pytest

from transforms.markup.structured import Structured
from transforms.metadata.addresses import AGREED, ALONE, STRANGE, canonical_of, image_of

Make = Callable[..., Structured]
URL = "https://www.sound.example/news/2025/ferry-back-in-service"


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


def og(name: str, content: str) -> str:
    return f'<meta property="og:{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "story", "address", "source"),
    [
        (canonical(URL), {}, URL, "link:canonical"),
        (canonical("/news/ferry-back"), {}, "https://www.sound.example/news/ferry-back", "link:canonical"),
        (canonical(f"{URL}?utm_source=x#top"), {}, URL, "link:canonical"),
        (canonical("/"), {}, None, "none"),
        (canonical("https://www.sound.example"), {}, None, "none"),
        (canonical("/en/") + og("url", URL), {}, URL, "meta:og:url"),
        (canonical("javascript:;") + og("url", "/story-of-the-ferry"), {}, "https://www.sound.example/story-of-the-ferry", "meta:og:url"),
        ("", {"@id": URL}, URL, "jsonld:url"),
        ("", {"mainEntityOfPage": {"@id": "/news/ferry-back"}, "headline": "A"}, "https://www.sound.example/news/ferry-back", "jsonld:url"),
        ("", {"mainEntityOfPage": ["/", "/", "/third-address-of-it"], "headline": "A"}, URL, "jsonld:url"),
        (canonical("/abcde"), {}, None, "none"),
        (canonical("/abcdef"), {}, "https://www.sound.example/abcdef", "link:canonical"),
        (canonical("/en/gb/"), {}, "https://www.sound.example/en/gb/", "link:canonical"),
        (canonical("/?p=12"), {}, "https://www.sound.example/?p=12", "link:canonical"),
        ("<meta name='twitter:url' content='/story-of-the-ferry'>", {}, "https://www.sound.example/story-of-the-ferry", "meta:twitter:url"),
        (og("url", "/story-of-the-ferry"), {"@id": "/another-address"}, "https://www.sound.example/story-of-the-ferry", "meta:og:url"),
        ("", {}, None, "none"),
    ],
)  # fmt: skip
def test_the_address_of_a_page(
    make_page: Make, head: str, story: dict[str, object], address: str | None, source: str
) -> None:
    found = canonical_of(make_page(head, **story))
    assert (found.value, found.source) == (address, source)


def test_a_home_page_may_say_that_it_is_one(make_page: Make) -> None:
    home = "https://www.sound.example/"
    assert canonical_of(make_page(canonical(home), url=home)).value == home


@pytest.mark.parametrize(
    ("fetched", "stated", "sure"),
    [
        (URL, URL, AGREED),
        (URL, "https://m.sound.example/news/2025/ferry-back-in-service/", AGREED),
        (URL, "https://regional.sound.example/news/ferry", ALONE),
        (URL, "https://mirror.example/news/ferry", STRANGE),
        ("https://sound.co.uk/ferry-is-back", "https://www.sound.co.uk/news/ferry", ALONE),
        ("https://sound.co.uk/ferry-is-back", "https://www.mirror.co.uk/news/ferry", STRANGE),
        (None, "https://mirror.example/news/ferry", ALONE),
    ],
)
def test_how_sure_an_address_is(make_page: Make, fetched: str | None, stated: str, sure: float) -> None:
    assert canonical_of(make_page(canonical(stated), url=fetched)).confidence == sure


def test_two_sources_that_agree_on_a_strange_host_are_no_surer(make_page: Make) -> None:
    mirror = "https://mirror.example/news/ferry"
    assert canonical_of(make_page(canonical(mirror) + og("url", mirror))).confidence == STRANGE


@pytest.mark.parametrize(
    ("fetched", "home", "kept"),
    [
        ("https://www.sound.example/", "https://www.sound.example", True),
        ("https://www.sound.example/de/", "https://www.sound.example/de", True),  # fetched from there
        (URL, "https://www.sound.example/de", False),
        ("https://www.sound.example/", "https://www.sound.example/de", True),  # and was led on
        (None, "https://www.sound.example/de", False),
    ],
)
def test_when_the_address_of_a_home_page_is_taken(make_page: Make, fetched: str | None, home: str, kept: bool) -> None:
    assert canonical_of(make_page(canonical(home), url=fetched)).value == (home if kept else None)


def test_it_is_surer_where_sources_agree(make_page: Make) -> None:
    elsewhere = canonical_of(make_page(canonical("https://other.example/story-of-the-ferry"))).confidence
    alone = canonical_of(make_page(canonical("/other-story"))).confidence
    agreed = canonical_of(make_page(canonical("/other-story") + og("url", "/other-story"))).confidence
    fetched = canonical_of(make_page(canonical(URL))).confidence
    assert elsewhere < alone < agreed <= fetched


@pytest.mark.parametrize(
    ("head", "story", "address"),
    [
        (og("image", "/a.jpg"), {}, "https://www.sound.example/a.jpg"),
        (og("image", "//cdn.example/a.jpg"), {}, "https://cdn.example/a.jpg"),
        (og("image", "data:image/png;base64,AA") + og("image", "/b.jpg"), {}, "https://www.sound.example/b.jpg"),
        ('<meta name="twitter:image" content="/t.jpg">', {}, "https://www.sound.example/t.jpg"),
        ("", {"image": "/s.jpg"}, "https://www.sound.example/s.jpg"),
        ("", {"image": ["/one.jpg", "/two.jpg"]}, "https://www.sound.example/one.jpg"),
        (
            "",
            {"image": {"@type": "ImageObject", "name": "A ferry", "url": "/o.jpg"}},
            "https://www.sound.example/o.jpg",
        ),
        ("", {"image": [{"contentUrl": "/c.jpg"}]}, "https://www.sound.example/c.jpg"),
        ('<link rel="image_src" href="/l.jpg">', {}, "https://www.sound.example/l.jpg"),
        ("", {"image": [{"caption": "A ferry"}, {"@id": "/i.jpg"}]}, "https://www.sound.example/i.jpg"),
        ("", {"image": ["#top"] * 5 + ["/sixth.jpg"]}, None),
        ("", {"thumbnailUrl": "/t.jpg"}, "https://www.sound.example/t.jpg"),
        (
            og("image", "/a.jpg") + og("image:secure_url", "/s.jpg"),
            {"image": "/b.jpg"},
            "https://www.sound.example/s.jpg",
        ),
        ("", {"image": []}, None),
        ("", {}, None),
    ],
)
def test_the_picture_of_a_page(make_page: Make, head: str, story: dict[str, object], address: str | None) -> None:
    assert image_of(make_page(head, **story)).value == address
