import json
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import structured
from transforms.metadata import Answer, metadata_of

PAGES = json.loads(Path(__file__).with_name("pages.json").read_text("utf-8"))


def markup(page: dict[str, Any]) -> str:
    stated = f'<script type="application/ld+json">{json.dumps(page["ld"])}</script>' if "ld" in page else ""
    return f'<html lang="{page["lang"]}"><head>{"".join(page["head"])}{stated}</head><body>{"".join(page["body"])}</body></html>'


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_what_a_page_says(page: dict[str, Any]) -> None:
    tree = LexborHTMLParser(markup(page))
    found = metadata_of(structured(tree, page["url"]), tree)
    held = {name: getattr(found, name) for name in page["expect"]}
    values = {name: answer.value if isinstance(answer, Answer) else answer for name, answer in held.items()}
    assert {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()} == page[
        "expect"
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_a_page_says_the_same_twice(page: dict[str, Any]) -> None:
    trees = [LexborHTMLParser(markup(page)) for _ in range(2)]
    first, second = (metadata_of(structured(tree, page["url"]), tree) for tree in trees)
    assert first == second
    assert first.failed == ()
