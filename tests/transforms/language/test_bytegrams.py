"""The third vote is py3langid: its n-grams and weights, its answers."""

from collections import Counter
from functools import cache

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from training.langid_tables import UNTOLD, ngrams, useful
from transforms.language.bytegrams import COUNT, LONGEST, READ, Model, model, vote
from transforms.language.tables import packaged
from transforms.language.tags import primary

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)


@cache
def installed() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)


@cache
def keys() -> tuple[int, ...]:
    return tuple(np.cumsum(packaged("langid.npz")["steps"], dtype=np.uint64).tolist())


def slowly(text: str, read: Model) -> Counter[int]:
    """Count the longest n-gram of the model that ends at each byte, one byte at a time."""
    content, rows = text[:READ].encode(), {key: row for row, key in enumerate(keys())}
    found: Counter[int] = Counter()
    for end in range(1, len(content) + 1):
        ending = [content[end - n : end] for n in range(min(LONGEST, end), 1, -1)]
        longest = next((rows[key] for key in (int.from_bytes(n, "big") for n in ending) if key in rows), None)
        if longest is not None:
            found[longest] += 1
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, max_size=4))
@example(["the end", "", "of the", "a"])
def test_counts_the_longest_n_gram_at_each_byte(texts: list[str]) -> None:
    read = model()
    found = vote(texts, read)
    assert found.shape == (len(texts), len(read.tags))
    for text, row in zip(texts, found, strict=True):
        counts = slowly(text, read)
        told = np.rint(np.log1p(list(counts.values())) * COUNT)
        sums = read.prior + told @ read.weights[list(counts)].astype(np.float64) if counts else read.prior
        assert row == pytest.approx(sums / (2 * COUNT * max(len(text.encode()), 1) ** 0.5), rel=1e-5)


@given(st.lists(TEXT, max_size=4))
def test_a_text_is_told_the_same_alone(texts: list[str]) -> None:
    together = vote(texts, model())
    for text, row in zip(texts, together, strict=True):
        assert np.array_equal(vote([text], model())[0], row)


def test_no_more_than_the_first_characters_are_read() -> None:
    text = "The government said on Monday that it would publish the report. " * 20
    assert np.array_equal(vote([text], model()), vote([text[:READ]], model()))


def test_n_grams_and_weights_are_those_installed() -> None:
    places = ngrams(installed())
    read, least = model(), float(installed().nb_ptc.min())
    columns = [place for place, tag in enumerate(installed().nb_classes) if primary(tag) in read.tags]
    for row, key in list(enumerate(keys()))[::100]:
        name = key.to_bytes((key.bit_length() + 7) // 8, "big")
        theirs = installed().nb_ptc[places[name]].astype(np.float64)[columns]
        assert np.abs(read.weights[row] / 2 + least - theirs).max() <= 0.26, name


def test_the_languages_it_does_not_tell_apart_are_left_out() -> None:
    assert UNTOLD.isdisjoint(model().tags)
    assert len(model().tags) > 90


SENTENCES = {
    "en": "the council will vote on the new budget before the summer break",
    "de": "der Stadtrat stimmt noch vor der Sommerpause über den neuen Haushalt ab",
    "fr": "le conseil votera le nouveau budget avant les vacances d'été",
    "es": "el ayuntamiento votará el nuevo presupuesto antes del verano",
    "nl": "de gemeenteraad stemt nog voor de zomer over de nieuwe begroting",
    "sv": "kommunfullmäktige röstar om den nya budgeten före sommaren",
    "fi": "valtuusto äänestää uudesta talousarviosta ennen kesää",
    "pl": "rada miasta zagłosuje nad nowym budżetem jeszcze przed wakacjami",
    "ru": "городской совет проголосует за новый бюджет до летних каникул",
    "uk": "міська рада проголосує за новий бюджет до літніх канікул",
    "tr": "belediye meclisi yeni bütçeyi yaz tatilinden önce oylayacak",
    "fa": "شورای شهر پیش از تابستان به بودجه جدید رأی می‌دهد",
    "vi": "hội đồng thành phố sẽ bỏ phiếu về ngân sách mới trước mùa hè",
}


@pytest.mark.parametrize(("tag", "text"), SENTENCES.items())
def test_answers_are_those_of_py3langid(tag: str, text: str) -> None:
    ours = model().tags[int(vote([text], model())[0].argmax())]
    assert ours == primary(installed().classify(text)[0]) == tag


@pytest.mark.parametrize(
    ("ngram", "kept"),
    [
        (b"the", True),
        ("été".encode(), True),
        ("при".encode(), True),
        ("ये".encode(), True),
        ("ไท".encode(), False),
        ("한".encode(), False),
        ("漢".encode(), False),
        (b"\x82\xd0", False),
    ],
)
def test_n_grams_of_scripts_with_one_language_tell_nothing(ngram: bytes, kept: bool) -> None:
    assert useful(ngram) == kept
