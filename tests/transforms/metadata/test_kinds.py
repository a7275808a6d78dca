from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import Structured, structured
from transforms.metadata.answer import Answer
from transforms.metadata.kinds import kind_of

Make = Callable[..., Structured]


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        ("NewsArticle", "news"), ("ReportageNewsArticle", "news"), ("LiveBlogPosting", "live_blog"),
        ("OpinionNewsArticle", "opinion"), ("AnalysisNewsArticle", "analysis"), ("ReviewNewsArticle", "review"),
        ("AdvertiserContentArticle", "sponsored"), ("SatiricalArticle", "satire"), ("Recipe", "recipe"),
        (["NewsArticle", "LiveBlogPosting"], "live_blog"), ("BlogPosting", "blog"), ("Article", "unknown"),
    ],
)  # fmt: skip
def test_types_tell_the_kind(make_page: Make, types: object, kind: str) -> None:
    assert kind_of(make_page(**{"@type": types, "headline": "A"}), "A", None).value == kind


@pytest.mark.parametrize(
    ("title", "section", "path", "kind"),
    [
        ("The ferry is back", "Opinion", "/x/ferry", "opinion"),
        ("Die Fähre fährt", "Meinung", "/x/ferry", "opinion"),
        ("El ferry vuelve", "Opinión", "/x/ferry", "opinion"),
        ("Паром вернулся", "Мнения", "/x/ferry", "opinion"),
        ("フェリー", "社説", "/x/ferry", "opinion"),
        ("The ferry is back", None, "/commentisfree/2025/ferry", "opinion"),
        ("The ferry is back", None, "/video/ferry", "video"),
        ("La vuelta", None, "/entrevistas/la-vuelta", "interview"),
        ("Fähre", None, "/pressemitteilungen/faehre", "press_release"),
        ("The ferry", "Podcasts", "/x/ferry", "audio"),
        ("Live: the ferry sails", None, "/x/ferry", "live_blog"),
        ("Liveticker – die Fähre fährt", None, "/x/ferry", "live_blog"),
        ("Review: a ferry with a view", None, "/x/ferry", "review"),
        ("Kommentar: Fahrt endlich!", None, "/x/ferry", "opinion"),
        ("Interview | The captain speaks", None, "/x/ferry", "interview"),
        ("Obituary: a captain", None, "/x/ferry", "obituary"),
        ("The ferry is back", "News", "/news/ferry", "news"),
        ("Die Fähre", None, "/newsticker/meldung/faehre", "news"),
        ("Die Fähre", None, "/liveticker/faehre", "live_blog"),
        ("Living by the sea", "Living", "/living/ferry", "news"),
        ("Storm: the ferry stays", None, "/x/ferry", "news"),
        ("Opinion", None, "/x/ferry", "news"),  # no prefix of anything
        ("Op: the ferry", None, "/x/ferry", "news"),
        ("The ferry is back", None, "/x/opinion", "news"),  # a slug is no section
        ("The ferry is back", None, "/x//opinion/ferry", "opinion"),
        ("The ferry is back", None, "/a/b/opinion/ferry", "opinion"),
        ("The ferry is back", None, "/a/b/c/opinion/ferry", "news"),  # too deep to be one
        ("The ferry is back", None, "/opini%C3%B3n/ferry", "opinion"),
        ("The ferry is back", "Opinion", "/video/ferry", "opinion"),  # the section before the address
        ("Live: the ferry sails", None, "/video/ferry", "live_blog"),  # the headline before the address
    ],
)
def test_words_tell_the_kind(make_page: Make, title: str, section: str | None, path: str, kind: str) -> None:
    page = make_page(url=f"https://www.sound.example{path}", headline=title)
    assert kind_of(page, title, section).value == kind


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ('<script type="application/ld+json">{"@type": "VideoObject", "name": "A"}</script>', "video"),
        ('<script type="application/ld+json">{"@type": "ImageGallery"}</script>', "gallery"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "url": "https://b.example/x"}</script>', "news"),
        ('<meta property="og:type" content="video.other">', "video"),
        ('<meta property="og:type" content="article">', "unknown"),
        ("<h1>The ferry</h1>", "unknown"),
    ],
)
def test_pages_without_an_article(html: str, kind: str) -> None:
    found = kind_of(structured(LexborHTMLParser(html)), None, None)
    assert found.value == kind
    assert (found.confidence > 0) is (kind != "unknown")


def test_a_host_may_be_that_of_a_section() -> None:
    page = structured(LexborHTMLParser("<p>x</p>"), "https://video.sound.example/2025/ferry-back")
    assert kind_of(page, None, None).value == "video"


def test_what_says_more_than_that_it_is_news_goes_first(make_page: Make) -> None:
    told = make_page(**{"@type": ["NewsArticle", "Review"], "headline": "A"})
    assert kind_of(told, "Kommentar: A", "Opinion") == Answer("review", "jsonld:type", 0.95)
    plain = make_page(**{"@type": ["BlogPosting", "NewsArticle"], "headline": "A"})
    assert kind_of(plain, "Kommentar: A", "Opinion") == Answer("opinion", "section", 0.85)
    assert kind_of(plain, "A", None) == Answer("blog", "jsonld:type", 0.6)


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ('{"@type": "WebPage", "video": {"@type": "VideoObject"}}', "unknown"),  # a part of it
        ('{"@type": "Review", "url": "https://b.example/x"}', "unknown"),  # another page's
        ('[{"@type": "WebSite"}, {"@type": "ImageGallery"}]', "gallery"),
    ],
)
def test_only_a_thing_of_the_page_itself_tells_its_kind(make_page: Make, stated: str, kind: str) -> None:
    assert kind_of(make_page(f'<script type="application/ld+json">{stated}</script>'), None, None).value == kind


def test_a_video_page_by_its_meta_element(make_page: Make) -> None:
    page = make_page('<meta property="og:type" content="VIDEO.episode">')
    assert kind_of(page, None, None) == Answer("video", "meta:og:type", 0.7)


def test_a_video_in_a_story_does_not_make_it_one(make_page: Make) -> None:
    page = make_page(headline="The ferry", video={"@type": "VideoObject", "name": "The ferry sails"})
    assert kind_of(page, "The ferry", None).value == "news"
