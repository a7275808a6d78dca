"""The wire agency a story comes from: named as its author, its source, its copyright holder or in its dateline."""

from collections.abc import Sequence

from transforms.markup.structured import Structured
from transforms.markup.things import place, texts_of
from transforms.metadata.agencies import first_agency, in_credit, in_dateline
from transforms.metadata.answer import NONE, Answer

_HOLDERS = ("sourceOrganization", "provider", "copyrightHolder", "creditText", "publisher")
_METAS = ("copyright", "dcterms.rightsholder", "dc.rights", "source", "article:source", "cxenseparse:source", "agency")


def agency_in(page: Structured, named: Sequence[str], opening: str) -> Answer[str]:
    """Return the agency a story comes from, by its short name.

    ``named`` are the agencies among its authors; ``opening`` is where its text begins, which may hold a dateline.
    """
    own = page.article.values if page.article else {}
    held = first_agency(text for key in _HOLDERS for text in texts_of(own.get(key)))
    if named:
        return Answer(named[0], "author", 0.95)
    if held:
        return Answer(held, place(page.article, "source"), 0.85)
    in_text = in_dateline(opening) or in_dateline((page.article_body or "")[:200])
    if in_text:
        return Answer(in_text, "dateline", 0.9)
    meta = page.meta(*_METAS)
    stated = first_agency(meta) or next((agency for text in meta if (agency := in_credit(text))), None)
    return Answer(stated, "meta:copyright", 0.7) if stated else NONE
