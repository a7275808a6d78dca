import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from training.corpus import Flattened, Row
from training.teacher import judges, taught
from transforms.html import read_html
from transforms.markup import judgement
from transforms.page import Page

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "seeds/documents/fr-ecole-foret-graph.html"
WEIGHTS = ROOT / "transforms/blocks/weights_html.npz"
CLASS_WORDS = ROOT / "transforms/markup/names.json"


def row(name: str) -> Row:
    return {"id": name, "set": "silver", "path": name, "lang": "fr", "url": None, "with": None, "without": None}


def flattened(name: str, *, silver: bool = True, flattener: str = "full") -> Flattened:
    return Flattened(text="Accueil", gold="extractors", title="old", flattener=flattener, row=row(name), silver=silver)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = {
        "story.gz": PAGE.read_bytes(),
        "front.gz": b"<html><body><a href=/a>News</a><a href=/b>Sport</a></body></html>",
        "short.gz": b"<html><body><article><h1>Ferry</h1><p>The ferry sails again on Monday, after it lay in the dock "
        b"for a week, its owner told the harbour council on Sunday.</p></article></body></html>",
    }
    for name, data in pages.items():
        (tmp_path / name).write_bytes(gzip.compress(data))
    return tmp_path


def test_what_the_teacher_reads_in_the_markup_takes_the_place_of_what_extractors_found(folder: Path) -> None:
    known = read_html(PAGE.read_text("utf-8"))
    assert isinstance(known, Page)
    (page,) = taught([flattened("story.gz")], folder, judgement.packaged())
    assert (page.gold, page.title) == (known.story, known.title)
    assert (page.text, page.flattener, page.silver) == ("Accueil", "full", True)


def test_gold_is_never_overruled(folder: Path) -> None:
    page = flattened("story.gz", silver=False)
    assert list(taught([page], folder, judgement.packaged())) == [page]


@pytest.mark.parametrize("name", ["front.gz", "short.gz"])
def test_a_page_without_a_story_of_some_length_teaches_nothing(folder: Path, name: str) -> None:
    assert list(taught([flattened(name)], folder, judgement.packaged())) == []


def test_every_form_of_a_page_has_the_same_story_in_the_order_of_the_corpus(folder: Path) -> None:
    corpus = [flattened("story.gz"), flattened("front.gz"), flattened("story.gz", flattener="main")]
    made = list(taught(corpus, folder, judgement.packaged()))
    assert [page.flattener for page in made] == ["full", "main"]
    assert made[0].gold == made[1].gold


def test_a_teacher_that_finds_no_story_leaves_the_page_out(folder: Path) -> None:
    blind = judgement.packaged()
    networks = tuple({**net, "heads_bias": net["heads_bias"] - 99} for net in blind.networks)
    assert list(taught([flattened("story.gz")], folder, replace(blind, networks=networks))) == []


def test_written_judges_are_those_that_are_packaged() -> None:
    found, packaged = judges(WEIGHTS, CLASS_WORDS), judgement.packaged()
    assert found.known.known == packaged.known.known == json.loads(CLASS_WORDS.read_text("utf-8"))
    for network, same in zip(found.networks, packaged.networks, strict=True):
        assert {name: value.tolist() for name, value in network.items()} == {
            name: value.tolist() for name, value in same.items()
        }
