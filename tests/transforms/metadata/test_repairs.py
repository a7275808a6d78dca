from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from schemas.repair import REPAIRS
from transforms.markup.structured import MAX_SAME, Structured, structured
from transforms.metadata import metadata_of
from transforms.metadata.answer import Answer
from transforms.metadata.authors.choice import MAX_AUTHORS
from transforms.metadata.repairs import repairs_of
from transforms.metadata.standfirst import LONGEST
from transforms.metadata.topics import MAX_TAGS

Make = Callable[..., Structured]
PEOPLE = [{"@type": "Person", "name": f"Ida Holm{'m' * number}"} for number in range(MAX_AUTHORS + 1)]
LD = '<script type="application/ld+json">{}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "repairs"),
    [
        ("<title>The ferry is back</title>" + meta("og:description", "Salt &amp; wind, 3 &lt; 4"), ()),
        (LD.format('{"@type": "NewsArticle", "headline": "A"}'), ()),
        (LD.format('<!-- {"@type": "NewsArticle"} -->'), ()),  # the wrapping of an older browser is no fault
        (LD.format('{"@type": "NewsArticle", "headline": "A",}'), ("bad_metadata",)),
        (LD.format('{"@type": "NewsArticle", "wordCount": ' + "9" * 5_000 + "}"), ("bad_metadata",)),
        (LD.format("[" * 100_000 + "]" * 100_000), ("bad_metadata",)),
        (LD.format('{"headline": "A"}') + LD.format("oops"), ("bad_metadata",)),
        ('<link rel="canonical" href="/ferry?utm_source=a">', ()),
        ('<link rel="canonical" href="">', ()),
        ('<link rel="canonical" href="javascript:alert(1)">', ("bad_url",)),
        ('<link rel="canonical" href="https://.sound.example/">', ("bad_url",)),
        ('<link rel="alternate" href="javascript:alert(1)">', ()),
        (meta("og:url", "https://sound.example/" + "a" * 5_000), ("bad_url",)),
        (meta("og:url", "http://["), ("bad_url",)),
        ("<title>Ferry &lt;b&gt;back&lt;/b&gt;</title>", ("markup_in_field",)),
        (meta("author", "&quot;&gt;&lt;img src=x onerror=alert(3)&gt;"), ("markup_in_field",)),
        (meta("og:title", "&amp;lt;script&amp;gt;alert(1)"), ("markup_in_field",)),  # escaped twice, shown as a tag
        (meta("og:title", "t") * MAX_SAME, ()),
        (meta("og:title", "t") * (MAX_SAME + 1), ("field_truncated",)),
        (meta("og:title", "t") * MAX_SAME + meta("og:title", ""), ()),  # one that holds nothing is none
        ('<meta name="a" property="a" content="t">' * MAX_SAME, ()),
        (
            '<link rel="canonical" href="mailto:a@b"><title>Pier&lt;br&gt;</title>' + LD.format("{oops"),
            ("bad_metadata", "bad_url", "markup_in_field"),
        ),
    ],
)
def test_what_a_head_needed(make_page: Make, head: str, repairs: tuple[str, ...]) -> None:
    assert repairs_of(make_page(head), []) == repairs


@pytest.mark.parametrize(
    ("story", "repairs"),
    [
        ({"author": PEOPLE[:-1]}, ()),
        ({"author": PEOPLE}, ("field_truncated",)),
        ({"creator": PEOPLE}, ("field_truncated",)),
        ({"headline": "Ferry <i>Ida</i> is back"}, ("markup_in_field",)),
        ({"headline": "Ferry &lt;i&gt;Ida&lt;/i&gt; is back"}, ("markup_in_field",)),
        ({"headline": "2 < 3 and a > b"}, ()),
        ({"articleBody": "<p>It sails.</p>"}, ()),  # the story is read from the page
        ({"headline": {"a": [1]}, "author": [None, 4, {"name": {"x": 1}}]}, ()),
    ],
)
def test_what_an_article_needed(make_page: Make, story: dict[str, object], repairs: tuple[str, ...]) -> None:
    assert repairs_of(make_page(**story), []) == repairs


def test_a_heading_is_a_field_as_well(make_page: Make) -> None:
    assert repairs_of(make_page(body="<h1>Ferry &lt;script&gt;</h1>"), []) == ("markup_in_field",)
    assert repairs_of(make_page(body="<h1>Ferry <b>Ida</b></h1>"), []) == ()


def test_an_address_without_a_page_to_join_it_with_is_not_bad(make_page: Make) -> None:
    assert repairs_of(make_page('<link rel="canonical" href="/ferry">', url=None), []) == ()


@pytest.mark.parametrize(
    ("found", "repairs"),
    [([Answer("a", "h1", 0.9)], ()), ([Answer("a", "h1", 0.9, cut=True)], ("field_truncated",)), ([("AP",)], ())],
)
def test_an_answer_that_was_cut_is_said(make_page: Make, found: list[object], repairs: tuple[str, ...]) -> None:
    assert repairs_of(make_page(), found) == repairs


@pytest.mark.parametrize(
    ("head", "field"),
    [
        (meta("keywords", ", ".join(f"word{number}" for number in range(MAX_TAGS + 1))), "tags"),
        (meta("og:description", "x" * (LONGEST + 1)), "description"),
        ("<title>" + "Pier " * 70 + "</title>", "title"),
        ("<title>" + "Pier " * 100_000 + "</title>", "title"),
        (meta("author", ", ".join(f"Ida Holm{'m' * number}" for number in range(40))[:400]) * 2, None),
    ],
)
def test_fields_that_are_cut(head: str, field: str | None) -> None:
    tree = LexborHTMLParser(f"<head>{head}</head><body></body>")
    found = metadata_of(structured(tree, None), tree)
    assert found.repairs == (("field_truncated",) if field else ())
    assert found.failed == ()
    if field:
        assert getattr(found, field).value


@given(st.lists(st.sampled_from(['"', "<a", "<", ">", "&lt;", "&#60;", "b", "{", "]", "\\", "javascript:", "//"])))
def test_no_page_makes_it_raise(parts: list[str]) -> None:
    text = "".join(parts)
    head = f"<title>{text}</title>{meta('og:title', text)}<link rel=canonical href='{text}'>{LD.format(text)}"
    tree = LexborHTMLParser(f"<head>{head}</head>")
    found = metadata_of(structured(tree, None), tree)
    assert "metadata.repairs" not in {one.step for one in found.failed}
    assert set(found.repairs) <= REPAIRS.keys()
