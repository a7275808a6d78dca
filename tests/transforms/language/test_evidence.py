"""The sums of the n-gram votes, and the batches they are made in."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.language.evidence import OTHERWISE, batches, evidence
from transforms.language.ngrams import grams
from transforms.language.tables import NAT, Index, counted, order, tables

TEXTS = ["the end of the report", "The End of the report", "", "Конец доклада", "das ist das Ende vom Bericht"]


def test_the_sums_are_those_of_the_n_grams() -> None:
    read, found = tables(), evidence(TEXTS, tables())
    split = len(read.langdetect)
    for place, text in enumerate(TEXTS):
        cut = grams([text], read.letters)
        rows = read.index.rows(cut.keys)
        weights = read.weights[rows[rows >= 0]]
        shares = np.where(cut.named[rows >= 0], 1 / OTHERWISE, 1.0)
        assert found.langdetect[place] == pytest.approx(weights[:, :split].sum(axis=0) / NAT, abs=1e-3)
        assert found.news[place] == pytest.approx(shares @ weights[:, split:] / NAT, abs=1e-3)
        assert found.weight[place] == pytest.approx(shares.sum())


def test_words_with_a_capital_count_a_quarter() -> None:
    small, capital = evidence(["ende", "Ende"], tables()).weight
    assert 0 < capital < small


@given(st.lists(st.text("abcdefg ", max_size=30), max_size=5))
def test_a_batch_sums_up_each_text_alone(texts: list[str]) -> None:
    together = evidence(texts, tables()).news
    for text, row in zip(texts, together, strict=True):
        assert np.array_equal(evidence([text], tables()).news[0], row)


@given(st.lists(st.text("ab", max_size=40), max_size=12), st.integers(1, 120))
def test_batches_are_runs_of_all_texts_in_order(texts: list[str], size: int) -> None:
    found = list(batches(texts, size))
    assert [place for start, end in found for place in range(start, end)] == list(range(len(texts)))
    for start, end in found:
        assert end - start == 1 or sum(len(text) + 16 for text in texts[start:end]) <= size + 16


@given(st.lists(st.integers(0, 2**31 - 1), max_size=50))
def test_counted(values: list[int]) -> None:
    different, counts = counted(np.array(values, dtype=np.int32))
    assert dict(zip(different.tolist(), counts.tolist(), strict=True)) == Counter(values)
    assert different.tolist() == sorted(set(values))


@pytest.mark.parametrize(
    ("key", "kind"),
    [(0x61, 0), (0xFFFF, 0), (0x20_0061, 1), (0xFFFF_FFFF, 1), (0x20_0061_0062, 2), (1 << 63, 3), (2**64 - 1, 3)],
)
def test_order(key: int, kind: int) -> None:
    assert order(np.array([key], dtype=np.uint64)).tolist() == [kind]


def test_keys_that_share_a_place_are_all_found() -> None:
    # multiples of 2**46 fall into few places of the first table
    keys = np.arange(1, 4000, dtype=np.uint64) << np.uint64(46)
    index = Index(keys)
    assert index.rows(keys).tolist() == list(range(keys.size))
    assert (index.rows(keys + np.uint64(1)) == -1).all()
