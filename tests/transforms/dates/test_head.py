import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.dates.claims import claims
from transforms.dates.head import Head, _metas, head_of, read_head, title_in
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
    ("head", "article", "described", "address", "headline"),
    [
        ('<meta property="og:type" content="article">', 1, 0, None, ""),
        ('<meta property="og:type" content="website"><title>Front page | Paper</title>', -1, 0, None, ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle"}</script>', 0, 1, None, ""),
        ('<script type="application/ld+json">{"@type": "WebSite"}</script>', 0, 0, None, ""),
        ('<link rel="canonical" href="https://example.org/a">', 0, 0, "https://example.org/a", ""),
        ('<meta property="og:url" content="https://example.org/b">', 0, 0, "https://example.org/b", ""),
        ('<meta property="og:title" content="A story"><title>B</title>', 0, 0, None, "A story"),
        ("", 0, 0, None, ""),
    ],
)
def test_what_a_head_says_of_the_page(
    head: str, article: float, described: float, address: str | None, headline: str
) -> None:
    html = f"<html><head>{head}</head><body><p>no</p></body></html>"
    for found in (read_head(html, None), shared(html)):
        assert (found.article, found.described, found.address) == (article, described, address)
        assert found.headline == headline


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<head><title>Front page | Paper</title></head><body><svg><title>no</title>", "Front page"),
        ("<HEAD><TITLE> Front page</TITLE><BODY><title>no</title>", "Front page"),
        ("<head></head><body><title>no</title>", ""),
        ("<title>Front &amp; page", "Front & page"),
        ("", ""),
    ],
)
def test_the_title_is_that_of_the_head(html: str, title: str) -> None:
    assert title_in(html) == title


META_ELEMENTS = (
    """<meta property="og:title" content="A &quot;story&quot; of 12">""",
    """<META CONTENT='2025-01-16' NAME='date'>""",
    """<meta name=date content=2025-01-16 name="other">""",
    """<meta data-x = "a=b" name="date"content="2025-01-16"/>""",
    """<meta property="article&#x3a;published_time" content=" 2025-01-16T10:00:00&#43;01:00 ">""",
    """<meta itemprop="datePublished" content="2025-01-16">""",
    """<meta name="date" value="2025-01-16">""",
    """<meta charset="utf-8" x="12">""",
)


@pytest.mark.parametrize("element", META_ELEMENTS)
def test_the_source_of_an_element_says_what_its_parsed_form_says(element: str) -> None:
    parsed = LexborHTMLParser(element).css("meta")[0].attributes
    expected = [
        ((parsed[key] or "").casefold(), (parsed["content"] or "").strip())
        for key in ("property", "name", "http-equiv")
        if parsed.get(key) and parsed.get("content")
    ]
    assert _metas([element]) == expected


def test_an_element_of_words_is_read_in_linear_time() -> None:
    assert _metas(["<meta " + "a" * 200_000 + ">", "<meta " + "a " * 100_000 + ">"]) == []


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
