"""HTML: what a page shows, which of it is the story, and what the page says of itself."""

import re
from typing import Final

from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser
from trafilatura import extract_metadata
from trafilatura.settings import Document as About

from transforms.fence import Failed, attempt
from transforms.flattened import read_flattened
from transforms.markup.echoes import claims
from transforms.markup.judgement import Judges, packaged
from transforms.markup.structured import structured
from transforms.markup.text import Text, read_text
from transforms.markup.tree import Unparsable, parse, tokens
from transforms.page import NoArticle, Page

EXTRACTOR: Final = "blocks"
DECLARED: Final = re.compile(
    r"""<html\b[^>]{0,2000}?\blang\s*=\s*["']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3})""", re.IGNORECASE
)
TITLE_LENGTH: Final = 500  # the longest headline of the development pages has 214 characters


def read_html(html: str, *, url: str | None = None) -> Page | NoArticle:
    """Read a page of markup; text and metadata stand in fences of their own, so one failing spares the other."""
    return read_with(packaged(), html, url=url)


def read_with(judges: Judges, html: str, *, url: str | None = None) -> Page | NoArticle:
    """Do the same with judges other than the packaged ones."""
    try:
        tree = parse(html)
    except Unparsable as error:
        return NoArticle(rule=error.rule, message=str(error))
    text = attempt(_text, tree, url, judges)
    if isinstance(text, Failed):
        return _unmarked(html, url)
    if isinstance(text, NoArticle):
        return text
    found = attempt(about, html, url)
    said = About() if isinstance(found, Failed) else found
    title = _title(said.title) or text.title
    return Page(
        visible=text.visible,
        verdicts=text.verdicts,
        story=text.story,
        title=title,
        title_source="none" if title is None else "meta" if _title(said.title) else "text",
        authors=tuple(name.strip() for name in (said.author or "").split(";") if name.strip()) or text.authors,
        site_name=said.sitename,
        canonical_url=said.url,
        language_declared=declared.group(1) if (declared := DECLARED.search(html, 0, 20_000)) else None,
        extractor=EXTRACTOR,
        flags=(*text.flags, *(("metadata_failed",) if isinstance(found, Failed) else ())),
    )


def _text(tree: LexborHTMLParser, url: str | None, judges: Judges) -> Text | NoArticle:
    return read_text(tokens(tree), claims(structured(tree, url)), judges)


def _unmarked(html: str, url: str | None) -> Page | NoArticle:
    """Read a page whose elements could not be read as if it had none."""
    return read_flattened(str(extract_plain_text(html)), url=url)


def about(html: str, url: str | None) -> About:
    """Return what a page says of itself."""
    # dates have a journey of their own; an impossible range keeps htmldate from searching here
    no_dates = {
        "original_date": True,
        "extensive_search": False,
        "max_date": "1995-01-02",
        "min_date": "1995-01-01",
    }
    found: About = extract_metadata(html, default_url=url, date_config=no_dates)
    return found


def _title(raw: str | None) -> str | None:
    return " ".join((raw or "").split())[:TITLE_LENGTH] or None
