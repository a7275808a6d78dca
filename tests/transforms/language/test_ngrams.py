"""Our n-grams, in numpy and for many texts at once, are those langdetect cuts one character at a time."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from langdetect.detector import Detector
from langdetect.detector_factory import DetectorFactory
from langdetect.utils.ngram import NGram

from transforms.language.cleaning import clean
from transforms.language.ngrams import Grams, grams
from transforms.language.tables import Index, Tables, order, tables

ALPHABETS = st.sampled_from(
    ["ab AB", "aé Zß.", "ша Ша ab", "あア漢a ", "가나 x", "ế ș ț ﬁ", "ا ب ی 12", "a\u00a0«b»", "🙂a "]
)
TEXT = st.lists(ALPHABETS.flatmap(lambda letters: st.text(letters, max_size=12)), max_size=4).map("".join)


def slowly(text: str) -> Counter[str]:
    """Cut n-grams the way langdetect does, those without a profile too."""
    detector = Detector(DetectorFactory())
    detector.append(text)
    detector.cleaning_text()
    found: Counter[str] = Counter()
    cutter = NGram()
    for char in detector.text:
        cutter.add_char(char)
        if not cutter.capitalword:
            found.update(cutter.grams[-n:] for n in (1, 2, 3) if len(cutter.grams) >= n and cutter.grams[-n:] != " ")
    return found


def key(gram: str) -> int:
    return int.from_bytes(
        "".join(char if char < "\U00010000" else "\uffff" for char in gram).encode("utf-16-be"), "big"
    )


def cut(texts: list[str]) -> Grams:
    return grams(texts, tables().letters)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXT, max_size=4))
@example(["Aa AA aAA", " ", "", "a"])
@example(["ab a", "b"])
def test_as_langdetect_cuts_them(texts: list[str]) -> None:
    texts = [clean(text) for text in texts]
    found = cut(texts)
    short = order(found.keys) < 3
    for place, text in enumerate(texts):
        keys = Counter(found.keys[short & (found.owners == place)].tolist())
        expected: Counter[int] = Counter()
        for gram, count in slowly(text).items():
            expected[key(gram)] += count
        assert keys == expected


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [("one two one", 3, 0), ("One two One", 3, 2), ("", 0, 0), ("a Bc d", 3, 1), ("αβγ δε", 2, 0)],
)
def test_words(text: str, words: int, named: int) -> None:
    found = cut([text])
    whole = order(found.keys) == 3
    assert whole.sum() == words
    assert found.named[whole].sum() == named
    assert len(set(found.keys[whole].tolist())) == len(set(text.split()))


def test_n_grams_carry_the_capital_of_their_word() -> None:
    found = cut(["Ab cd"])
    assert found.named.sum() == len(["A", "b"]) + len([" A", "Ab", "b "]) + len([" Ab", "Ab "]) + len(["Ab"])


@given(
    st.lists(st.integers(0, 2**64 - 1), unique=True, min_size=1, max_size=60),
    st.lists(st.integers(0, 2**64 - 1), max_size=20),
)
def test_index_finds_every_key_and_no_other(keys: list[int], others: list[int]) -> None:
    index = Index(np.array(sorted(keys), dtype=np.uint64))
    asked = [*sorted(keys), *others]
    rows = index.rows(np.array(asked, dtype=np.uint64)).tolist()
    assert rows == [sorted(keys).index(each) if each in keys else -1 for each in asked]


def test_tables_are_read_once() -> None:
    read: Tables = tables()
    assert tables() is read
    assert read.weights.shape == (read.index.size, len(read.langdetect) + len(read.news))
    assert np.array_equal(read.weights, read.weights.astype(np.int32)), "sums of whole numbers are exact in any order"
    assert np.abs(read.weights).max() * 30_000 < 2**24, "the evidence of 10,000 characters is exact in 32 bits"
