import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.headline import MAX_LETTERS, places, title_of, way


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Council agrees on nothing</title>", "Council agrees on nothing"),
        ("<title>Council agrees on nothing | The Paper</title>", "Council agrees on nothing"),
        ("<TITLE id=a> Council &amp; mayor - The Paper </TITLE>", "Council & mayor"),
        ("<title>Council – Paper", "Council"),
        ("<title></title>", ""),
        ("<titles>Council</titles>", ""),
        ("", ""),
    ],
)
def test_the_title_goes_without_the_site(head: str, title: str) -> None:
    assert title_of(head, len(head)) == title


@pytest.mark.parametrize(
    ("text", "headlines", "found"),
    [
        ("Menu\nCouncil agrees\nText", ["Council agrees"], (5,)),
        ("Council agrees\nCouncil agrees\n", ["Council agrees"], (0, 15)),
        ("Menu\nCouncil agrees", ["Mayor resigns", "Council\n agrees"], (5,)),
        ("Menu\nCouncil agrees", ["Mayor resigns"], ()),
        ("Home\nHome", ["Home"], ()),
        ("Council agrees\n" * 9, ["Council agrees"], (0, 15, 30, 45)),
        ("x" * MAX_LETTERS + "y", ["x" * MAX_LETTERS + "z"], (0,)),
        ("", ["Council agrees"], ()),
        ("Council agrees", [], ()),
    ],
)
def test_places(text: str, headlines: list[str], found: tuple[int, ...]) -> None:
    assert places(text, headlines) == found


@pytest.mark.parametrize(
    ("start", "headlines", "far"), [(50, (10,), 40), (10, (50,), -40), (90, (10, 100), -10), (50, (), 0)]
)
def test_the_way_is_from_the_nearest(start: int, headlines: tuple[int, ...], far: int) -> None:
    assert way(start, headlines) == far


@given(st.text(max_size=200), st.lists(st.text(max_size=60), max_size=3))
def test_a_headline_stands_where_it_is_said_to(text: str, headlines: list[str]) -> None:
    for place in places(text, headlines):
        assert any(text[place:].startswith(" ".join(h.split())[:MAX_LETTERS].strip()) for h in headlines)
