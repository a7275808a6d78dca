"""The standfirst: the sentence or two under a headline, as the page shows it or states it."""

from collections.abc import Iterator
from typing import Final

from transforms.clean import fold
from transforms.markup.mainstory import bare
from transforms.markup.plain import one_line
from transforms.markup.structured import Structured
from transforms.markup.things import place
from transforms.metadata.answer import NONE, Answer
from transforms.metadata.nodes import Below, is_aside

SHORTEST, LONGEST = 20, 600  # characters; the median on development pages is 150
AGREED, SHOWN, STATED = 0.95, 0.75, 0.6
_OPENING: Final = 40  # letters by which two texts are told to be the same


def subtitle_of(page: Structured, nodes: Below, title: str | None) -> Answer[str]:
    """Return the standfirst a page shows under its headline; surest where its description says the same.

    An element that is called by a vague name counts only with that. Without one that is shown, an alternative
    headline of the article that is longer than the headline.
    """
    found = (*nodes.standfirsts, *nodes.vague)
    described = {bare(text)[:_OPENING] for text, _ in descriptions(page)} - {""} if found else ()
    shown = ""
    for node in found:
        text = one_line(node.text(deep=True, separator=" "))
        if not SHORTEST <= len(text) <= LONGEST or _repeats(text, title) or is_aside(node):
            continue
        if bare(text)[:_OPENING] in described:
            return Answer(text, "standfirst", AGREED)
        if node in nodes.standfirsts:
            shown = shown or text
    if shown:
        return Answer(shown, "standfirst", SHOWN)
    other = page.article.text("alternativeHeadline", "alternateName") if page.article else ""
    if len(other) > max(SHORTEST, len(title or "")) and len(other) <= LONGEST and not _repeats(other, title):
        return Answer(other, place(page.article, "alternativeHeadline"), STATED)
    return NONE


def descriptions(page: Structured) -> Iterator[tuple[str, str]]:
    """Yield what the page says its story is about, each with where it stands, the surest first."""
    own = page.article.texts("description", "abstract") if page.article else ()
    yield from ((text, "meta:og:description") for text in page.meta("og:description"))
    yield from ((text, place(page.article, "description")) for text in own)
    yield from ((text, "meta:description") for text in page.meta("description", "twitter:description"))


def description_of(page: Structured) -> Answer[str]:
    """Return the description a page gives of itself for others to show."""
    text, source = next(descriptions(page), ("", ""))
    return Answer(text[:LONGEST], source, 0.9, cut=len(text) > LONGEST) if text else NONE


def _repeats(text: str, title: str | None) -> bool:
    return bool(title) and (fold(title or "") in fold(text) or fold(text) in fold(title or ""))
