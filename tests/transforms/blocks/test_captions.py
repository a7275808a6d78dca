import numpy as np
import pytest

from transforms.blocks.captions import LONGEST, MOST_CREDIT, is_credited, uncredited, untwinned
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of


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


ALT = "Fishing boats wait in the old harbour"


def left(*lines: str, gone: tuple[int, ...] = ()) -> list[str]:
    """What stays of lines, some of which were gone before."""
    blocks = split("\n\n".join(lines))
    stays = np.ones(len(blocks.starts), np.bool_)
    stays[list(gone)] = False
    sizes = np.diff(np.searchsorted(words_of(blocks.codes, blocks.classes).starts, blocks.edges))
    kept = untwinned(blocks, stays, sizes).nonzero()[0].tolist()
    return [blocks.text[blocks.starts[block] : blocks.ends[block]] for block in kept]


@pytest.mark.parametrize(
    "twin",
    [
        ALT,
        ALT.upper(),
        f"{ALT}.",
        f"{ALT} / Jane Roe",
        f"{ALT} " + "x " * (MOST_CREDIT - 1) + "x",
    ],
)
def test_the_text_of_a_picture_goes_with_its_caption(twin: str) -> None:
    assert left("The ferry sailed.", ALT, twin, "It came back.") == ["The ferry sailed.", "It came back."]
    assert left("The ferry sailed.", twin, ALT, "It came back.") == ["The ferry sailed.", "It came back."]


@pytest.mark.parametrize(
    "lines",
    [
        (ALT, f"{ALT} " + "x " * MOST_CREDIT + "x"),  # a sentence that opens like the one before
        (ALT, f"{ALT}s"),  # another word
        (ALT, "Fishing boats wait in the new harbour"),
        (ALT, "The ferry sailed.", ALT),  # a refrain
        ("Let it rain", "Let it rain"),  # too short to be a caption
    ],
)
def test_lines_that_are_no_twins_stay(lines: tuple[str, ...]) -> None:
    assert left(*lines) == list(lines)


def test_one_of_two_twins_that_is_gone_takes_the_other_along() -> None:
    assert left("The ferry sailed.", ALT, f"{ALT} / Jane Roe", gone=(1,)) == ["The ferry sailed."]


def test_twins_whose_neighbours_are_gone_go_as_they_would_when_read_again() -> None:
    assert left("The ferry sailed.", ALT, "Advertisement", f"{ALT} / Jane Roe", gone=(2,)) == ["The ferry sailed."]


def test_numbers_without_words_between_twins_do_not_part_them() -> None:
    assert left(ALT, "***", f"{ALT} / Jane Roe") == ["***"]
