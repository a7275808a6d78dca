"""Make langid.npz of transforms/language from the installed py3langid: no arguments."""

from pathlib import Path
from typing import Any

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from transforms.language.bytegrams import LONGEST, NAT
from transforms.language.scripts import LATIN, RANGES, WRITTEN
from transforms.language.tables import packaged
from transforms.language.tags import primary

DATA = Path(__file__).resolve().parents[1] / "transforms" / "language" / "data"
# n-grams kept, those that tell most; with all 72,000 of these scripts no more headlines are right (docs/lab-book.md)
KEPT = 50_000
# near kin that it does not tell apart: 16 of 20 articles in nso are st to it
UNTOLD = frozenset({"hr", "bs", "sr", "st", "nso"})


def ngrams(identifier: LanguageIdentifier) -> dict[bytes, int]:
    """Walk the automaton: the n-gram of each feature. A state is named by the first way that leads there."""
    moves, row = np.asarray(identifier.tk_nextmove).reshape(-1, 256), np.asarray(identifier.tk_row)
    names, waiting = {0: b""}, [0]
    for state in waiting:
        for byte, reached in enumerate(moves[row[state]].tolist()):
            if reached not in names:
                names[reached] = names[state] + bytes((byte,))
                waiting.append(reached)
    return {name: identifier.tk_output[state] for state, name in names.items() if identifier.tk_output[state] >= 0}


def useful(ngram: bytes) -> bool:
    """Tell whether the n-gram has a letter of a script that several languages are written in, or is ASCII."""
    shared = [name for name, tags in WRITTEN.items() if len(tags) > 1 and name != "Hani"] + [LATIN]
    letters = [char for char in ngram.decode(errors="ignore") if char > "\x7f"]
    if not letters:
        return ngram.isascii()
    return any(first <= ord(char) <= last for char in letters for name, first, last, _ in RANGES if name in shared)


def tables(identifier: LanguageIdentifier) -> dict[str, Any]:
    """Return n-grams (differences of sorted keys), weights (tags by n-grams), and the weight of each tag."""
    known = {primary(str(tag)) for name in ("langdetect", "news") for tag in packaged(f"{name}.npz")["tags"]}
    tags = [primary(tag) for tag in identifier.nb_classes]
    columns = [place for place, tag in enumerate(tags) if tag in known - UNTOLD]
    found = {name: place for name, place in ngrams(identifier).items() if 1 < len(name) <= LONGEST and useful(name)}
    weights = identifier.nb_ptc.astype(np.float64)[list(found.values())][:, columns]
    keys = np.array([int.from_bytes(name, "big") for name in found], dtype=np.uint64)
    chances = np.exp(weights)
    telling = (chances * np.log(chances / chances.mean(axis=1, keepdims=True))).sum(axis=1)
    best = np.argsort(-telling, kind="stable")[:KEPT]
    best = best[np.argsort(keys[best])]
    return {
        "steps": np.diff(keys[best], prepend=np.uint64(0)).astype(np.uint64),
        # a column for each n-gram packs tighter
        "weights": np.rint((weights[best] - identifier.nb_ptc.min()) * NAT).T.astype(np.uint8, order="C"),
        "prior": np.rint((identifier.nb_pc[columns] - identifier.nb_pc.max()) * NAT).astype(np.int8),
        "tags": np.array([tags[place] for place in columns]),
    }


if __name__ == "__main__":
    np.savez_compressed(DATA / "langid.npz", **tables(LanguageIdentifier.from_model_file(MODEL_FILE)))
