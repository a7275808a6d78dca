from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.markup.structured import Structured
from transforms.metadata.titles.candidates import LONGEST, Candidate, add, gather, parts, without_site

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


@given(st.text(max_size=80))
def test_taking_the_site_away_twice_changes_nothing(text: str) -> None:
    once = without_site(text, SITES)
    assert once == text.strip() or once in text
    assert not text or without_site(once, frozenset()) == once.strip()


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
