import pytest

from transforms.blocks.authors import ABOVE, BELOW, named_beside


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("BY JANE ROE", ("Jane Roe",)),
        ("Jane Roe", ("Jane Roe",)),
        ("By Jane Roe and John Doe", ("Jane Roe", "John Doe")),
        ("By Jane Roe, John Doe & Ann Poe", ("Jane Roe", "John Doe", "Ann Poe")),
        ("By Jane Roe | 4 May 2024", ("Jane Roe",)),
        ("By Jane RoePublished 4 May 2024", ("Jane Roe",)),
        ("Jane RoeMay 4, 2024", ("Jane Roe",)),
        ("Jane McUpdate 4 May", ("Jane McUpdate",)),
        ("ByJane RoeMar 4, 2024", ("Jane Roe",)),
        ("By Jane RoeStaff Writer", ("Jane Roe",)),
        ("Von Jane RoeKorrespondentin", ("Jane Roe",)),
        ("Jane RoeEditorial", ("Jane RoeEditorial",)),
        ("Von Jane Roe Vom 4. Mai 2024", ("Jane Roe",)),
        ("Profilbild von Jane Roe", ("Jane Roe",)),
        ("Von Anna von der Heide und Jörg Weiß", ("Anna von der Heide", "Jörg Weiß")),
        ("Par Éloïse Dupont et Jean-Luc Martin", ("Éloïse Dupont", "Jean-Luc Martin")),
        ("Por María José García y Juan Pérez", ("María José García", "Juan Pérez")),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("Written by Jane Roe", ("Jane Roe",)),
        ("By our correspondent", ()),
        ("Byron Bay is flooded", ()),
        ("", ()),
    ],
)
def test_people(byline: str, people: tuple[str, ...]) -> None:
    assert named_beside(3, [(4, byline)]).people == people


def test_agencies_are_no_people() -> None:
    named = named_beside(0, [(1, "By Jane Roe, Reuters")])
    assert (named.people, named.agencies) == (("Jane Roe",), ("Reuters",))


@pytest.mark.parametrize(
    "other",
    ["Edited by Ann Poe", "• Reviewed By: Ann Poe, PhD", "Medically reviewed by Ann Poe", "Fact-checked by Ann Poe"],
)
def test_who_edits_or_reviews_is_no_author(other: str) -> None:
    assert named_beside(3, [(4, other), (6, "By Jane Roe")]).people == ("Jane Roe",)
    assert not named_beside(3, [(4, other)])


@pytest.mark.parametrize(
    ("blocks", "people"),
    [
        ([(9, "By Ann Poe"), (11, "By Jane Roe")], ("Ann Poe",)),  # of two as near, the upper one
        ([(7, "By Ann Poe"), (12, "By Jane Roe")], ("Jane Roe",)),
        ([(11, "By the sea"), (13, "By Jane Roe")], ("Jane Roe",)),
        ([(10 + BELOW, "By Jane Roe")], ("Jane Roe",)),
        ([(10 + BELOW + 1, "By Jane Roe")], ()),
        ([(10 - ABOVE, "By Jane Roe")], ("Jane Roe",)),
        ([(10 - ABOVE - 1, "By Jane Roe")], ()),
        ([], ()),
    ],
)
def test_the_byline_nearest_to_the_headline_counts(blocks: list[tuple[int, str]], people: tuple[str, ...]) -> None:
    assert named_beside(10, blocks).people == people
