import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.dates.claims import body_of, claims, classed, metas_in
from transforms.markup.structured import structured

ARTICLE = {"@type": "NewsArticle", "datePublished": "2025-01-16", "dateModified": "2025-01-17"}


def found(body: str, head: str = "") -> list[tuple[str, str, str]]:
    tree = LexborHTMLParser(f"<html><head>{head}</head><body>{body}</body></html>")
    return [(c.kind, c.role, c.raw) for c in (*claims(tree), *classed(tree))]


@pytest.mark.parametrize(
    ("head", "kind", "role"),
    [
        ('<meta property="article:published_time" content="2025-01-16">', "meta_published", "published"),
        ('<meta name="DC.date.issued" content="2025-01-16">', "meta_published", "published"),
        ('<meta name="parsely-pub-date" content="2025-01-16">', "meta_published", "published"),
        ('<meta name="date" content="2025-01-16">', "meta_dated", "published"),
        ('<meta property="og:updated_time" content="2025-01-16">', "meta_modified", "modified"),
        ('<meta http-equiv="last-modified" content="2025-01-16">', "meta_modified", "modified"),
        ('<meta name="w-published-date" content="2025-01-16">', "meta_published", "published"),
        ('<meta name="cms:lastUpdate" content="2025-01-16">', "meta_modified", "modified"),
        ('<meta name="page:date" content="2025-01-16">', "meta_dated", "published"),
    ],
)
def test_meta(head: str, kind: str, role: str) -> None:
    assert found("", head) == [(kind, role, "2025-01-16")]


@pytest.mark.parametrize("head", ['<meta name="viewport" content="2025-01-16">', '<meta name="date" content="">',
                                  f'<meta name="date" content="{"x" * 100}">', "<meta>"])  # fmt: skip
def test_meta_that_says_nothing(head: str) -> None:
    assert found("", head) == []


@pytest.mark.parametrize(
    ("body", "kind", "raw"),
    [
        ('<time datetime="2025-01-16">last week</time>', "time_first", "2025-01-16"),
        ("<time>16 January 2025</time>", "time_first", "16 January 2025"),
        ('<time class="entry-date" datetime="2025-01-16"></time>', "time_published", "2025-01-16"),
        ('<time pubdate datetime="2025-01-16"></time>', "time_published", "2025-01-16"),
        ('<time class="updated" datetime="2025-01-16"></time>', "time_modified", "2025-01-16"),
        ('<aside><time datetime="2025-01-16"></time></aside>', "time_aside", "2025-01-16"),
        (
            '<ol class="comments"><li><time datetime="2025-01-16"></time></li></ol>',
            "time_aside",
            "2025-01-16",
        ),
        ('<span itemprop="datePublished" content="2025-01-16"></span>', "micro_published", "2025-01-16"),
        ('<meta itemprop="dateModified" content="2025-01-16">', "micro_modified", "2025-01-16"),
        ('<meta itemprop="dateUpdate" content="2025-01-16">', "micro_modified", "2025-01-16"),
        ('<time datetime="last week">16 January 2025</time>', "time_first", "16 January 2025"),
        ('<a href="/other"><time datetime="2025-01-16"></time></a>', "time_aside", "2025-01-16"),
        ('<p class="post-date">16.01.2025</p>', "class_plain", "16.01.2025"),
        ('<p class="published-at">16.01.2025</p>', "class_published", "16.01.2025"),
        ('<abbr class="x" title="2025-01-16">today</abbr>', "class_plain", "2025-01-16"),
        ('<div class="related"><p class="date">16.01.2025</p></div>', "class_aside", "16.01.2025"),
    ],
)
def test_elements(body: str, kind: str, raw: str) -> None:
    assert (kind, raw) in [(k, r) for k, _, r in found(body)]


def test_only_the_first_plain_time_is_the_first() -> None:
    kinds = [k for k, _, _ in found("<time>16.01.2025</time><time>17.01.2025</time>")]
    assert kinds == ["time_first", "time_plain"]


