import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.blocks.features import NAMES, Floats, features, homes_of, table
from transforms.blocks.splitting import split
from transforms.blocks.words import words_of

AT = {name: number for number, name in enumerate(NAMES)}


def described(text: str) -> Floats:
    blocks = split(text)
    return features(blocks, words_of(blocks.codes, blocks.classes))


def value(text: str, name: str, block: int = 0) -> float:
    return float(described(text)[block, AT[name]])


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("one two three", "words", np.log1p(3)),
        ("one two", "chars", np.log1p(7)),
        ("ABCD efgh", "upper", 0.5),
        ("12 ab", "digit", 0.4),
        ("Anna met Bert", "capital_words", 2 / 3),
        ("the end of the road", "function_words", 3 / 5),
        ("das Ende der Welt", "function_words", 0.5),
        ("日本", "ideograph", 1.0),
        ("It ended.", "ends_stop", 1.0),
        ("It ended", "ends_stop", 0.0),
        ("“It ended.”", "ends_closed", 1.0),
        ("Read more...", "ends_dots", 1.0),
        ("By the way:", "ends_colon", 1.0),
        ("• item", "starts_dash", 1.0),
        ("“Yes", "starts_quote", 1.0),
        ("lower case", "starts_lower", 1.0),
        ("ALL CAPITALS", "all_upper", 1.0),
        ("mail@news.example", "at_signs", np.log1p(1)),
        ("© 2024 | News | Home", "bars", np.log1p(2)),
        ("© 2024", "copyrights", np.log1p(1)),
    ],
)
def test_what_a_block_is_like(text: str, name: str, wanted: float) -> None:
    assert value(text, name) == pytest.approx(wanted, rel=1e-5)


@pytest.mark.parametrize(
    ("phrase", "category"),
    [
        ("Read also: Ten dead in flood", "related"),
        ("Lesen Sie auch: Zehn Tote", "related"),
        ("À lire aussi", "related"),
        ("Читайте также", "related"),
        ("相关阅读", "related"),
        ("関連記事", "related"),
        ("Share on", "share"),
        ("Leave a reply", "comment"),
        ("Newsletter abonnieren", "newsletter"),
        ("Alle Rechte vorbehalten", "legal"),
        ("We use cookies", "consent"),
        ("Skip to content", "navigation"),
        ("Anzeige", "promotion"),
        ("By Jane Roe", "byline"),
        ("Published 4 May", "dateline"),
        ("Photo: Jane Roe", "caption"),
        ("Log in", "login"),
        ("Page not found", "error"),
        ("To continue reading, subscribe", "paywall"),
        ("Play video", "widget"),
    ],
)
def test_known_phrases(phrase: str, category: str) -> None:
    assert value(phrase, f"has_{category}") > 0
    assert value(phrase, f"is_{category}") > 0


def test_a_phrase_does_not_run_over_the_end_of_a_block() -> None:
    assert value("leave a\n\nreply", "has_comment") == 0


def test_repeated_blocks_are_counted() -> None:
    x = described("Storm hits coast\n\nFerry sinks\n\nstorm hits coast")
    assert x[:, AT["repeats"]].tolist() == pytest.approx([np.log(2), 0, np.log(2)])
    assert x[:, AT["runs_repeated"]].tolist() == pytest.approx([1 / 3, 0, 1 / 3])
    assert x[:, AT["runs_seen"]].tolist() == pytest.approx([0, 0, 1 / 3])


def test_words_shared_with_the_prose_of_the_page() -> None:
    prose = " ".join(f"harbour bridge council number{i}" for i in range(8))
    x = described(f"{prose}\n\nharbour bridge\n\nfootball transfer")
    assert x[1:, AT["topic"]].tolist() == [1, 0]
    assert x[0, AT["topic"]] == 0


def test_position_and_layout() -> None:
    x = described("one two\nthree four\n\n\nfive six")
    assert x[:, AT["position"]].tolist() == pytest.approx([0, 1 / 3, 2 / 3])
    assert x[:, AT["one_break"]].tolist() == [0, 1, 0]
    assert x[:, AT["many_breaks"]].tolist() == [0, 0, 1]


pages = st.lists(
    st.one_of(st.text(max_size=50), st.sampled_from(["\n", "Read more", "日本語。", "• a", "word " * 30])),
    max_size=30,
)


@settings(deadline=None)
@given(pages.map("".join))
def test_every_block_of_every_text_has_finite_features(text: str) -> None:
    blocks = split(text)
    if not len(blocks.starts):
        return
    x = features(blocks, words_of(blocks.codes, blocks.classes))
    assert x.shape == (len(blocks.starts), len(NAMES))
    assert x.dtype == np.float32
    assert np.isfinite(x).all()


def test_names_are_one_for_each_column() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_columns_are_joined_to_rows_whether_they_come_alone_or_several_in_one() -> None:
    made = table([np.array([1, 2]), np.array([[True, False], [False, False]]), np.array([0.5, 0.25])])
    assert made.tolist() == [[1, 1, 0, 0.5], [2, 0, 0, 0.25]]
    assert made.dtype == np.float32
    assert made.flags.f_contiguous


@given(st.text(alphabet="ab.日 \n", max_size=80))
def test_each_word_has_the_block_it_stands_in(text: str) -> None:
    blocks = split(text)
    words = words_of(blocks.codes, blocks.classes)
    home, sizes = homes_of(blocks, words)
    assert home.tolist() == np.searchsorted(blocks.edges[1:], words.starts, side="right").tolist()
    assert sizes.tolist() == np.bincount(home, minlength=len(blocks.starts)).tolist()
