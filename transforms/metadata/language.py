"""The language a page declares, as it stands there."""

import re
from collections.abc import Iterator
from typing import Final

from transforms.markup.structured import Structured
from transforms.markup.things import place
from transforms.metadata.answer import NONE, Answer

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def language_of(page: Structured) -> Answer[str]:
    """Return the language a page declares: that of its html element, else of its article or its meta elements."""
    for source, text, sure in _declared(page):
        found = _TAG.fullmatch(text.strip())
        if found:
            return Answer(found[0], source, sure)
    return NONE


def _declared(page: Structured) -> Iterator[tuple[str, str, float]]:
    yield "html:lang", page.language or "", 0.9
    yield place(page.article, "inLanguage"), page.article.text("inLanguage") if page.article else "", 0.85
    yield "meta:content-language", next(iter(page.meta("content-language", "language", "dc.language")), ""), 0.8
    yield "meta:og:locale", next(iter(page.meta("og:locale")), ""), 0.7