def test_an_article_its_parts_and_its_page_are_told_apart() -> None:
    head = """<script type="application/ld+json">[
      {"@type": "NewsArticle", "datePublished": "2025-01-16", "dateCreated": "2025-01-15",
       "comment": {"@type": "Article", "datePublished": "2025-01-18", "dateModified": "2025-01-19"}},
      {"@type": "BlogPosting", "datePublished": "2025-01-17"},
      {"@type": "WebPage", "datePublished": "2025-01-16"},
      {"@type": "VideoObject", "uploadDate": "2025-01-14", "datePublished": "2025-01-13"}]</script>"""
    assert [k for k, _, _ in found("", head)] == [
        "ld_news", "ld_created", "ld_part", "ld_part_modified", "ld_article", "ld_page", "ld_other", "ld_created",
    ]  # fmt: skip


def test_a_page_of_times_is_looked_at_in_part() -> None:
    assert len(found("<time>16.01.2025</time>" * 1_000)) == 60


@pytest.mark.parametrize(
    ("body", "made", "headlines"),
    [
        ("<h1>A <b>headline</b></h1><p>Text</p>", (0.0, 1.0), ("A headline",)),
        ("<article></article>" * 40, (9.0, 0.0), ()),
        ("<h1>One</h1><article><h1>Two</h1></article>", (1.0, 2.0), ("One",)),
        ("", (0.0, 0.0), ()),
    ],
)
def test_what_a_body_is_made_of(body: str, made: tuple[float, float], headlines: tuple[str, ...]) -> None:
    found = body_of(LexborHTMLParser(f"<body>{body}</body>"))
    assert (found.made, found.headlines, found.claims) == (made, headlines, ())


def described(source: str) -> list[tuple[str, str]]:
    """Return kind and words of what JSON-LD claims, as it is written there."""
    script = f'<script type="application/ld+json">{source}</script>'
    return [(kind, raw) for kind, _, raw in found("", script)]


@pytest.mark.parametrize(
    "source",
    [
        json.dumps(ARTICLE),
        json.dumps([ARTICLE]),
        json.dumps({"@graph": [{"@type": "WebSite"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        json.dumps(ARTICLE | {"@type": ["https://schema.org/NewsArticle", "Thing"]}),
        json.dumps(ARTICLE | {"datePublished": ["2025-01-16"]}),
        json.dumps(ARTICLE)[:-1] + ', "datePublished": "2025-01-16"}',
        f"<!-- {json.dumps(ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        f"{json.dumps(ARTICLE)};",
        json.dumps(ARTICLE).replace("}", ",}"),
        json.dumps(ARTICLE | {"description": "two\nlines"}).replace("\\n", "\n"),
        json.dumps(ARTICLE)[:-1] + ', "description": "a "broken" quote"}',
    ],
)
def test_the_dates_of_an_article_are_found_however_it_is_written(source: str) -> None:
    assert described(source) == [("ld_news", "2025-01-16"), ("ld_modified", "2025-01-17")]


@pytest.mark.parametrize(
    "source",
    ["", "null", "[]", "{", '{"@type": "Person", "name": "Ann"}', "[" * 5_000,
     json.dumps(ARTICLE | {"datePublished": {"@value": "2025-01-16"}, "dateModified": []})],
)  # fmt: skip
def test_json_that_dates_nothing(source: str) -> None:
    assert described(source) == []


def test_of_a_key_written_twice_the_last_counts() -> None:
    source = '{"@type": "Article", "datePublished": "2025-01-16", "datePublished": "2025-01-18"}'
    assert described(source) == [("ld_article", "2025-01-18")]


def test_metas_are_named_by_what_they_say_of_the_page() -> None:
    head = """<meta name=" DC.Date " content=" 2025-01-16 "><meta http-equiv="Last-Modified" content="2025-01-17">
      <meta itemprop="datePublished" content="2025-01-18"><meta property="og:type" name="x" content="article"><meta>"""
    assert metas_in(structured(LexborHTMLParser(f"<head>{head}</head><p>Text"))) == [
        ("dc.date", "2025-01-16"), ("last-modified", "2025-01-17"), ("og:type", "article"),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ['class="Comments"', 'id="RECENT-posts"', 'class="nav main"'])
def test_the_words_of_furniture_are_known_in_capitals(words: str) -> None:
    assert [kind for kind, _, _ in found(f'<div {words}><p><time datetime="2025-01-16"></time></p></div>')] == [
        "time_aside"
    ]
