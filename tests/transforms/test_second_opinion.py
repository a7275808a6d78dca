import json
import time

import pytest

from transforms.html import read_html
from transforms.page import Page
from transforms.second_opinion import EXTRACTOR, MANY, STATED, stated_story, unseen_story

STORY = (
    "The pier of Dunmoor will stay open through the winter, the town council decided on Tuesday evening after a debate of "
    "four hours. Nobody else lands crab between here and the point, said Ada Kerrigan, who leads the council. Repairs to "
    "the north wall cost two million pounds, of which the county pays half, and begin in March, when the storms have "
    "passed. The harbour master said that he was relieved, and that two boats had sunk at their moorings last year."
)
DATA = json.dumps({"@type": "NewsArticle", "articleBody": STORY})
SCRIPT = f'<script type="application/ld+json">{DATA}</script>'


@pytest.mark.parametrize(
    "shown", ["<p>Loading</p>", "<p>Loading</p>" * MANY], ids=["a line", "more lines than a page has"]
)
def test_a_story_in_the_data_of_a_page_is_found(shown: str) -> None:
    found = unseen_story(f"<html><body>{SCRIPT}{shown}</body></html>", None, "Loading")
    assert found is not None
    assert (found.story, found.flags, found.extractor) == (STORY, ("unseen",), EXTRACTOR)


def test_what_the_article_of_a_page_states_is_a_story() -> None:
    found = stated_story(STORY, "Loading")
    assert found is not None
    assert (found.story, found.flags, found.extractor) == (STORY, ("unseen",), STATED)


@pytest.mark.parametrize("stated", ["", "Ada Kerrigan writes about the harbour.", "word " * 10 + "\n"])
def test_a_description_is_no_story(stated: str) -> None:
    assert stated_story(stated, "Loading") is None


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "<p>Loading</p>",
        "<figure><figcaption>Ada Kerrigan speaks on the pier. Photo: Brindle</figcaption></figure>" * 9,
    ],
    ids=["nothing", "next to no elements", "captions"],
)
def test_the_story_of_a_page_that_only_scripts_write_out_is_read_from_its_data(shown: str) -> None:
    page = read_html(f"<html><head>{SCRIPT}</head><body>{shown}</body></html>")
    assert isinstance(page, Page)
    assert (page.story, page.extractor, page.repairs) == (STORY, STATED, ("fallback_extractor",))
    assert "unseen" in page.flags


def test_what_the_page_shows_was_judged_already() -> None:
    assert unseen_story(f"<html><body>{SCRIPT}<p>{STORY}</p></body></html>", None, STORY) is None
    assert stated_story(STORY, STORY) is None


@pytest.mark.parametrize("shown", ["", "<p>Loading</p>"])
def test_where_there_is_no_story_there_is_none(shown: str) -> None:
    assert unseen_story(f"<html><body>{shown}</body></html>", None, "Loading") is None


def test_many_short_paragraphs_cost_no_square_of_their_number() -> None:
    page = "<blockquote class=twitter-tweet>x</blockquote>" * 10_000
    start = time.process_time()
    assert unseen_story(page, None, "x " * 10_000) is None
    assert time.process_time() - start < 4  # 8 where justext is asked
