import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.blocks import features as wording
from transforms.blocks.words import words_of
from transforms.markup.containers import containers
from transforms.markup.echoes import Claims
from transforms.markup.features import GROUPS, NAMES, features
from transforms.markup.names import Table
from transforms.markup.splitting import Marked, split
from transforms.markup.tree import parse, tokens

SENTENCE = "The council voted on Tuesday to mend the old pier before the winter storms come."
KNOWN = Table({"story": 2.0, "menu": -2.0})
PAGE = f"""<header><ul class=menu><li><a href=1>Home</a><li><a href=2>News</a></ul></header>
<main><article class=story><h1>Pier will be mended</h1><p>{SENTENCE}</p><p>{SENTENCE} <b>Again.</b></p>
<figure><img src=x><figcaption>The pier</figcaption></figure><p>{SENTENCE}</p></article>
<aside><div class=card><a href=3>Ferry late</a></div><div class=card><a href=4>Boat lost</a></div></aside></main>"""


def marked(html: str) -> Marked:
    return split(tokens(parse(html)))


def table(html: str) -> dict[str, list[float]]:
    page = marked(html)
    x = features(page, words_of(page.blocks.codes, page.blocks.classes), Claims(), KNOWN)
    return {name: np.round(x[:, number].astype(float), 2).tolist() for number, name in enumerate(NAMES)}


X = table(PAGE)
# Home, News, Pier will be mended, sentence, sentence, The pier, sentence, Ferry late, Boat lost


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("tag_li", [1, 1, 0, 0, 0, 0, 0, 0, 0]),
        ("tag_p", [0, 0, 0, 1, 1, 0, 1, 0, 0]),
        ("tag_h1", [0, 0, 1, 0, 0, 0, 0, 0, 0]),
        ("tag_figcaption", [0, 0, 0, 0, 0, 1, 0, 0, 0]),
        ("heading_size", [0, 0, 1, 0, 0, 0, 0, 0, 0]),
        ("in_header", [1, 1, 0, 0, 0, 0, 0, 0, 0]),
        ("in_main", [0, 0, 1, 1, 1, 1, 1, 1, 1]),
        ("in_article", [0, 0, 1, 1, 1, 1, 1, 0, 0]),
        ("in_aside", [0, 0, 0, 0, 0, 0, 0, 1, 1]),
        ("linked", [1, 1, 0, 0, 0, 0, 0, 1, 1]),
        ("in_best", [0, 0, 1, 1, 1, 1, 1, 0, 0]),
        ("is_best", [0, 0, 1, 1, 1, 1, 1, 0, 0]),
        ("before_best", [1.1, 0.69, 0, 0, 0, 0, 0, 0, 0]),
        ("after_best", [0, 0, 0, 0, 0, 0, 0, 0.69, 1.1]),
        ("good_first", [0, 0, 2, 2, 2, 2, 2, 0, 0]),
        ("bad_first", [-2, -2, 0, 0, 0, 0, 0, 0, 0]),
        ("good_strongest", [0, 0, 2, 2, 2, 2, 2, 0, 0]),
        ("images_before", [0, 0, 0, 0, 0, 1, 0, 0, 0]),
        ("headings", [1] * 9),
        ("link_share_0", [1, 1, 0, 0, 0, 0, 0, 1, 1]),
        ("prose_share_0", [0, 0, 1, 1, 1, 1, 1, 0, 0]),
        ("alike_0", [1.1, 1.1, 0.69, 1.39, 1.39, 0.69, 1.39, 1.1, 1.1]),
    ],
)
def test_columns(name: str, values: list[float]) -> None:
    assert X[name] == values


def test_bold_share() -> None:
    assert X["bold"][4] == pytest.approx(6 / (len(SENTENCE) + 7), abs=0.01)


def test_near_heading_counts_from_the_first_heading() -> None:
    assert X["near_heading"][2] == 0
    assert X["near_heading"][0] == pytest.approx(-1.1)
    assert X["near_heading"][4] == pytest.approx(1.1)
    assert table("<p>none</p><p>here</p>")["near_heading"] == [0, 0]


def test_names_are_those_of_the_wording_and_of_each_group() -> None:
    assert NAMES[: len(wording.NAMES)] == wording.NAMES
    assert len(set(NAMES)) == len(NAMES) == len(wording.NAMES) + sum(map(len, GROUPS.values()))


def test_containers_pass_over_elements_that_add_nothing() -> None:
    page = marked("<div><div><section><div><p>one</p></div></section></div><p>two</p></div><p>three</p>")
    around = containers(page, np.array([1, 1, 1]))
    held = [(page.firsts[nodes] * 10 + page.lasts[nodes]).tolist() for nodes in around.around[:2]]
    assert held == [[2, 2, 3], [3, 3, 3]]


def test_text_beside_other_blocks_has_its_own_element_as_container() -> None:
    page = marked("<div>loose<p>inside</p></div><p>after</p>")
    around = containers(page, np.array([1, 1, 1]))
    assert page.elements[page.kinds[around.around[0][0]]].name == "div"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<div class=story>", "</div>", "<a href=x>", "</a>", "<h1>", "<li>",
                              SENTENCE, "word ", "1 ", "<br>", "<td>", "<ul>", "</ul>", "市 "]), min_size=1, max_size=60)
)  # fmt: skip
def test_any_page_has_finite_features(parts: list[str]) -> None:
    page = marked("".join(parts))
    if not len(page.homes):
        return
    words = words_of(page.blocks.codes, page.blocks.classes)
    x = features(page, words, Claims(titles=("word",), body=SENTENCE * 3), KNOWN)
    assert np.isfinite(x).all()
    assert x.shape == (len(page.homes), len(NAMES))
    assert (x == features(page, words, Claims(titles=("word",), body=SENTENCE * 3), KNOWN)).all()


@pytest.mark.parametrize("depth", [0, 1, 2, 5, 16, 33])
def test_names_of_all_elements_around_a_block_are_added_up(depth: int) -> None:
    inside = "<span class=share>One line of text.</span>"
    html = "<div class=story>" * depth + inside + "</div>" * depth + "<p>beside</p>"
    page = marked(html)
    found = features(
        page, words_of(page.blocks.codes, page.blocks.classes), Claims(), Table({"story": 2.0, "share": -1.0})
    )
    row = dict(zip(NAMES, found[0].tolist(), strict=True))
    assert row["good_all"] == 2.0 * depth
    assert row["bad_all"] == -1.0
    assert row["good_strongest"] == (2.0 if depth else 0.0)


def test_names_of_elements_without_text_change_nothing() -> None:
    plain = table("<main><p>One.</p><p>Two.</p></main>")
    named = table("<main><p>One.<i class=menu></i></p><div class=story></div><p>Two.</p></main>")
    assert [named[name] for name in GROUPS["names"]] == [plain[name] for name in GROUPS["names"]]
