import numpy as np
import pytest

from schemas.rejection import Rule
from transforms.blocks.model import Scores
from transforms.markup import judgement
from transforms.markup.echoes import Claims
from transforms.markup.judgement import packaged
from transforms.markup.text import PAYWALL_REACH, Text, read_text
from transforms.markup.tree import parse, tokens
from transforms.page import NoArticle

PROSE = "The harbour council voted on Tuesday to rebuild the northern pier before the winter storms come in."
AFTER = "The engineers agreed with every word of that and the work will begin on Monday."


def read(html: str, story: list[int], title: int | None, monkeypatch: pytest.MonkeyPatch) -> Text | NoArticle:
    """A page whose story and headline a test names by their blocks."""

    def answer(x: np.ndarray, *_: object) -> Scores:
        told, titled = np.full(len(x), 0.1, np.float32), np.zeros(len(x), np.float32)
        told[story] = 0.9
        titled[[] if title is None else [title]] = 0.9
        return Scores(told, titled)

    monkeypatch.setattr(judgement.model, "score", answer)
    return read_text(tokens(parse(f"<body>{html}</body>")), Claims(), packaged())


def test_a_page_is_told_block_by_block(monkeypatch: pytest.MonkeyPatch) -> None:
    html = (
        f"<nav>Home News</nav><h1># Pier vote </h1><p>By Ann Lee</p><p>{PROSE}</p><p>Pier vote</p><p>{AFTER}</p>"
        "<footer>Imprint</footer>"
    )
    found = read(html, [3, 5], 1, monkeypatch)
    assert isinstance(found, Text)
    assert found.title == "Pier vote"
    assert found.bylines == ("By Ann Lee",)
    assert found.story == f"{PROSE}\n\n{AFTER}"
    assert found.extractor == "blocks"
    assert found.flags == ()
    assert [(verdict.kind, verdict.kept) for verdict in found.verdicts] == [
        ("navigation", False), ("title", True), ("byline", False), ("body", True), ("caption", False),
        ("body", True), ("legal", False),
    ]  # fmt: skip
    assert found.verdicts[4].reason == "repeats the headline"
    spans = [(verdict.start, verdict.end) for verdict in found.verdicts]
    assert spans[0][0] == 0
    assert spans[-1][1] == len(found.visible)
    assert all(one[1] == other[0] for one, other in zip(spans, spans[1:], strict=False))
    assert {verdict.score for verdict in found.verdicts if verdict.kind == "body"} == {0.9}


def test_a_page_without_a_headline_has_no_title(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(f"<p>{PROSE}</p>", [0], None, monkeypatch)
    assert isinstance(found, Text)
    assert found.title is None


@pytest.mark.parametrize(
    ("end", "after", "flags"),
    [
        ("...", "", ("truncated",)),
        ("…", "", ("truncated",)),
        (".", "<p>Subscribe now to continue reading this article</p>", ("paywalled",)),
        ("…", "<p>Subscribe now to continue reading this article</p>", ("truncated", "paywalled")),
        (
            ".",
            "<p>x</p>" * (PAYWALL_REACH - 1) + "<p>Subscribe now to continue reading this article</p>",
            ("paywalled",),
        ),
        (".", "<p>x</p>" * PAYWALL_REACH + "<p>Subscribe now to continue reading this article</p>", ()),
        (".", "<p>The pier</p>", ()),
    ],
)
def test_a_story_that_breaks_off_is_flagged(
    end: str, after: str, flags: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read(f"<p>{PROSE.rstrip('.')}{end}</p>{after}", [0], None, monkeypatch)
    assert isinstance(found, Text)
    assert found.flags == flags


def test_what_the_markup_alone_vouches_for_is_flagged_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(f"<article><p>{PROSE}</p><p>{AFTER}</p></article>", [], None, monkeypatch)
    assert isinstance(found, Text)
    assert found.flags == ("unsure",)
    assert found.story == f"{PROSE}\n\n{AFTER}"


def test_a_page_that_shows_nothing_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read("<script>x</script><p> &nbsp; </p>", [], None, monkeypatch)
    assert found == NoArticle(rule=Rule.NO_CONTENT, message="the markup shows no text")


def test_of_a_refused_page_every_block_is_dropped_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read("<nav>Home News</nav><h1>Pier</h1><p>By Ann Lee</p>", [], 1, monkeypatch)
    assert isinstance(found, NoArticle)
    assert found.rule == Rule.NO_CONTENT
    assert "words read like a story" in found.message
    assert [(verdict.kind, verdict.kept) for verdict in found.verdicts] == [
        ("navigation", False), ("navigation", False), ("byline", False),
    ]  # fmt: skip
    assert found.verdicts[-1].end == len(found.visible)


def test_a_wall_is_refused_whatever_prose_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    wall = "<p>Log in</p><p>Password</p><p>Forgot your password?</p><p>Accept all</p><p>Sign in to continue</p>"
    found = read(f"<p>{PROSE}</p>{wall}", [0], None, monkeypatch)
    assert isinstance(found, NoArticle)
    assert "such phrases" in found.message
