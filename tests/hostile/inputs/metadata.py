"""What a page states of itself, broken or meant to break out."""

import json

from inputs.cases import case
from inputs.words import MARK, page

LD = '<script type="application/ld+json">{}</script>'


@case("meta_ld_deep", "meta", "JSON-LD of 100k nested [", "repaired", "bad_metadata", keeps=(MARK,))
def _(c):
    return c.put(page(head=LD.format("[" * 100_000 + "]" * 100_000)))


@case("meta_ld_types", "meta", "JSON-LD with wrong types in every field", "repaired", "bad_metadata", keeps=(MARK,))
def _(c):
    bad = {
        "@context": 7,
        "@type": ["NewsArticle", None, 3],
        "headline": {"a": [1]},
        "author": [None, 4, {"name": {"x": 1}}, [["n"]]],
        "datePublished": {"v": 1},
        "publisher": ["p", {"name": 9}],
        "keywords": {"k": None},
        "articleSection": 3.5,
    }
    return c.put(page(head=LD.format(json.dumps(bad)) + LD.format('{"@type":"NewsArticle","headline":NaN,}')))


@case("meta_ld_bigint", "meta", "JSON-LD integer of 10^5 digits", "repaired", "bad_metadata", keeps=(MARK,))
def _(c):
    return c.put(page(head=LD.format('{"@type":"NewsArticle","wordCount":' + "9" * 100_000 + "}")))


@case("meta_ld_authors", "meta", "JSON-LD with 10^5 authors", "repaired", "field_truncated", keeps=(MARK,))
def _(c):
    a = [{"@type": "Person", "name": f"Author Number{i}"} for i in range(c.n(5_000, 100_000))]
    return c.put(page(head=LD.format(json.dumps({"@type": "NewsArticle", "headline": "Pier", "author": a}))))


@case("meta_ld_regex", "meta", "broken JSON-LD aimed at regex fallbacks", "repaired", "bad_metadata", keeps=(MARK,))
def _(c):
    n = c.n(20_000, 200_000)
    return c.put(page(head=LD.format('{"@type":"NewsArticle","author":[' + '{"@type":"Person","name":"' * n)))


@case("meta_many", "meta", "10^5 og:title tags", "repaired", "field_truncated", keeps=(MARK,))
def _(c):
    return c.put(page(head="".join(f'<meta property="og:title" content="t{i}">' for i in range(c.n(20_000, 100_000)))))


@case("meta_title_long", "meta", "title of 5 MB", "repaired", "field_truncated", keeps=(MARK,))
def _(c):
    return c.put(page(title="Pier " * c.n(100_000, 1_000_000)))


@case(
    "meta_xss",
    "meta",
    "script, handler and template code in title and author",
    "repaired",
    "markup_in_field",
    keeps=(MARK,),
    forbids=("<script>alert", "onerror=alert", "<img src=x"),
)
def _(c):
    t = "Pier &lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(2)&gt; {{7*7}} ${7*7}"
    return c.put(page(title=t, head='<meta name="author" content="&quot;&gt;&lt;img src=x onerror=alert(3)&gt;">'))


@case(
    "meta_url",
    "meta",
    "canonical javascript: URL and a 1 MB URL",
    "repaired",
    "bad_url",
    keeps=(MARK,),
    forbids=("javascript:alert",),
)
def _(c):
    return c.put(
        page(
            head='<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="http://a.example/'
            + "a" * c.n(100_000, 1_000_000)
            + '">'
        )
    )


@case(
    "meta_log",
    "meta",
    "title with newline, CR and ANSI escape (log forging)",
    "repaired",
    "control_chars",
    keeps=(MARK,),
    forbids=("\x1b[2J", "\nERROR forged"),
)
def _(c):
    return c.put(page(title="Pier\r\nERROR forged line \x1b[2J\x1b]0;own\x07"))
