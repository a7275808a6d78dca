"""Pages to read metadata from, made of what a test is about."""

import json
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import Structured, structured

URL = "https://www.sound.example/news/2025/ferry-back-in-service"


def page_of(head: str = "", body: str = "", url: str | None = URL, root: str = "", **story: object) -> Structured:
    """Return what a page says of itself; ``story`` are the values of its NewsArticle in JSON-LD."""
    stated = {"@type": "NewsArticle", "url": url, **story} if story else None
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>' if stated else ""
    html = f"<html {root}><head>{head}{script}</head><body>{body}</body></html>"
    return structured(LexborHTMLParser(html), url)


@pytest.fixture(scope="session")
def make_page() -> Callable[..., Structured]:
    return page_of
