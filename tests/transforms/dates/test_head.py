import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.dates.claims import claims
from transforms.dates.head import read_head

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
    assert list(read_head(html).claims) == claims(LexborHTMLParser(html))


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
    assert read_head(html).claims == ()


def test_a_page_of_scripts_is_bounded() -> None:
    assert len(read_head("<body>" + SCRIPT * 500).claims) == 50


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
    found = read_head(f"<html><head>{head}</head><body><title>no</title></body></html>")
    assert (found.article, found.described, found.address) == (article, described, address)
    assert found.headlines == headlines


def test_comments_that_never_close_are_linear() -> None:
    assert read_head("<head>" + "<!--" * 90_000 + META).claims
