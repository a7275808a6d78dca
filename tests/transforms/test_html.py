import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.rejection import Rule
from transforms import html as module
from transforms.html import read_html
from transforms.markup.tree import MANY_TAGS
from transforms.page import NoArticle, Page

PAGES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "pages" / "markup.json").read_text("utf-8"))
ARTICLES = [page for page in PAGES if "story" in page]
OTHERS = [page for page in PAGES if "story" not in page]


def read(html: str) -> Page:
    page = read_html(html)
    assert isinstance(page, Page), page
    return page


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case["name"])
def test_the_story_is_kept_and_nothing_else(case: dict[str, Any]) -> None:
    story = read(case["html"]).story
    assert [passage for passage in case["story"] if passage not in story] == []
    assert [passage for passage in case["furniture"] if passage in story] == []


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case["name"])
def test_title_and_extractor(case: dict[str, Any]) -> None:
    page = read(case["html"])
    assert page.title == case["title"]
    assert page.extractor == case.get("extractor", "blocks")


@pytest.mark.parametrize(
    ("case", "text", "kind"),
    [(case, text, kind) for case in ARTICLES for text, kind in case.get("kinds", {}).items()],
    ids=lambda value: value["name"] if isinstance(value, dict) else value,
)
def test_kinds(case: dict[str, Any], text: str, kind: str) -> None:
    page = read(case["html"])
    found = [verdict for verdict in page.verdicts if text in page.visible[verdict.start : verdict.end]]
    assert [verdict.kind for verdict in found] == [kind]


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case["name"])
def test_a_page_without_story_is_refused_with_its_reason(case: dict[str, Any]) -> None:
    refused = read_html(case["html"])
    assert isinstance(refused, NoArticle), refused.story
    assert refused.rule == case.get("rule", "no_content")
    assert case["reason"] in refused.message


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case["name"])
def test_the_same_page_has_the_same_verdicts_that_cover_all_it_shows(case: dict[str, Any]) -> None:
    first, second = read_html(case["html"]), read_html(case["html"])
    assert first.verdicts == second.verdicts
    spans = [(verdict.start, verdict.end) for verdict in first.verdicts]
    assert [start for start, _ in spans[1:]] == [end for _, end in spans[:-1]]
    if spans:
        assert (spans[0][0], spans[-1][1]) == (0, len(first.visible))


def test_the_kept_spans_are_the_story() -> None:
    page = read(ARTICLES[0]["html"])
    kept = " ".join(page.visible[v.start : v.end] for v in page.verdicts if v.kept and v.kind != "title")
    assert kept.split() == page.story.split()


@pytest.mark.parametrize("broken", ["structured", "claims"])
def test_metadata_that_fails_leaves_the_story(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    def fail(*_: object) -> None:
        raise OverflowError(broken)

    expected = [verdict.kind for verdict in read(ARTICLES[0]["html"]).verdicts if verdict.kept]
    monkeypatch.setattr(module, broken, fail)
    page = read(ARTICLES[0]["html"])
    assert [verdict.kind for verdict in page.verdicts if verdict.kept] == expected
    assert ("metadata_failed" in page.flags) is (broken == "structured")


def test_a_text_that_fails_is_read_without_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(module, "read_text", fail)
    page = read(ARTICLES[0]["html"])
    assert (page.extractor, page.repairs) == ("flattened", ("fallback_extractor",))
    assert ARTICLES[0]["story"][0] in page.story


@pytest.mark.parametrize(
    ("before", "repairs"),
    [
        ("", ()),
        ("<p></p>" * (MANY_TAGS + 1), ("markup_limits",)),
        ("<title>The &lt;b&gt; pier</title>", ("markup_in_field",)),
    ],
)
def test_what_markup_needed_is_said(before: str, repairs: tuple[str, ...]) -> None:
    page = read(before + ARTICLES[0]["html"])
    assert set(page.repairs) == {*repairs, *read(ARTICLES[0]["html"]).repairs}
    assert page.story == read(ARTICLES[0]["html"]).story


def test_what_is_refused_says_what_it_needed_too() -> None:
    refused = read_html("<p></p>" * (MANY_TAGS + 1))
    assert (isinstance(refused, NoArticle), refused.repairs) == (True, ("markup_limits",))


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("", Rule.NO_CONTENT),
        ("<html><head><title>x</title></head><body></body></html>", Rule.NO_CONTENT),
        ("<frameset><frame src=a></frameset>", Rule.NO_CONTENT),
        ("<div>" * 50_000, Rule.TOO_DEEP),
        ("<br>" * 1_100_000, Rule.TOO_MANY_NODES),
    ],
    ids=["nothing", "head alone", "frames", "deep", "many"],
)
def test_what_shows_nothing_or_costs_too_much_is_refused(html: str, rule: Rule) -> None:
    refused = read_html(html)
    assert isinstance(refused, NoArticle)
    assert refused.rule is rule


