import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.spelling import SPELT, country_of

PROSE = (
    "your four hour hours tour tours pour flour our source course court journal tourist rise rises raised raising wise "
    "promise promised exercise advertise advertising surprise surprising revise supervised compromise franchise noise "
    "praise likewise otherwise size sized prize prizes seize seized horizon citizen organ organic realist realism "
    "critic finally specialist emphasis analyses literal literally laboratory moment mold enrolled fulfilled humorous "
    "honorary vaporous glamorous governor doctor actor minor majority"
)
EVERYWHERE = re.findall(r"\w+", PROSE)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Is your tour four hours long? Prices rise; the rent was raised, otherwise it is a surprise.", None),
        ("The size of the prize: citizens seize the horizon of the doctor and the governor.", None),
        ("The harbour centre was organised by the neighbours.", "british"),
        ("The harbor center was organized by the neighbors.", "american"),
        ("Favourite colours, realised and recognising", "british"),
        ("Favorite colors, realized and recognizing", "american"),
        ("The council apologised to travellers and cancelled the programme.", "british"),
        ("The council apologized to travelers and canceled the program.", "american"),
        ("COLOUR", "british"),
        ("£5 in London", "british"),
        ("$5 in Texas, at 9 a.m. ET", "american"),
        ("colour color", None),
        ("£5 or $6", None),
        ("", None),
        ("Die Farbe der vier Häuser", None),
    ],
)
def test_country_by_ordinary_prose(text: str, country: str | None) -> None:
    assert country_of(text) == country


@pytest.mark.parametrize("word", EVERYWHERE)
def test_words_that_are_spelt_so_everywhere_tell_nothing(word: str) -> None:
    assert word not in SPELT


@pytest.mark.parametrize(
    ("british", "american"),
    [("colour", "color"), ("colouring", "coloring"), ("honourable", "honorable"), ("neighbourhoods", "neighborhoods"),
     ("favourites", "favorites"), ("centred", "centered"), ("armoury", "armory"), ("organisation", "organization"),
     ("prioritising", "prioritizing"), ("organisers", "organizers"), ("defenceless", "defenseless"),
     ("analysed", "analyzed"), ("colourful", "colorful")],
)  # fmt: skip
def test_words_stand_in_pairs(british: str, american: str) -> None:
    assert (SPELT[british], SPELT[american]) == ("british", "american")


def test_both_spellings_are_as_many() -> None:
    assert sum(country == "british" for country in SPELT.values()) * 2 == len(SPELT)


@given(st.lists(st.sampled_from(EVERYWHERE), max_size=30))
def test_ordinary_prose_is_of_no_country(words: list[str]) -> None:
    assert country_of(" ".join(words)) is None


@given(st.text(max_size=200), st.sampled_from(["colour", "organised", "centre"]))
def test_a_word_counts_wherever_it_stands(text: str, word: str) -> None:
    if country_of(text) is None and not re.search(r"\w", text):
        assert country_of(f"{text} {word} {text}") == "british"
