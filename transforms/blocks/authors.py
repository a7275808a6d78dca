"""Authors: whom the byline beside a headline names."""

import re
from collections.abc import Iterable
from typing import Final

from transforms.metadata.authors.bylines import Named, named_in

ABOVE: Final = 4  # blocks over the headline in which its byline stands; farther off are those of other stories
BELOW: Final = 8
# of 459 held-out texts that name someone, whose page names people in its markup, 408 name the same; docs/lab-book.md
CONFIDENCE: Final = 0.88
_GLUED: Final = re.compile(
    r"(?<=\b[Bb]y)(?=[A-ZÀ-Þ])|(?<=\b[Vv]on|\b[Pp]or|\b[Pp]ar)(?=[A-ZÀ-Þ])|(?<=\bAvatar)(?=[A-ZÀ-Þ])|"
    r"(?<=[a-zà-ÿ])(?=(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d|"
    r"(?:Published|Updated|Posted|Modified|Created|Publicad[oa]|Veröffentlicht|Aktualisiert|Publié|Pubblicato|"
    r"Gepubliceerd|Publisert|Publicerad|Opublikowano|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|(?:(?:Staff|Senior|Lifestyle|Contributing|Features?) )?(?:Writer|Reporter|Correspondent|Editor|"
    r"Contributor|Columnist|Korrespondent(?:in)?|Redakteur(?:in)?|Redaktion|Journalist(?:in)?))(?![a-zà-ÿ]))"
)
# who edits, reviews or presents a story is not who wrote it
_OTHERS: Final = re.compile(
    r"[^\w]*(?:(?:medically |expert |technically )?(?:edited|reviewed|checked|updated|presented|sponsored|approved)|"
    r"fact[- ]checked)\s+by\b",
    re.IGNORECASE,
)


def named_beside(headline: int, bylines: Iterable[tuple[int, str]]) -> Named:
    """Return whom the byline next to the headline names, the nearest that names anyone; each comes with its block."""
    near = sorted(
        (abs(block - headline), block, text) for block, text in bylines if -ABOVE <= block - headline <= BELOW
    )
    read = (named_in(unglued(text)) for _, _, text in near if not is_of_others(text))
    return next((named for named in read if named.people or named.agencies), Named())


def is_of_others(text: str) -> bool:
    """Whether a line names who edited, reviewed or presented a story."""
    return _OTHERS.match(text) is not None


def unglued(text: str) -> str:
    """Return a byline with a bar between a name and the word that a flattener glued to it."""
    return _GLUED.sub(" | ", text)
