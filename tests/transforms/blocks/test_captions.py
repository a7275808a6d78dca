import numpy as np
import pytest

from transforms.blocks.captions import LONGEST, is_credited, uncredited
from transforms.blocks.splitting import split


@pytest.mark.parametrize(
    "line",
    [
        "The harbour at dawn. Photo: Jane Roe",
        "The harbour at dawn (Photo: Jane Roe / The Agency)",
        "Der Hafen am Morgen. Foto: Jane Roe/dpa",
        "TILBAKE: Havna ved daggry. Foto: Ola Nordmann",
        "Le port à l'aube. Crédit photo : Jeanne Roy",
        "Порт на рассвете. Фото: Иван Петров",
        "港口的清晨（图源：新华社）",
        "朝の港。写真：山田太郎",
        "The mayor speaks on Monday — Jane Roe/Getty Images",
        "The mayor speaks on Monday | REUTERS",
        "The mayor speaks on Monday, via Associated Press",
        "Image source: Harbour Museum",
        "Wie es im Hafen weitergeht. 12.04.2025 | 2:31 min",
        "The mayor in the harbour - 0:45",
        "© Shutterstock",
    ],
)
def test_a_line_that_closes_with_a_credit_is_a_caption(line: str) -> None:
    assert is_credited(line)


@pytest.mark.parametrize(
    "line",
    [
        "The mayor told Reuters on Monday that the harbour would close.",
        "She showed a photo: it had been taken in the harbour in 1987, long before the bridge. Nobody remembered it.",
        "Bring a pen and/or pencil",
        "The agency AFP reported the same.",
        "A photo of the harbour hangs in the town hall.",
        "Foto: im Jahr 1987 war der Hafen leer. Heute ist er voll.",
        "Cards (Visa, Maestro)",
        "The train leaves at 12:31",
        "They won 3:1",
        "",
    ],
)
def test_a_sentence_that_speaks_of_pictures_or_agencies_is_none(line: str) -> None:
    assert not is_credited(line)


def test_captions_go_and_all_else_stays_as_it_was() -> None:
    blocks = split(
        "One line.\n\nThe harbour. Photo: Jane Roe\n\nAnother line.\n\n" + "Word " * LONGEST + "Photo: Jane Roe"
    )
    assert uncredited(blocks, np.array([True, True, False, True])).tolist() == [True, False, False, True]
