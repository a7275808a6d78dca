import pytest

from transforms.metadata.authors.names import is_organisation, is_person, is_role, well_written


@pytest.mark.parametrize(
    "name",
    [
        "Ann Lee", "Jean-Luc d’Ormesson", "Ludwig van der Rohe", "J. R. R. Holm", "Mary O'Neil", "Ana María de la Cruz",
        "Şule Öztürk", "Андрей Орлов", "Nguyễn Văn An", "佐藤 一郎", "김민수", "عمر حسن", "राम शर्मा", "Abu al-Hasan",
    ],
)  # fmt: skip
def test_names_of_people(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "text",
    [
        "", "A", "Ann", "ann lee", "Read More", "Ann Lee 3", "ann@sound.example", "The Sound Online", "New York",
        "Sportredaktion Nord", "https://sound.example", "He said no", "Ann: Lee", "Lee?", "de la", "editor",
        "One Two Three Four Five Six Seven", "x" * 70,
    ],
)  # fmt: skip
def test_what_is_no_name(text: str) -> None:
    assert not is_person(text)


@pytest.mark.parametrize("name", ["Cortina", "Bebs"])
def test_one_word_is_a_name_where_it_is_called_one(name: str) -> None:
    assert is_person(name, single=True)
    assert not is_person(name)


@pytest.mark.parametrize(
    ("text", "organised"),
    [
        ("Sound Newsroom", True), ("Harbour Press", True), ("Redaktion", True), ("Sportredaktion", True),
        ("Holm GmbH", True), ("Ann Lee", False), ("Agencias", True), ("Presseagentur", True),
    ],
)  # fmt: skip
def test_organisations(text: str, organised: bool) -> None:
    assert is_organisation(text) is organised


@pytest.mark.parametrize(
    ("text", "role"),
    [("Senior Writer", True), ("Korrespondentin in Rom", True), ("Periodista", True), ("Ann Lee", False), ("", False)],
)
def test_roles(text: str, role: bool) -> None:
    assert is_role(text) is role


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ann Lee", "Ann Lee"),
        ("ANN LEE", "Ann Lee"),
        ("ann lee", "Ann Lee"),
        ("JÖRG VON DER AU", "Jörg Von Der Au"),
        ("JÖRG von der AU", "Jörg von der Au"),
        ("Marie DUPONT-ROUX", "Marie Dupont-Roux"),
        ("Bill MCCARTHY", "Bill McCarthy"),
        ("MARY O'NEIL", "Mary O'Neil"),
        ("J.R. Holm", "J.R. Holm"),
        ("JD Holm", "JD Holm"),
        ("김민수", "김민수"),
    ],
)
def test_names_are_written_in_the_usual_capitals(name: str, written: str) -> None:
    assert well_written(name) == written
