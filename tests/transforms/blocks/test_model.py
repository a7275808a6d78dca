import numpy as np
import pytest

from transforms.blocks import model
from transforms.blocks.features import NAMES, features
from transforms.blocks.splitting import split
from transforms.blocks.vocabulary import links
from transforms.blocks.words import words_of


def scores(text: str) -> model.Scores:
    blocks = split(text)
    words = words_of(blocks.codes, blocks.classes)
    return model.score(features(blocks, words), model.networks(), links(blocks, words))


@pytest.mark.parametrize("count", [1, 2, 3, 9, 40])
def test_one_score_a_block(count: int) -> None:
    found = scores("\n\n".join(f"line number {i}" for i in range(count)))
    assert found.story.shape == found.title.shape == (count,)
    assert ((found.story >= 0) & (found.story <= 1)).all()


def test_the_packaged_weights_fit_the_features() -> None:
    for network in model.networks():
        assert network["mean"].shape == (len(NAMES),)
        assert set(network) >= {"inputs", "pool", "mix", "heads", "no_title"}


def test_a_line_among_furniture_scores_less_than_among_prose() -> None:
    line = "What will be repaired"
    prose = "The bridge was closed in April after engineers found a crack in a bearing, the council said."
    among_prose = scores("\n\n".join([prose, line, prose.replace("April", "May")])).story[1]
    among_furniture = scores("\n\n".join(["Home", line, "Sport"])).story[1]
    assert among_prose > among_furniture


def test_the_page_around_a_block_reaches_as_far_as_the_layers_look() -> None:
    lines = [f"line number {i} of the page" for i in range(60)]
    one, other = scores("\n".join(lines)), scores("\n".join([*lines[:-1], "Read also"]))
    assert not np.allclose(one.story[-2:], other.story[-2:])
