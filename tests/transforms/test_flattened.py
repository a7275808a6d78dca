import json
import textwrap
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flattened_pages import read
from schemas.rejection import Rule
from transforms.decode import decode
from transforms.flattened import MOST_BLOCKS, read_flattened
from transforms.page import NoArticle, Page

PAGES = Path(__file__).parent / "pages"
ARTICLES: list[dict[str, Any]] = json.loads((PAGES / "articles.json").read_text("utf-8"))
ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "seeds" / "documents").glob("*.txt"))
GOLDEN = (ROOT / "tests" / "golden" / "seeds.jsonl").read_text("utf-8").splitlines()
CLEAN = [row for line in GOLDEN if (row := json.loads(line))["outcome"] == "article"]
NO_ARTICLES: list[dict[str, str]] = json.loads((PAGES / "no_articles.json").read_text("utf-8"))


def lines_of(article: dict[str, Any]) -> list[str]:
    """The page as it was before it was flattened, one line a block."""
    body = []
    for number, paragraph in enumerate(article["story"]):
        body += [paragraph, *filter(None, [article["inside"].get(str(number))])]
    return [*article["before"], article["title"], *body, *article["after"]]


FLATTENERS = {
    "blank lines": "\n\n".join,
    "single lines": "\n".join,
    "windows lines": "\r\n\r\n".join,
    "bullets": lambda lines: "\n\n".join(f"  • {line}" if len(line) < 25 else line for line in lines),
    "wrapped": lambda lines: "\n\n".join(textwrap.fill(line, 72) for line in lines),
}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["name"])
@pytest.mark.parametrize("flattener", ["blank lines", "single lines", "windows lines"])
def test_the_story_is_kept_and_the_furniture_dropped(article: dict[str, Any], flattener: str) -> None:
    page = read(FLATTENERS[flattener](lines_of(article)))
    assert page.title == article["title"]
    kept = page.story.split("\n\n")
    prose = [paragraph for paragraph in article["story"] if len(paragraph) > 40]
    assert [paragraph for paragraph in prose if paragraph not in kept] == []
    assert [paragraph for paragraph in kept if paragraph not in article["story"]] == []


@pytest.mark.parametrize("article", ARTICLES[:4], ids=lambda article: article["name"])
def test_wrapped_lines_are_rejoined(article: dict[str, Any]) -> None:
    page = read(FLATTENERS["wrapped"](lines_of(article)))
    assert page.title == article["title"]
    assert [p for p in article["story"] if len(p) > 40 and p not in page.story.split("\n\n")] == []


@pytest.mark.parametrize("flattener", FLATTENERS)
@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["name"])
def test_cleaning_a_cleaned_text_keeps_it(article: dict[str, Any], flattener: str) -> None:
    once = read(FLATTENERS[flattener](lines_of(article))).story
    assert len(read(once).story) >= 0.99 * len(once)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["name"])
def test_a_text_that_is_all_story_stays_whole(article: dict[str, Any]) -> None:
    text = "\n\n".join(article["story"])
    assert read(text).story == text


@pytest.mark.parametrize("row", CLEAN, ids=lambda row: f"{Path(row['uri']).name}-{row['record_no']}")
def test_a_golden_text_stays_whole(row: dict[str, Any]) -> None:
    text = "\n\n".join(row["body"])
    assert len(read(text).story) >= 0.99 * len(text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_cleaning_a_cleaned_sample_keeps_it(path: Path) -> None:
    page = read_flattened(decode(path.read_bytes(), charset=None, media_type="text/plain").text)
    if isinstance(page, Page):
        assert len(read(page.story).story) >= 0.99 * len(page.story)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["name"])
def test_no_title_where_the_headline_was_lost(article: dict[str, Any]) -> None:
    page = read("\n\n".join(line for line in lines_of(article) if line != article["title"]))
    assert page.title is None or page.title not in article["story"]


@pytest.mark.parametrize("case", NO_ARTICLES, ids=lambda case: case["name"])
def test_a_page_without_article_is_refused_with_its_reason(case: dict[str, str]) -> None:
    refused = read_flattened(case["text"])
    assert isinstance(refused, NoArticle)
    assert refused.rule is Rule.NO_CONTENT
    assert case["reason"] in refused.message


@pytest.mark.parametrize("text", ["", " \n\n\t", "\u2028\u3000"])
def test_an_empty_page_is_refused(text: str) -> None:
    refused = read_flattened(text)
    assert isinstance(refused, NoArticle)
    assert refused.rule is Rule.EMPTY


def test_a_page_of_too_many_lines_is_refused() -> None:
    refused = read_flattened("a\n" * (MOST_BLOCKS + 1))
    assert isinstance(refused, NoArticle)
    assert refused.rule is Rule.TOO_LARGE


@pytest.mark.parametrize("text", ["a" * 300_000, "市" * 300_000, ". " * 200_000, "aB" * 200_000, "word " * 100_000])
def test_endless_lines_are_read(text: str) -> None:
    assert read_flattened(text)


def test_the_byline_gives_the_authors() -> None:
    german = next(article for article in ARTICLES if article["name"] == "german")
    assert read("\n\n".join(lines_of(german))).authors == ("Katrin Seidel",)


def test_a_caption_that_repeats_the_headline_is_dropped() -> None:
    english = ARTICLES[0]
    lines = lines_of(english)
    at = lines.index(english["story"][0]) + 1
    page = read("\n\n".join([*lines[:at], english["title"], *lines[at:]]))
    assert english["title"] not in page.story
    assert [v.reason for v in page.verdicts if v.kind == "caption"].count("repeats the headline") == 1


def test_a_caption_with_a_credit_is_dropped_from_the_middle_of_a_story() -> None:
    english = ARTICLES[0]
    caption = "The bridge seen from the eastern side of the harbour. Photo: Dana Whitlock"
    lines = [*english["story"][:2], caption, *english["story"][2:]]
    page = read("\n\n".join(lines))
    assert page.story == "\n\n".join(english["story"])


fragments = st.sampled_from(
    [line for article in ARTICLES for line in lines_of(article)] + [case["text"] for case in NO_ARTICLES]
)
texts = st.lists(
    st.one_of(fragments, st.text(max_size=40), st.sampled_from(["\n", "\n\n", " ", "\r\n", "• ", "\u2028"])),
    max_size=40,
).map("".join)


@settings(deadline=None)
@given(texts)
def test_verdicts_cover_the_page_in_order(text: str) -> None:
    page = read_flattened(text)
    if isinstance(page, NoArticle):
        assert page.message
        return
    assert "".join(page.visible[verdict.start : verdict.end] for verdict in page.verdicts) == text
    assert [v.end for v in page.verdicts[:-1]] == [v.start for v in page.verdicts[1:]]
    assert all(0 <= verdict.score <= 1 and verdict.reason for verdict in page.verdicts)
    assert sum(verdict.kind == "title" for verdict in page.verdicts) == (page.title is not None)


@settings(deadline=None)
@given(texts)
def test_the_same_page_gives_the_same_answer(text: str) -> None:
    assert read_flattened(text) == read_flattened(text)


@settings(deadline=None)
@given(texts)
def test_the_story_is_made_of_words_of_the_page(text: str) -> None:
    page = read_flattened(text)
    if isinstance(page, Page):
        assert "\n\n\n" not in page.story
        assert page.story.strip()