FRAGMENTS = st.sampled_from(
    [piece for case in PAGES for piece in case["html"].split("\n")]
    + [
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<li>",
        "<table><tr><td>",
        "</table>",
        "<a href='#'>",
        "<",
        "&nbsp;",
        "<!--",
        "<b>",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=30)), max_size=50).map("".join))
def test_any_soup_is_read_or_refused(html: str) -> None:
    page = read_html(html)
    spans = [(verdict.start, verdict.end) for verdict in page.verdicts]
    assert [start for start, _ in spans[1:]] == [end for _, end in spans[:-1]]
    if isinstance(page, Page):
        assert page.story.strip()


@pytest.mark.parametrize(
    "unit", ["<p>The council voted on Tuesday to mend the pier. ", "<div class=a>word</div>", "<li><a href=x>Home</a>"]
)
def test_many_of_a_kind_are_read_or_refused(unit: str) -> None:
    page = read_html(unit * 10_000)
    assert "".join(page.visible[verdict.start : verdict.end] for verdict in page.verdicts) == page.visible


def test_flattened_text_with_a_stray_tag_is_read_by_its_lines() -> None:
    lines = ["<link href=https://pier.example/icons.css>", "Home", "News", "Sport", "Weather", "Pier will be rebuilt"]
    lines += [
        f"The council voted on point {n} of the plan after a long debate in the old town hall, and nobody who had come "
        "to listen left before the last of the members had spoken." for n in range(6)
    ]  # fmt: skip
    page = read_html("\n\n".join([*lines, "Share", "Tweet", "Most read", "Contact", "Imprint"]))
    assert isinstance(page, Page)
    assert page.extractor == "flattened"
    assert "point 5 of the plan" in page.story
    assert "icons.css" not in page.story


CODE = (
    "<style>p { color: red; margin: 0 }</style><script>function go(list) { return list.map(one => one + 1); }</script>"
)
LINES = (
    "The pier of Dunmoor will stay open through the winter, the town council decided on Tuesday evening.\n\nNobody "
    "else lands crab between here &amp; the point, said Ada Kerrigan, who leads the council, after a debate of four "
    "hours.\n\nRepairs to the north wall cost two million pounds, of which the county pays half, and begin in March."
)


@pytest.mark.parametrize(("head", "title"), [("", None), ("<title>Pier stays open</title>", "Pier stays open")])
def test_code_and_title_of_a_page_of_few_tags_are_no_part_of_its_text(head: str, title: str | None) -> None:
    page = read(f"<html><head>{head}{CODE}</head><body>{LINES}{CODE}</body></html>")
    assert (page.extractor, page.title) == ("flattened", title)
    assert page.story == LINES.replace("&amp;", "&")


def test_a_page_of_code_that_shows_a_line_is_refused() -> None:
    refused = read_html(f"<body><p>You will be taken to the paper in a moment ...</p>{CODE * 20}</body>")
    assert isinstance(refused, NoArticle)
    assert "color" not in refused.visible
