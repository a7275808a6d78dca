"""Domains: which pages are held out together."""

import argparse
import hashlib
from pathlib import Path
from urllib.parse import urlsplit

from training.corpus import Row

FOLDS = 5
_SECOND_LEVEL = 3  # letters: co.uk, com.au


def domain(row: Row) -> str:
    """Return the registered part of a page's host, its id where it has none.

    Coarser than ``transforms.urls.registered`` (www.taz.de keeps its www): the folds, and with them the networks that
    have not seen one, hang on it; of 2,763 pages 77 would change theirs.
    """
    parts = (urlsplit(row["url"] or "").hostname or row["id"]).split(".")
    deep = len(parts) > 2 and len(parts[-2]) <= _SECOND_LEVEL and len(parts[-1]) == 2
    return ".".join(parts[-3:] if deep else parts[-2:])


def fold(row: Row) -> int:
    """Return the fold of a page's domain, the same in every run."""
    return int(hashlib.sha256(domain(row).encode()).hexdigest(), 16) % FOLDS


def asked(about: str | None, epochs: int) -> argparse.Namespace:
    """Read from the command line which folds of which data to judge, and make the folder where networks are kept."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, nargs="*", default=list(range(FOLDS)))
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--keep", type=Path, default=Path("folds"), help="folder for the networks of the folds")
    args = parser.parse_args()
    args.keep.mkdir(parents=True, exist_ok=True)
    return args
