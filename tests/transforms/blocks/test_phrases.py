import json
from importlib.resources import files

import numpy as np
import pytest

from transforms.blocks import phrases
from transforms.blocks.characters import CLASS_OF, codes_of
from transforms.blocks.words import runs_of, words_of

LISTED = json.loads(files("transforms.blocks").joinpath("phrases.json").read_text("utf-8"))


def found(phrase: str) -> int:
    codes = codes_of(phrase)
    hashes = words_of(codes, CLASS_OF[codes]).hashes[: phrases.LONGEST]
    return int(phrases.tables()[0][phrases.slots(runs_of(hashes, phrases.LONGEST)[-1][:1])][0])


def test_every_category_is_listed() -> None:
    assert set(LISTED) == set(phrases.CATEGORIES)


@pytest.mark.parametrize("category", ["related", "share", "comment", "legal", "caption"])
def test_many_languages(category: str) -> None:
    assert len(LISTED[category]) >= 30


@pytest.mark.parametrize("phrase", ["read also", "LESEN SIE AUCH", "читайте также", "相关阅读"])
def test_phrases_are_found_in_any_case(phrase: str) -> None:
    assert phrases.CATEGORIES[found(phrase) - 1] == "related"


@pytest.mark.parametrize("phrase", ["harbour", "the bridge was closed", "Schwimmhalle"])
def test_other_words_are_not(phrase: str) -> None:
    assert found(phrase) == 0


def test_few_slots_are_taken() -> None:
    table, words = phrases.tables()
    assert np.count_nonzero(table) < 0.03 * len(table)
    assert np.count_nonzero(words) < 0.02 * len(words)
