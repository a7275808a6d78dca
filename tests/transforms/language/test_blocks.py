"""The language of each block, and the shares of a mixed text."""

from collections.abc import Sequence

import pytest

from transforms.language import Language, detect, label_blocks

EN = [
    "The government said on Monday that it would publish the report before the end of the month.",
    "Ministers had been asked by members of both houses to explain the delay, which began last year.",
    "Nobody in the department was willing to say when the first copies would reach the printers.",
    "A spokesman added that the findings were being checked by lawyers and would follow shortly.",
]
ES = [
    "El Gobierno anunció el lunes que publicará el informe antes de que termine el mes de mayo.",
    "Los ministros habían sido preguntados por los diputados sobre las razones de la demora.",
]
EL = ["Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι θα δημοσιεύσει την έκθεση πριν από το τέλος του μήνα."]


def tags(labels: Sequence[Language | None]) -> list[str | None]:
    return [label.tag if label else None for label in labels]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([], []),
        (["Share", "10 May"], [None, None]),
        (["Share", EN[0]], ["en", "en"]),
        ([EN[0], "Leer más", ES[0], "Share", EN[1]], ["en", "en", "es", "es", "en"]),
        ([EL[0], "Share", EN[0]], ["el", "el", "en"]),
        (["12.05 | 13.06 | " * 20, EN[0]], ["en", "en"]),
        (
            [EN[0], ES[0], EN[0], "Share", ES[0], EN[0]],
            ["en", "es", "en", "en", "es", "en"],
        ),  # equal ones are asked once
    ],
)
def test_blocks(blocks: list[str], expected: list[str | None]) -> None:
    assert tags(label_blocks(blocks)) == expected


def test_spanish_teasers_on_an_english_page() -> None:
    page = [*EN, "Noticias en español", *ES, "Contact us", *EN]
    assert tags(label_blocks(page)) == ["en"] * 5 + ["es"] * 3 + ["en"] * 4


def share(language: Language, tag: str) -> float:
    return {part.partition(":")[0]: float(part.partition(":")[2]) for part in language.shares}[tag]


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\n \n"])
def test_shares_of_a_mixed_text(separator: str) -> None:
    language = detect(separator.join([*EN, *ES]))
    assert language.tag == "en"
    sizes = [len("".join(part).replace(" ", "")) for part in (EN, ES)]
    assert share(language, "es") == pytest.approx(sizes[1] / sum(sizes), abs=0.01)


def test_shares_across_scripts() -> None:
    language = detect("\n".join([*EN, *EL]))
    assert language.tag == "en"
    assert share(language, "el") == pytest.approx(0.19, abs=0.03)


def test_near_kin_are_one_language() -> None:
    hr = "Vlada je u ponedjeljak priopćila da će izvješće objaviti prije kraja mjeseca, tijekom tjedna."
    bs = "Vlada je u ponedjeljak saopćila da će izvještaj objaviti do kraja mjeseca, tokom sedmice, općinama."
    language = detect("\n".join([hr, bs, hr, *EL]))
    assert [part.partition(":")[0] for part in language.shares] == ["hr", "el"]


def test_no_language_leads() -> None:
    language = detect("\n".join([*EN[:2], *ES]))
    assert language.tag == "mul"
    assert [part.partition(":")[0] for part in language.shares] == ["en", "es"]
