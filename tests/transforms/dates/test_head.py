import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.dates.claims import claims
from transforms.dates.head import head_claims

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
    assert head_claims(html) == claims(LexborHTMLParser(html))


@pytest.mark.parametrize(
    "html",
    [
        f"<body><!-- {SCRIPT} --><p>Text</p></body>",
        f"<body><p>ld+json</p></body>{LD}",
        '<script type="application/ld+json">{"datePublished": "2025-01-16"',
        "<body>" + META.replace("<meta", "<p") + "</body>",
    ],
)
def test_what_is_no_script_of_the_page_says_nothing(html: str) -> None:
    assert head_claims(html) == []


def test_a_page_of_scripts_is_bounded() -> None:
    assert len(head_claims("<body>" + SCRIPT * 500)) == 50
