"""Domains: which pages are held out together."""

import hashlib
from urllib.parse import urlsplit

from training.corpus import Row

FOLDS = 5
_SECOND_LEVEL = 3  # letters: co.uk, com.au


def domain(row: Row) -> str:
    """Return the registered part of a page's host, its id where it has none."""
    parts = (urlsplit(row["url"] or "").hostname or row["id"]).split(".")
    deep = len(parts) > 2 and len(parts[-2]) <= _SECOND_LEVEL and len(parts[-1]) == 2
    return ".".join(parts[-3:] if deep else parts[-2:])


def fold(row: Row) -> int:
    """Return the fold of a page's domain, the same in every run."""
    return int(hashlib.sha256(domain(row).encode()).hexdigest(), 16) % FOLDS
