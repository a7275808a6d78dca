"""The first vote is langdetect: its letters, its profiles, its answers."""

import json
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import langdetect
import numpy as np
from langdetect.utils.ngram import NGram

from transforms.language.cleaning import clean
from transforms.language.evidence import evidence
from transforms.language.tables import packaged, tables

PROFILES = sorted(path for path in (Path(langdetect.__file__).parent / "profiles").iterdir() if path.is_file())


def babble(profile: dict[str, Any], seed: int, length: int = 400) -> str:
    """Write a text as a profile has it: each letter drawn by the two before it."""
    random, text = Random(seed), ""
    following: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for gram, count in sorted(profile["freq"].items()):
        if len(gram) == 3 or (len(gram) == 2 and gram[0] == " "):
            following[gram[:-1]].append((gram[-1], count))
    while len(text) < length:
        state, word = " ", ""
        while state in following and len(word) < 12 and not word.endswith(" "):
            letters, counts = zip(*following[state], strict=True)
            word += random.choices(letters, counts)[0]
            state = (" " + word)[-2:]
        text += word.rstrip() + " "
    return text


def test_letters_are_those_installed() -> None:
    normal = packaged("letters.npz")["normal"]
    assert all(chr(normal[code]) == NGram.normalize(chr(code)) for code in range(0x10000))


def test_profiles_are_those_installed() -> None:
    arrays = packaged("langdetect.npz")
    assert arrays["tags"].tolist() == [path.name for path in PROFILES]
    for tag, path in enumerate(PROFILES):
        profile = json.loads(path.read_text(encoding="utf-8"))
        mine = arrays["tag"] == tag
        keys = arrays["keys"][arrays["gram"][mine]].tolist()
        grams = [key.to_bytes(8, "big").decode("utf-16-be").lstrip("\0") for key in keys]
        assert dict(zip(grams, arrays["freq"][mine].tolist(), strict=True)) == profile["freq"], path.name
        assert arrays["n_words"][tag].tolist() == profile["n_words"], path.name


def test_answers_are_those_of_langdetect() -> None:
    profiles = [json.loads(path.read_text(encoding="utf-8")) for path in PROFILES]
    texts = [babble(profile, seed) for seed in range(4) for profile in profiles]
    found = evidence([clean(text) for text in texts], tables()).langdetect
    ours = [tables().langdetect[place] for place in np.argmax(found, axis=1)]
    langdetect.DetectorFactory.seed = 0
    theirs = [langdetect.detect_langs(text)[0].lang for text in texts]
    differing = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    assert len(differing) <= 0.005 * len(texts), differing


def test_files_are_small() -> None:
    data = files("transforms.language") / "data"
    assert sum(len(item.read_bytes()) for item in data.iterdir()) < 3_000_000
