import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.blocks.words import words_of
from transforms.markup.containers import LEVELS, Containers, containers
from transforms.markup.splitting import Marked, split
from transforms.markup.tree import parse, tokens

EIGHT = "The old ferry sails again every day now."
SEVEN = "The old ferry sails again every day."


def sized(html: str) -> tuple[Marked, Containers]:
    page = split(tokens(parse(html)))
    words = words_of(page.blocks.codes, page.blocks.classes)
    sizes = np.diff(np.searchsorted(words.starts, page.blocks.edges))
    return page, containers(page, sizes)


def names(page: Marked, nodes: np.ndarray) -> list[str]:
    return [page.elements[page.kinds[node]].name for node in nodes.tolist()]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (EIGHT, 8), (SEVEN, 0), (EIGHT.rstrip("."), 0), (f"{EIGHT.rstrip('.')} {EIGHT.rstrip('.')}", 16),
        (f"{EIGHT.rstrip('.')} {SEVEN.rstrip('.')}", 0), (f"<a href=x>{EIGHT}</a>", 0),
        (f"<a href=x>Read this</a> {EIGHT}", 10), (f"Read it: <a href=x>{EIGHT}</a>", 0),
    ],
)  # fmt: skip
def test_prose_are_words_in_sentences_outside_links(text: str, prose: int) -> None:
    _, found = sized(f"<main><p>{text}</p><p>Ferry</p></main>")
    assert found.prose[-1] == prose


def test_what_is_linked_is_counted_in_words() -> None:
    _, found = sized("<p><a href=x>Ferry back</a></p><p>Ferry back</p><p>four <a href=x>five</a></p>")
    assert np.diff(found.linked).tolist() == pytest.approx([2, 0, 0.89], abs=0.01)
    assert found.words.tolist() == [0, 2, 4, 6]


def test_each_block_has_containers_from_the_inside_out() -> None:
    page, found = sized(
        "<main><section><div class=story><p>one</p><p>two</p></div><div>three</div></section><aside>four</aside></main>"
    )
    assert [names(page, nodes)[0] for nodes in found.around] == ["div", "section", "main"]
    assert [names(page, nodes)[0] for nodes in found.tops] == ["p", "div", "section"]
    assert [names(page, nodes)[3] for nodes in found.around] == ["main", "body", "body"]


@pytest.mark.parametrize(("wrappers", "around"), [(0, "main"), (1, "main"), (20, "main")])
def test_wrappers_are_passed_over(wrappers: int, around: str) -> None:
    page, found = sized(f"<main>{'<div>' * wrappers}<p>one</p>{'</div>' * wrappers}<p>two</p></main><p>three</p>")
    assert names(page, found.around[0])[0] == around
    assert names(page, found.tops[0])[0] == ("div" if wrappers else "p")


def test_the_best_container_holds_most_prose_itself_or_one_level_down() -> None:
    page, found = sized(
        f"<header><p>{EIGHT}</p><p>menu</p></header>"
        f"<article><div><p>{EIGHT}</p><p>{EIGHT}</p><p>{EIGHT}</p></div><div><p>{EIGHT}</p><p>x</p></div></article><p>foot</p>"
    )
    assert names(page, np.array([found.best])) == ["div"]
    page, found = sized(
        f"<article><p>{EIGHT}</p><div><p>{EIGHT}</p><p>Two</p></div><p>{EIGHT}</p></article><p>foot</p>"
    )
    assert names(page, np.array([found.best])) == ["article"]


def test_what_a_container_holds_is_the_sum_over_its_blocks() -> None:
    page, found = sized(f"<p>one two</p><main><p>{EIGHT}</p><p>{SEVEN}</p></main>")
    assert found.held(found.words, found.around[0], page).tolist() == [17, 15, 15]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<div>", "</div>", "<p>", "</p>", "<ul>", "<li>", "</ul>", EIGHT, "word ", "<a href=x>", "</a>"]
        ),
        min_size=1,
        max_size=50,
    )
)
def test_containers_hold_their_block_and_grow(parts: list[str]) -> None:
    page = split(tokens(parse("".join(parts))))
    if not len(page.homes):
        return
    found = containers(page, np.ones(len(page.homes), np.intp))
    assert len(found.around) == len(found.tops) == LEVELS
    at = np.arange(len(page.homes))
    for nodes in found.around:
        assert ((page.firsts[nodes] <= at) & (at < page.lasts[nodes])).all()
    for inner, outer in zip(found.around, found.around[1:], strict=False):
        assert (page.firsts[outer] <= page.firsts[inner]).all()
        assert (page.lasts[inner] <= page.lasts[outer]).all()
