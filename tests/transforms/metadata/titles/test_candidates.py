import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.markup.mainstory import bare
from transforms.markup.structured import Structured
from transforms.metadata.titles.candidates import (
    _ANY,
    _APART,
    _MARKED,
    _NEAR,
    _STRONG,
    LONGEST,
    MAX_PIECES,
    MAX_SEPARATORS,
    Candidate,
    add,
    gather,
    parts,
    without_site,
)

Make = Callable[..., Structured]
SITES = frozenset(("thesound", "sound", "soundexample"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry is back | The Sound", "Ferry is back"),
        ("Ferry is back - The Sound", "Ferry is back"),
        ("Ferry is back – The Sound", "Ferry is back"),
        ("Ferry is back — sound.example", "Ferry is back"),
        ("Ferry is back :: The Sound", "Ferry is back"),
        ("Ferry is back » The Sound", "Ferry is back"),
        ("Ferry is back | Harbour | The Sound", "Ferry is back | Harbour"),
        ("Ferry is back | The Sound | Harbour", "Ferry is back"),
        ("Ferry is back - The Sound News", "Ferry is back"),
        ("The Sound | Ferry is back", "Ferry is back"),
        ("The Sound: Ferry is back", "The Sound: Ferry is back"),
        ("フェリー運航再開｜The Sound", "フェリー運航再開"),
        ("Ferry--The Sound", "Ferry"),
        ("Ferry is back", "Ferry is back"),
        ("Ferry is back -", "Ferry is back"),
        ("The Sound", "The Sound"),
        ("| The Sound", "| The Sound"),
        ("Back-to-back storms", "Back-to-back storms"),
        ("Week of 3. - 9. February", "Week of 3. - 9. February"),
        ("Ferry is back - what the Sound of the sea does to all who live there", "Ferry is back - what the Sound of the sea does to all who live there"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_title_loses_the_name_of_its_site(text: str, title: str) -> None:
    assert without_site(text, SITES) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A | B | C | D | The Sound", "A | B | C | D"),
        (
            "Ferry | The Sound | Sea | Harbour | Islands",
            "Ferry | The Sound | Sea | Harbour | Islands",
        ),  # too far in front
        ("Sea | The Sound", "Sea | The Sound"),  # three letters are no headline
        ("Seas | The Sound", "Seas"),
        ("The Sound | Ferry is back | The Sound", "Ferry is back"),
        ("The Sound | The Sound", "The Sound"),
        ("Ferry is back | The Sound | Sea | Harbour | The Sound", "Ferry is back"),
        ("  Ferry is back | The Sound  ", "Ferry is back"),
    ],
)
def test_how_much_of_a_title_may_be_its_site(text: str, title: str) -> None:
    assert without_site(text, SITES) == title


WORDS = st.sampled_from(["Ferry", "is back", "The Sound", "sound.example", "Sound", "Harbour", "3.", ""])
MARKS = st.sampled_from([" | ", " - ", " – ", " :: ", "｜", "--", " » ", ": ", " ", "|"])


@given(st.lists(st.tuples(WORDS, MARKS), max_size=7))
def test_taking_the_site_away_twice_changes_nothing(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + mark for word, mark in pieces)
    once = without_site(text, SITES)
    assert once in text
    assert bool(once.strip()) >= bool(bare(text))
    assert without_site(once, SITES) == once


@given(st.text(alphabet=" \t|-–—·•»«/~>:｜_1a日", max_size=12))
def test_no_separator_stands_where_its_signs_do_not(text: str) -> None:
    assert bool(_STRONG.search(text)) <= bool(_NEAR.search(text))
    assert bool(_ANY.search(text)) <= bool(_MARKED.search(text))


def test_the_parts_of_stated_texts_are_candidates_too(make_page: Make) -> None:
    page = make_page(
        "<title>Storm: Ferry back | Harbour</title>", '<h2 class="kicker">Live - now</h2>', name="Ferry back - Extra"
    )
    found = gather(page, page.headings, "Seen - there", SITES)
    assert found["harbour"].places == {"title_back"}
    assert found["stormferryback"].places == {"title_front"}
    assert found["storm"].places == {"title_first"}
    assert found["storm"].rests == ["Ferry back | Harbour"]
    assert found["ferryback"].places == {"title_middle"}
    assert "extra" not in found  # a name has no parts
    assert "now" not in found  # nor have headings
    assert found["seenthere"].places == {"seen"}


def test_a_site_is_no_part_of_a_candidate(make_page: Make) -> None:
    page = make_page("<title>Ferry back | The Sound</title>", "<h1>Ferry back - The Sound</h1>")
    found = gather(page, page.headings, "Ferry back | The Sound", SITES)
    assert found["ferryback"].places == {"title", "h1", "seen"}
    assert set(found) == {"ferryback"}


@pytest.mark.parametrize(
    ("head", "story", "place"),
    [
        ("", {"headline": "Ferry back"}, "ld"),
        ("", {"name": "Ferry back"}, "ld_name"),
        ("", {"alternativeHeadline": "Ferry back"}, "ld_other"),
        ('<meta property="twitter:title" content="Ferry back">', {}, "twitter"),
        ('<meta name="dc.title" content="Ferry back">', {}, "meta"),
        ('<meta name="hdl" content="Ferry back">', {}, "meta"),
    ],
)
def test_places_that_state_a_headline(make_page: Make, head: str, story: dict[str, object], place: str) -> None:
    assert gather(make_page(head, **story), [], None, SITES)["ferryback"].places == {place}


@pytest.mark.parametrize(("pieces", "read"), [(1, 0), (2, 3), (MAX_PIECES, MAX_PIECES + 1), (MAX_PIECES + 1, 0)])
def test_a_heading_of_many_pieces_is_a_teaser(make_page: Make, pieces: int, read: int) -> None:
    page = make_page(body="<h1>" + "".join(f"<b>word {'x' * n}</b>" for n in range(1, pieces + 1)) + "</h1>")
    found = gather(page, page.headings, None, SITES)
    assert sum("piece" in candidate.places for candidate in found.values()) == (read if pieces != 2 else 2)


def test_parts_say_what_they_leave_out() -> None:
    assert list(parts("Storm | Ferry back | The Sound")) == [
        ("Storm", "Ferry back | The Sound", "first"),
        ("Ferry back | The Sound", "Storm", "back"),
        ("Storm | Ferry back", "The Sound", "front"),
        ("The Sound", "Storm | Ferry back", "back"),
        ("Ferry back", "Storm The Sound", "middle"),
    ]
    assert list(parts("Ferry back")) == []
    assert [part for part, _, _ in parts("Storm: ferry back")] == ["Storm", "ferry back"]


def test_a_text_of_many_separators_is_parted_at_the_first_ones() -> None:
    made = list(parts(" | ".join("abcdefghijkl")))
    assert len([where for _, _, where in made if where == "back"]) == MAX_SEPARATORS
    assert len([where for _, _, where in made if where == "front"]) == 1
    assert len([where for _, _, where in made if where == "middle"]) == MAX_SEPARATORS - 1


def test_equal_wordings_are_one_candidate(make_page: Make) -> None:
    page = make_page(
        '<meta property="og:title" content="Ferry is BACK"><meta name="twitter:title" content="Ferry is back!">'
        "<title>Ferry is back - The Sound</title>",
        "<h1>Ferry  <b>is</b> back</h1>",
        headline="Ferry is back",
    )
    found = gather(page, page.headings, "Ferry is back.", SITES)
    only = found["ferryisback"]
    assert only.text == "Ferry is back"
    assert only.places == {"ld", "og", "twitter", "title", "h1", "seen"}
    assert [node.tag for node in only.headings] == ["h1"]


def test_a_kicker_in_a_heading_is_a_piece_of_it(make_page: Make) -> None:
    page = make_page(body='<h1><span class="kicker">Storm</span> <span>Ferry is back</span></h1>')
    found = gather(page, page.headings, None, frozenset())
    assert found["ferryisback"].places == {"piece"}
    assert found["stormferryisback"].places == {"h1"}


@pytest.mark.parametrize("text", ["", " ", "—", "!!!", "x" * (LONGEST + 1)])
def test_what_is_no_title(text: str) -> None:
    found: dict[str, Candidate] = {}
    assert add(found, text, "og") is None
    assert found == {}


@given(st.text(" \t|｜-–:_»·~/.1aß文", max_size=20))
def test_asking_first_for_the_signs_that_open_a_separator_hides_none(text: str) -> None:
    assert spans(_STRONG, text) == spans(re.compile(_APART), text)
    assert spans(_ANY, text) == spans(re.compile(_ANY.pattern.partition(")")[2]), text)


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)]
