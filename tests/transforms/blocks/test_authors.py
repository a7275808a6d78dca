import pytest

from transforms.blocks.authors import names


@pytest.mark.parametrize(
    ("byline", "wanted"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("BY JANE ROE", ("JANE ROE",)),
        ("By Jane Roe and John Doe", ("Jane Roe", "John Doe")),
        ("By Jane Roe, John Doe & Ann Poe", ("Jane Roe", "John Doe", "Ann Poe")),
        ("By Jane Roe | 4 May 2024", ("Jane Roe",)),
        ("Von Anna von der Heide und Jörg Weiß", ("Anna von der Heide", "Jörg Weiß")),
        ("Par Éloïse Dupont et Jean-Luc Martin", ("Éloïse Dupont", "Jean-Luc Martin")),
        ("Por María José García y Juan Pérez", ("María José García", "Juan Pérez")),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("Written by Jane Roe", ("Jane Roe",)),
        ("By the way", ()),
        ("By our correspondent", ()),
        ("Jane Roe", ()),
        ("Byron Bay is flooded", ()),
        ("By " + "Jane Roe, " * 30, ()),
    ],
)
def test_names(byline: str, wanted: tuple[str, ...]) -> None:
    assert names(byline) == wanted
