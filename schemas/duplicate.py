"""Duplicates: articles linked as copies of one another, never deleted."""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """One article linked to the article it repeats: word for word, once case and spaces are folded; no near copies."""

    article_a: Annotated[str, "the article that stands for the group: the smallest article_id"]
    article_b: Annotated[str, "the article that repeats it"]
