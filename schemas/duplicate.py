"""Duplicates: articles linked as copies of one another, never deleted."""

from dataclasses import dataclass
from typing import Annotated, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """One article linked to the article it repeats."""

    article_a: Annotated[str, "the article that stands for the group: the smallest article_id"]
    article_b: Annotated[str, "the article that repeats it"]
    kind: Annotated[Literal["exact", "near", "partial"], "exact: the same story once case and spaces are folded"]
    jaccard: Annotated[float, "shared 4-word shingles over all of both, 0 to 1"]
    containment_a: Annotated[float, "share of a's shingles that b holds"]
    containment_b: Annotated[float, "share of b's shingles that a holds"]
