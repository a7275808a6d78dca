"""Make the packaged tables of transforms/language.

    python training/language.py langdetect             letters.npz and langdetect.npz, from the installed package
    python training/language.py news TEXTS [TEXTS..]   news.npz, from labelled texts: JSON lines, maybe gzipped,
                                                       with "kind", "lang" (BCP 47) and "content"
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import langdetect
import numpy as np
from langdetect.utils.ngram import NGram
from langdetect.utils.unicode_block import UNICODE_LATIN_EXTENDED_ADDITIONAL, unicode_block

from transforms.language.tables import Letters

DATA = Path(__file__).resolve().parents[1] / "transforms" / "language" / "data"
# n-grams kept of each language: more add size, not accuracy (docs/lab-book.md)
KEPT = 400


def key(gram: str) -> int:
    """Pack an n-gram of the Basic Multilingual Plane, 16 bits a character."""
    return int.from_bytes(gram.encode("utf-16-be"), "big")


def letters() -> dict[str, Any]:
    """Ask langdetect what it makes of each character."""
    normal = [NGram.normalize(chr(code)) for code in range(0x10000)]
    return {
        "normal": np.array([ord(char) for char in normal], dtype=np.uint16),
        "kind": np.array([_kind(chr(code)) for code in range(0x10000)], dtype=np.uint8),
        "capital": np.array([chr(code).isupper() for code in range(0x10000)]),
    }


def _kind(char: str) -> int:
    if "A" <= char <= "z":
        return Letters.LATIN
    other = char >= "\u0300" and unicode_block(char) != UNICODE_LATIN_EXTENDED_ADDITIONAL
    return Letters.OTHER if other else 0


def profiles() -> dict[str, Any]:
    """Read the profiles that langdetect installs, by name."""
    folder = Path(langdetect.__file__).parent / "profiles"
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir()) if path.is_file()]
    rows = [(key(g), tag, n) for tag, p in enumerate(found) for g, n in p["freq"].items() if 1 <= len(g) <= 3]
    grams, tags, counts = (np.array(column) for column in zip(*sorted(rows), strict=True))
    keys, gram = np.unique(grams.astype(np.uint64), return_inverse=True)
    return {
        "keys": keys,
        "gram": gram.astype(np.uint32),
        "tag": tags.astype(np.uint8),
        "freq": counts.astype(np.uint32),
        "n_words": np.array([p["n_words"] for p in found], dtype=np.int64),
        "tags": np.array([p["name"] for p in found]),
    }


def main() -> None:
    """Write the tables asked for."""
    DATA.mkdir(exist_ok=True)
    np.savez_compressed(DATA / "letters.npz", **letters())
    np.savez_compressed(DATA / "langdetect.npz", **profiles())

if __name__ == "__main__":
    main()
