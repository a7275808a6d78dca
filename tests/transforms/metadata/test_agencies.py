import pytest

from transforms.metadata.agencies import AGENCIES, agency_of, first_agency, in_credit, in_dateline


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Reuters", "Reuters"), ("REUTERS", "Reuters"), ("(dpa)", "dpa"), ("dpa.", "dpa"), ("The Associated Press", "AP"),
        ("Agence France-Presse", "AFP"), ("ČTK", "CTK"), ("Deutsche Presse-Agentur", "dpa"), ("Press Trust of India", "PTI"),
        ("ТАСС", "TASS"), ("新华社", "Xinhua"), ("共同通信", "Kyodo"), ("Agência Lusa", "Lusa"), ("PA Media", "PA"),
        ("EFE", "EFE"), ("ANSA", "ANSA"), ("APA", "APA"), ("Anadolu Ajansı", "Anadolu"), ("aa", None), ("연합뉴스", "Yonhap"),
        ("Ann Lee", None), ("", None), ("Reuters and AP", None), ("Apple", None),
    ],
)  # fmt: skip
def test_a_whole_name_is_an_agency(name: str, agency: str | None) -> None:
    assert agency_of(name) == agency


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("BERLIN (dpa) - Die Fähre fährt wieder.", "dpa"),
        ("Berlin (dpa/sno) – Die Fähre", "dpa"),
        ("PARIS, Jan 3 (Reuters) - The ferry", "Reuters"),
        ("LONDON (AP) — The ferry", "AP"),
        ("Madrid, 3 ene (EFE).- El ferry", "EFE"),
        ("(ANSA) - ROMA, 03 GEN - Il traghetto", "ANSA"),
        ("AFP - Le ferry est de retour", "AFP"),
        ("НАЙРОБИ, 3 января. /ТАСС/. Паром", "TASS"),
        ("The ferry (picture: Reuters) is back", None),
        ("The app (Apple) is here", None),
        ("The ferry is back, says Reuters in a long report.", None),
        ("x" * 200 + " (dpa) -", None),
        ("", None),
    ],
)
def test_a_dateline_names_its_agency(opening: str, agency: str | None) -> None:
    assert in_dateline(opening) == agency


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("© 2024 AFP", "AFP"), ("(c) Copyright Thomson Reuters 2020", "Reuters"), ("Copyright 2024 The Associated Press.", "AP"),
        ("Quelle: dpa", "dpa"), ("Fuente: EFE", "EFE"), ("© The Sound", None), ("", None),
    ],
)  # fmt: skip
def test_a_credit_names_its_agency(text: str, agency: str | None) -> None:
    assert in_credit(text) == agency


def test_the_first_agency_of_several_names() -> None:
    assert first_agency(["Ann Lee", "AFP", "AP"]) == "AFP"
    assert first_agency([]) is None


def test_every_name_stands_for_one_agency() -> None:
    assert len(AGENCIES) > 150
    assert all(agency_of(name) == agency for name, agency in AGENCIES.items() if not name.startswith("/"))
