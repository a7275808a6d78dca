import json

import pytest
from selectolax.lexbor import LexborHTMLParser

X


def parse(*sources: str) -> list[Thing]:
    scripts = "".join(f'<script type="application/ld+json">{source}</script>' for source in sources)
    return things(LexborHTMLParser(f"<html><head>{scripts}</head></html>"))


ARTICLE = {"@type": "NewsArticle", "datePublished": "2025-01-16", "dateModified": "2025-01-17"}


@pytest.mark.parametrize(
    "source",
    [
        json.dumps(ARTICLE),
        json.dumps([ARTICLE]),
        json.dumps({"@graph": [{"@type": "WebSite"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        f"<!-- {json.dumps(ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        f"{json.dumps(ARTICLE)};",
        json.dumps(ARTICLE).replace("}", ",}"),
        json.dumps(ARTICLE | {"description": "two\nlines"}).replace("\\n", "\n"),
        json.dumps(ARTICLE)[:-1] + ', "description": "a "broken" quote"}',
    ],
)
def test_the_article_is_found_however_it_is_wrapped(source: str) -> None:
    (found,) = parse(source)
    assert found.types == {"newsarticle"}
    assert found.dates == {"datePublished": "2025-01-16", "dateModified": "2025-01-17"}
    assert not found.nested


def test_parts_of_a_thing_are_nested() -> None:
    live = {"@type": "LiveBlogPosting", "datePublished": "2025-01-16",
            "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2025-01-17"}]}  # fmt: skip
    assert [(t.nested, t.dates["datePublished"]) for t in parse(json.dumps(live))] == [
        (False, "2025-01-16"), (True, "2025-01-17"),
    ]  # fmt: skip


def test_types_may_be_lists_and_addresses() -> None:
    (found,) = parse(json.dumps(ARTICLE | {"@type": ["https://schema.org/NewsArticle", "Thing"]}))
    assert found.types == {"newsarticle", "thing"}


@pytest.mark.parametrize("source", ["", "null", "[]", "{", '{"@type": "Person", "name": "Ann"}', "[" * 5_000])
def test_nothing_dated(source: str) -> None:
    assert parse(source) == []


def test_depth_and_number_are_bounded() -> None:
    deep = ARTICLE
    for _ in range(30):
        deep = {"a": deep}
    assert parse(json.dumps(deep)) == []
    assert len(parse(json.dumps([ARTICLE] * 1_000))) == 200
