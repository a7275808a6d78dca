import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.dates.claims import claims
from transforms.dates.head import Head, head_of, read_head
from transforms.markup.structured import structured

LD = '{"@type": "NewsArticle", "datePublished": "2025-01-16T10:00:00Z"}'
META = '<meta property="article:published_time" content="2025-01-16">'
SCRIPT = f'<script type="application/ld+json">{LD}</script>'


@pytest.mark.parametrize(
    "html",
    [
        f"<html><head>{META}{SCRIPT}</head><body><p>Text</p></body></html>",
        f"<html><head>{META}</head><body><p>Text</p>{SCRIPT}</body></html>",
        f"<HTML><HEAD>{META}{SCRIPT}</HEAD><BODY CLASS='a'><p>Text</p></BODY></HTML>",
        f"<html><head>{META}</head><body><SCRIPT id=a type='application/ld+json' async>{LD}</SCRIPT></body></html>",
        f"{META}{SCRIPT}<p>Text",
        f"<head><!-- one --><script>var a = 'ld+json'</script>{META}{SCRIPT}</head><body>",
        "<p>nothing</p>",
        "",
    ],
)
def test_the_head_says_what_the_parsed_page_says(html: str) -> None:
    assert list(read_head(html, None).claims) == claims(LexborHTMLParser(html))
    assert shared(html) == read_head(html, None)


def shared(html: str, url: str | None = None) -> Head:
    """Read a head from what the pipeline has read of the page."""
    return head_of(structured(LexborHTMLParser(html), url), url)


@pytest.mark.parametrize(
    "html",
    [
        f"<body><!-- {SCRIPT} --><p>Text</p></body>",
        f"<head><!-- {META} --></head><body>",
        f"<body><p>ld+json</p></body>{LD}",
        '<script type="application/ld+json">{"datePublished": "2025-01-16"',
        "<body>" + META.replace("<meta", "<p") + "</body>",
    ],
)
def test_what_is_no_script_of_the_page_says_nothing(html: str) -> None:
    assert read_head(html, None).claims == ()


def test_a_page_of_scripts_is_bounded() -> None:
    assert len(read_head("<body>" + SCRIPT * 500, None).claims) == 50


@pytest.mark.parametrize(
    ("head", "article", "described", "address", "headlines"),
    [
        ('<meta property="og:type" content="article">', 1, 0, None, ()),
        ('<meta property="og:type" content="website"><title>Front page | Paper</title>', -1, 0, None, ("Front page",)),
        ('<script type="application/ld+json">{"@type": "NewsArticle"}</script>', 0, 1, None, ()),
        ('<script type="application/ld+json">{"@type": "WebSite"}</script>', 0, 0, None, ()),
        ('<link rel="canonical" href="https://example.org/a">', 0, 0, "https://example.org/a", ()),
        ('<meta property="og:url" content="https://example.org/b">', 0, 0, "https://example.org/b", ()),
        ('<meta property="og:title" content="A story"><title>B</title>', 0, 0, None, ("A story", "B")),
        ("", 0, 0, None, ()),
    ],
)
def test_what_a_head_says_of_the_page(
    head: str, article: float, described: float, address: str | None, headlines: tuple[str, ...]
) -> None:
    html = f"<html><head>{head}</head><body><p>no</p></body></html>"
    for found in (read_head(html, None), shared(html)):
        assert (found.article, found.described, found.address) == (article, described, address)
        assert found.headlines == headlines


def test_a_title_in_the_body_is_none_of_the_head() -> None:
    assert read_head("<head></head><body><title>no</title>", None).headlines == ()


def test_comments_that_never_close_are_linear() -> None:
    assert read_head("<head>" + "<!--" * 90_000 + META, None).claims


def test_the_address_that_is_known_goes_first() -> None:
    head = '<head><link href="https://example.org/a" rel=canonical><meta property="og:url" content="https://example.org/b">'
    for read in (read_head, shared):
        assert read(head, "https://example.org/c").address == "https://example.org/c"
        assert read(head, None).address == "https://example.org/b"
        assert read(head.replace("og:url", "og:site"), None).address == "https://example.org/a"
    assert shared('<link rel="canonical" href="/a">').address is None
    assert read_head("<head><p>canonical", None).address is None
