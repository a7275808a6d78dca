"""Make letters.npz and langdetect.npz of transforms/language from the installed langdetect: no arguments."""

import json
from pathlib import Path
from typing import Any

import langdetect
import numpy as np
from langdetect.utils.ngram import NGram

from transforms.language.letters import LATIN, OTHER

DATA = Path(__file__).resolve().parents[1] / "transforms" / "language" / "data"


def letters() -> dict[str, Any]:
    """Ask langdetect what it makes of each character of the Basic Multilingual Plane."""
    normal = [NGram.normalize(chr(code)) for code in range(0x10000)]
    return {
        "normal": np.array([ord(char) for char in normal], dtype=np.uint16),
        "kind": np.array([_kind(chr(code)) for code in range(0x10000)], dtype=np.uint8),
        "capital": np.array([chr(code).isupper() for code in range(0x10000)]),
    }


def _kind(char: str) -> int:
    if "A" <= char <= "z":
        return LATIN
    # langdetect means to leave Latin Extended Additional out, but compares a number with a name
    return OTHER if char >= "\u0300" else 0


def profiles() -> dict[str, Any]:
    """Read the installed profiles, by name: keys of n-grams, and (n-gram, tag, count) in columns."""
    folder = Path(langdetect.__file__).parent / "profiles"
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir())]
    rows = [
        (int.from_bytes(gram.encode("utf-16-be"), "big"), tag, count)
        for tag, profile in enumerate(found)
        for gram, count in profile["freq"].items()
    ]
    grams, tags, counts = (np.array(column) for column in zip(*sorted(rows), strict=True))
    keys, gram = np.unique(grams.astype(np.uint64), return_inverse=True)
    return {
        "keys": keys,
        "gram": gram.astype(np.uint32),
        "tag": tags.astype(np.uint8),
        "freq": counts.astype(np.uint32),
        "n_words": np.array([profile["n_words"] for profile in found], dtype=np.int64),
        "tags": np.array([profile["name"] for profile in found]),
    }


if __name__ == "__main__":
    np.savez_compressed(DATA / "letters.npz", **letters())
    np.savez_compressed(DATA / "langdetect.npz", **profiles())
