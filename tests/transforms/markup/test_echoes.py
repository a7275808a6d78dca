import numpy as np
import pytest

from transforms.blocks.splitting import split
from transforms.blocks.words import words_of
from transforms.markup.echoes import LEAST_BODY, MOST_TITLES, Claims, claims, echoes
from transforms.markup.structured import structured
from transforms.markup.tree import parse

TEXT = "Harbour bridge reopens\n\nThe old bridge opened again on Monday after a year of repairs.\n\nSubscribe to our letter"
COLUMNS = ("in_title", "of_title", "title", "summary", "body", "has_body", "body_shown")


def columns(stated: Claims) -> dict[str, list[float]]:
    blocks = split(TEXT)
    words = words_of(blocks.codes, blocks.classes)
    home = np.searchsorted(blocks.edges[1:], words.starts, side="right")
    found = echoes(stated, words, home, np.bincount(home, minlength=len(blocks.starts)))
    return {name: np.round(column.astype(float), 2).tolist() for name, column in zip(COLUMNS, found, strict=True)}


def test_nothing_stated_is_echoed_nowhere() -> None:
    assert columns(Claims()) == {name: [0, 0, 0] for name in COLUMNS}


def test_the_title_is_found_in_its_block_whatever_else_the_page_calls_itself() -> None:
    found = columns(Claims(titles=("Harbour Bridge reopens", "Harbour Bridge reopens | The Pier Gazette")))
    assert found["title"][0] == 1
    assert found["of_title"][1] < 0.7
    assert found["in_title"][2] == 0


def test_of_several_titles_the_likest_counts() -> None:
    one, both = (
        columns(Claims(titles=titles))
        for titles in (("Harbour bridge",), ("Storm", "Harbour bridge", "Reopens harbour bridge"))
    )
    assert one["in_title"] == [0.67, 0.08, 0]  # a word of the block in three is not in the title
    assert one["of_title"] == [1, 0.5, 0]
    assert both["in_title"] == [1, 0.08, 0]
    assert both["title"][0] == 1


def test_a_word_that_a_block_repeats_counts_once_of_a_title() -> None:
    found = columns(Claims(titles=("the the old",)))
    assert found["of_title"] == [0, 1, 0]


@pytest.mark.parametrize(
    ("summary", "share"),
    [
        ("old bridge", 0),  # no run of three words
        ("The old bridge", 0.25),
        ("the OLD bridge, opened again", 0.42),
        ("bridge old The", 0),  # another order
    ],
)
def test_runs_of_three_words_are_heard(summary: str, share: float) -> None:
    assert columns(Claims(summary=summary))["summary"][1] == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize(("words", "has"), [(LEAST_BODY - 1, 0), (LEAST_BODY, 1)])
def test_a_short_body_is_a_placeholder(words: int, has: int) -> None:
    assert columns(Claims(body=" ".join(f"word{n}" for n in range(words))))["has_body"] == [has] * 3


def test_claims_are_bounded() -> None:
    metas = "".join(
        f'<meta property="og:title" content="Title {n}"><meta name="description" content="Text {n}">' for n in range(9)
    )
    found = claims(structured(parse(metas)))
    assert found.titles == tuple(f"Title {n}" for n in range(MOST_TITLES))
    assert found.summary == "Text 0\nText 1\nText 2"


def test_a_summary_is_known_by_its_runs_of_words() -> None:
    found = columns(Claims(summary="The old bridge opened again on Monday, to letter."))
    assert found["summary"] == [0, 0.58, 0]


@pytest.mark.parametrize(
    ("body", "has", "shown"),
    [
        ("too short", 0, 0),
        ("The old bridge opened again on Monday after a year of repairs. " * 2, 1, 0.77),
        ("Another story altogether, which this page does not show to anybody who reads it today, tomorrow, or at any time next week.", 1, 0),
    ],
)  # fmt: skip
def test_a_body_says_how_much_of_it_the_page_shows(body: str, has: float, shown: float) -> None:
    found = columns(Claims(body=body))
    assert found["has_body"] == [has] * 3
    assert found["body_shown"][0] == pytest.approx(shown, abs=0.1)
    assert (found["body"][1] > 0.9) is (shown > 0)


def test_claims_are_taken_from_what_the_page_states() -> None:
    html = """<title>Bridge | Gazette</title><meta property=og:title content=Bridge>
    <meta property=og:description content="It opened."><script type=application/ld+json>
    {"@type": "NewsArticle", "headline": "Bridge opens", "articleBody": "It opened again."}</script><p>x</p>"""
    found = claims(structured(parse(html)))
    assert found.titles == ("Bridge opens", "Bridge", "Bridge | Gazette")
    assert found.summary == "It opened."
    assert found.body == "It opened again."


def test_a_page_that_states_nothing() -> None:
    assert claims(structured(parse("<p>x</p>"))) == Claims(titles=("",))
