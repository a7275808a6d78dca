import numpy as np
import pytest

from transforms.blocks.model import Scores
from transforms.blocks.words import words_of
from transforms.html import read_html
from transforms.markup import judgement
from transforms.markup.echoes import Claims
from transforms.markup.judgement import FEWEST_WORDS, KEEP, MOST_WORDS, Judged, bounded, judged, packaged
from transforms.markup.splitting import split
from transforms.markup.tree import parse, tokens
from transforms.page import Page

PAGE = "<h1>Ferry back</h1><p>{}</p><p>Ferry back</p><p>Read also: Storm over the sea</p><p>Menu</p>"


def judge(html: str, story: list[float], titles: list[float], monkeypatch: pytest.MonkeyPatch) -> Judged:
    """A page judged by a network that answers what a test says."""
    answer = Scores(np.array(story, np.float32), np.array(titles, np.float32))
    monkeypatch.setattr(judgement.model, "score", lambda *_: answer)
    return judged(split(tokens(parse(html))), Claims(), packaged())


def test_blocks_over_the_threshold_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "word " * FEWEST_WORDS
    found = judge(PAGE.format(words), [0.2, KEEP + 0.01, 0.9, 0.9, KEEP], [0.9, 0, 0, 0, 0], monkeypatch)
    assert found.stays.tolist() == [False, True, False, False, False]
    assert found.headline == 0
    assert found.echoes == {0, 2}  # it is no story, however the network likes it
    assert found.told == FEWEST_WORDS
    assert not found.unsure


def test_a_page_without_a_headline_has_no_echoes(monkeypatch: pytest.MonkeyPatch) -> None:
    found = judge(PAGE.format("word " * 20), [0.2, 0.9, 0.9, 0, 0], [0.1, 0, 0, 0, 0], monkeypatch)
    assert found.headline is None
    assert found.echoes == frozenset()
    assert found.stays.tolist() == [False, True, True, False, False]


@pytest.mark.parametrize(("words", "unsure"), [(FEWEST_WORDS - 1, True), (FEWEST_WORDS, False)])
def test_a_story_of_too_few_words_is_left_to_what_the_markup_vouches_for(
    words: int, unsure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = f"{PAGE.format('word ' * words)}<p>{'menu ' * 40}</p>"
    found = judge(html, [0, 0.9, 0, 0, 0, 0], [0.9, 0, 0, 0, 0, 0], monkeypatch)
    assert found.unsure is unsure
    assert found.told == (0 if unsure else words)


def test_what_the_markup_vouches_for_stays_though_nothing_reads_like_a_story(monkeypatch: pytest.MonkeyPatch) -> None:
    prose = "The harbour council voted on Tuesday to rebuild the northern pier before the winter storms come in. " * 2
    found = judge(f"<nav>Home</nav><article><p>{prose}</p></article>", [0, 0], [0, 0], monkeypatch)
    assert found.unsure
    assert found.stays.tolist() == [False, True]
    assert found.told == len(prose.split())


@pytest.mark.parametrize(
    ("tag", "words", "kept"),
    [("h1", MOST_WORDS, MOST_WORDS), ("h1", MOST_WORDS + 9, MOST_WORDS), ("h3", 3 * MOST_WORDS, MOST_WORDS),
     ("p", 3 * MOST_WORDS, 3 * MOST_WORDS)],
)  # fmt: skip
def test_only_a_heading_is_judged_by_its_opening(tag: str, words: int, kept: int) -> None:
    page = split(tokens(parse(f"<h1>Pier</h1><{tag}>{'word ' * words}</{tag}><p>It was rebuilt.</p>")))
    found = bounded(words_of(page.blocks.codes, page.blocks.classes), page)
    assert len(found.starts) == len(found.lengths) == len(found.hashes) == 1 + kept + 3
    assert page.blocks.text[found.starts[-1] :].strip() == "rebuilt."


def test_a_headline_without_end_costs_the_story_nothing() -> None:
    prose = "The harbour council voted on Tuesday to rebuild the northern pier before the winter storms come in."
    story = f"<p>{prose} Residents had asked for it.</p><p>Engineers told the committee it was time. {prose}</p>"
    page = read_html(f"<nav><a href=/>Home</a></nav><article><h1>{'Pier ' * 100_000}</h1>{story}</article>")
    assert isinstance(page, Page)
    assert page.story.count(prose) == 2
    assert "unsure" not in page.flags
