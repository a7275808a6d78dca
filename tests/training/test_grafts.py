import random

import pytest

from training.corpus import Flattened
from training.grafts import grafts, parts, swapped, teased, thinned


def page(name: str, topic: str, *, host: str = "a.example", lang: str = "en") -> Flattened:
    story = [f"The {topic} was seen by {count} people on Monday, the owner said." for count in range(10, 15)]
    lines = [f"{name} home", "Sign in", f"Report on a {topic}", *story[:3], "Read also", *story[3:], f"{name} contact"]
    return Flattened(
        text="\n\n".join(lines), gold="\n\n".join(story), title=f"Report on a {topic}", flattener="full",
        row={"id": name, "set": "fundus", "lang": lang, "url": f"https://{host}/{topic}"},
    )  # fmt: skip


FERRY, CASTLE = page("Harbour", "ferry"), page("Hill", "castle")


def test_a_page_is_taken_apart_without_loss() -> None:
    found = parts(FERRY)
    assert found is not None
    assert "".join(found.pieces) == FERRY.text
    assert found.told == [3, 4, 5, 7, 8]
    assert found.title.tolist() == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]


def test_a_page_of_little_story_is_left_alone() -> None:
    short = Flattened(text="Home\n\nOne line.", gold="One line.", title=None, flattener="full", row=FERRY.row)
    assert parts(short) is None


def test_a_story_moves_into_the_place_of_another() -> None:
    host, donor = parts(FERRY), parts(CASTLE)
    assert host is not None
    assert donor is not None
    lines = swapped(host, donor).split("\n\n")
    assert [line for line in lines if "ferry" in line] == []
    assert "Report on a castle" in lines
    assert [line for line in lines if "castle was" in line] == CASTLE.gold.split("\n\n")
    assert [line for line in ("Harbour home", "Sign in", "Read also", "Harbour contact") if line not in lines] == []


@pytest.mark.parametrize("seed", range(20))
def test_the_story_stays_when_furniture_comes_or_goes(seed: int) -> None:
    host, other = parts(FERRY), parts(CASTLE)
    assert host is not None
    assert other is not None
    less, more = thinned(host, random.Random(seed)), teased(host, other, random.Random(seed))
    for line in FERRY.gold.split("\n\n"):
        assert line in less
        assert line in more
    assert len(less) <= len(FERRY.text) < len(more)
    assert "castle" in more


def test_grafts_are_the_same_each_time_and_stay_within_language_and_fold() -> None:
    pages = [FERRY, CASTLE, page("Insel", "Fähre", lang="de")]
    made = list(grafts(pages))
    assert made == list(grafts(pages))
    assert {one.flattener for one in made if one.row["lang"] == "de"} == {"thinned"}
    assert all("Fähre" not in one.text for one in made if one.row["lang"] == "en")
    assert {one.flattener for one in made if one.row["lang"] == "en"} == {"thinned", "teased", "swapped"}
