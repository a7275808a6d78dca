"""Authors: whom the byline beside a headline names."""

import re
from collections.abc import Iterable
from typing import Final

from transforms.metadata.authors.bylines import Named, named_in

ABOVE: Final = 4  # blocks over the headline in which its byline stands; farther off are those of other stories
BELOW: Final = 8
# of 198 pages in flattened form with a byline in reach, 172 name the same people as the page's own JSON-LD
CONFIDENCE: Final = 0.87
_GLUED: Final = re.compile(
    r"(?<=[a-zà-ÿ])(?=(?:Published|Updated|Posted|Modified|Created|Publicad[oa]|Veröffentlicht|Aktualisiert|Publié|Pubblicato|"
    r"Gepubliceerd|Publisert|Publicerad|Opublikowano|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)(?![a-zà-ÿ]))"
)


def named_beside(headline: int, bylines: Iterable[tuple[int, str]]) -> Named:
    """Return whom the byline next to the headline names, the nearest that names anyone; each comes with its block."""
    near = sorted(
        (abs(block - headline), block, text) for block, text in bylines if -ABOVE <= block - headline <= BELOW
    )
    read = (named_in(_GLUED.sub(" | ", text)) for _, _, text in near)
    return next((named for named in read if named.people or named.agencies), Named())
