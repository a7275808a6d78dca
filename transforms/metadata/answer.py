"""An answer: a value with where it was found and how sure it is."""

from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """One value read from a page; ``value`` is None where the page gives none.

    ``source`` names the place: jsonld:headline, meta:og:title, microdata:author, h1, title, byline, url or none.
    ``confidence`` runs from 0 to 1; see docs/metadata.md for what was measured and what is assumed. ``cut`` says that
    the page gives more of it than is kept.
    """

    value: T | None = None
    source: str = "none"
    confidence: float = 0.0
    cut: bool = False


NONE: Final[Answer[Any]] = Answer()
