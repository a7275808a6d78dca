"""What is read from one decoded document, before it is typed as an article."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from schemas.block import BlockKind
from schemas.rejection import Rule
from transforms.fence import Failed
from transforms.markup.structured import Structured
from transforms.metadata import Metadata
from transforms.proxied import Header

FALLBACK: Final = "fallback_extractor"  # the repair of a page whose text the judges of blocks did not find


class Verdict(NamedTuple):
    """One run of the visible text and what it was judged to be; see schemas.block for the fields.

    A page has hundreds: a named tuple is made in a fifth of the time of a frozen dataclass.
    """

    start: int
    end: int
    kind: BlockKind
    kept: bool
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page read: its visible text, the verdict on each run of it, and the story that remains.

    ``verdicts`` are in order and their spans are the whole of ``visible``. ``story`` has its paragraphs parted by one
    blank line. ``about`` is what the page says of its story besides: its title is None when the page does not hold it.
    ``repairs`` are codes of schemas.repair; ``failed`` are the steps that raised. ``tree`` is the parsed markup,
    to be read only, and ``stated`` what it states of itself; ``header`` is what a reading proxy put on top of a
    flattened page.
    """

    visible: str
    verdicts: tuple[Verdict, ...]
    story: str
    about: Metadata
    extractor: str
    flags: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()
    tree: LexborHTMLParser | None = field(default=None, repr=False, compare=False)
    stated: Structured | None = field(default=None, repr=False, compare=False)
    header: Header | None = field(default=None, repr=False, compare=False)

    @property
    def title(self) -> str | None:
        """The headline."""
        return self.about.title.value

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of the byline."""
        return self.about.authors.value or ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoArticle:
    """A page that holds no article, why, and the verdicts that say so where it could be read at all."""

    rule: Rule
    message: str
    visible: str = ""
    verdicts: tuple[Verdict, ...] = ()
    repairs: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()
