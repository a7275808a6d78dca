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
    return int(phrases.tables()[0].of(runs_of(hashes, phrases.LONGEST)[-1][:1])[0])


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


@pytest.mark.parametrize("number", [0, 1])
def test_hashes_that_only_share_a_slot_are_not_found(number: int) -> None:
    table = phrases.tables()[number]
    near = table.known ^ np.uint64(1)
    assert np.all(table.of(table.known) > 0)
    assert not table.of(near[~np.isin(near, table.known)]).any()


def test_hashes_beyond_the_last_are_not_found() -> None:
    table = phrases.Table(np.array([5], np.uint64), np.array([3], np.uint8), np.ones(1 << 18, np.bool_))
    assert table.of(np.array([0, 5, 2**64 - 1], np.uint64)).tolist() == [0, 3, 0]
