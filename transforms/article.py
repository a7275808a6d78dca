"""The journey of one document: bytes in, an article or a rejection out, with the evidence for either."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from schemas.article import Article
from schemas.document import DecodedDocument, Document
from schemas.publisher import Publisher
from schemas.rejection import Rejection, Rule
from transforms.context import Context
from transforms.dates import Dating, Stamp, date_html, date_text
from transforms.decode import Decoded, NotText, decode
from transforms.fence import Failed, attempt, caught
from transforms.flattened import read_flattened
from transforms.html import read_html
from transforms.language import detect
from transforms.metadata import Answer, Links, links_of
from transforms.page import NoArticle, Page
from transforms.reading import Reading, decoded_document, refused
from transforms.rows import article_row, block_rows, candidate_rows, failure_rows, first_host, link_rows, metadata_rows

# of 22 pages of markup without a story 11 have a date this sure; the 9 of them whose date is known are right
SURELY_DATED: Final = 0.9


def to_article(document: Document, context: Context) -> Article | Rejection:
    """Return the article a document holds, or why it holds none."""
    return read_document(document, context).outcome


def read_document(document: Document, context: Context) -> Reading:
    """Take one document through the whole journey: decode, read, language, dates, article."""
    try:
        decoded = decode(document.payload, charset=document.charset, media_type=document.media_type)
    except NotText as error:
        return refused(document, Rule.NOT_TEXT, str(error), raw_shard=context.raw_shard)
    if not decoded.text.strip():
        return refused(document, Rule.EMPTY, "no character besides white space", raw_shard=context.raw_shard)
    page = read_page(decoded.text, document.media_type, document.url)
    if isinstance(page, NoArticle):
        return _no_article(document, decoded, page, context)
    language = detect(page.story)
    publisher = context.publishers.get(first_host(page.about.canonical_url.value, document.url) or "")
    page = _named(page, publisher)
    dated = attempt(_date, decoded.text, page, document, language.tag, publisher, context.landed_at)
    if isinstance(dated, Failed):  # a page keeps its story when its dates cannot be read
        page = replace(page, flags=(*page.flags, "dates_failed"))
    dating = Dating() if isinstance(dated, Failed) else dated
    links = _links(page) if context.evidence else Links()
    mended = (*page.repairs, *dating.repairs, *_mended_links(links))
    row = _row(document, decoded, context, mended)
    article = article_row(row, page, language, dating, context.pipeline_version)
    failed = (*page.failed, *caught(dates=dated, links=links))
    if not context.evidence:
        return Reading(document=row, outcome=article, failures=failure_rows(document.document_id, failed))
    return Reading(
        document=row,
        outcome=article,
        blocks=block_rows(document.document_id, page.visible, page.verdicts),
        metadata=metadata_rows(document.document_id, page.about),
        links=() if isinstance(links, Failed) else link_rows(document.document_id, links.found),
        date_candidates=candidate_rows(document.document_id, dating),
        failures=failure_rows(document.document_id, failed),
    )


def read_page(text: str, media_type: str, url: str | None) -> Page | NoArticle:
    """Read a decoded page by what it is: markup or flattened text."""
    return read_html(text, url=url) if media_type == "text/html" else read_flattened(text, url=url)


def _named(page: Page, publisher: Publisher | None) -> Page:
    """Fill the site's name from the publishers' table where the page is silent."""
    if publisher is None or not publisher.name or page.about.site_name.value:
        return page
    return replace(page, about=replace(page.about, site_name=Answer(publisher.name, "publishers", 1.0)))


def _links(page: Page) -> Links | Failed:
    """Return the links of a page of markup; nothing else needs them, so they are looked for with the evidence alone."""
    if page.tree is None or page.stated is None:
        return Links()
    return attempt(links_of, page.tree, page.stated, page.story)


def _mended_links(links: Links | Failed) -> tuple[str, ...]:
    if isinstance(links, Failed):
        return ("links_failed",)
    return () if links.whole else ("markup_limits",)


def _dated(text: str, page: NoArticle, document: Document, landed_at: datetime | None) -> Dating | Failed:
    """Date a page of markup without a story."""
    if document.media_type != "text/html" or page.rule is not Rule.NO_CONTENT:
        return Dating()
    return attempt(
        date_html, text, visible=page.visible, url=document.url, fetched_at=document.fetched_at, language=None,
        zone=None, landed_at=landed_at,
    )  # fmt: skip


def _sure(dated: Dating | Failed) -> Stamp | None:
    """Return the date of a page without a story, where it is sure: most dates there are those of others."""
    found = None if isinstance(dated, Failed) else dated.published
    return found if found and found.confidence >= SURELY_DATED else None


def _date(
    text: str, page: Page, document: Document, language: str, publisher: Publisher | None, landed_at: datetime | None
) -> Dating:
    """Date a page from its markup, or from its whole text before furniture is dropped."""
    zone = publisher.zone if publisher else None
    language = _locale(language, page.about.language.value, publisher)
    if document.media_type == "text/html":
        return date_html(
            text, visible=page.visible, url=document.url, fetched_at=document.fetched_at, language=language, zone=zone,
            tree=page.tree, stated=page.stated, landed_at=landed_at,
        )  # fmt: skip
    story = [(verdict.start, verdict.end) for verdict in page.verdicts if verdict.kept]
    return date_text(
        page.visible, url=document.url, fetched_at=document.fetched_at, language=language, zone=zone,
        story_spans=story, header=page.header, landed_at=landed_at,
    )  # fmt: skip


def _locale(language: str, declared: str | None, publisher: Publisher | None) -> str:
    """Return a language with its publisher's country, or else the page's: it tells how English writes its dates.

    "en-US" is what systems write by default, on pages of all countries, and tells nothing.
    """
    if publisher and language.isalpha():
        return f"{language}-{publisher.country}"
    base, _, region = (declared or "").replace("_", "-").partition("-")
    stated = base.casefold() == language and len(region) == 2 and region.casefold() != "us"
    return f"{language}-{region}" if stated else language


def _row(document: Document, decoded: Decoded, context: Context, mended: tuple[str, ...]) -> DecodedDocument:
    """Return the row of a document; ``mended`` are the repairs that its page needed besides."""
    return decoded_document(
        document, raw_shard=context.raw_shard, encoding=decoded.encoding,
        encoding_source=decoded.encoding_source, repairs=(*decoded.repairs, *mended),
    )  # fmt: skip


def _no_article(document: Document, decoded: Decoded, page: NoArticle, context: Context) -> Reading:
    dated = _dated(decoded.text, page, document, context.landed_at)
    why = Rejection(document_id=document.document_id, stage="transform", rule=page.rule, message=page.message)
    return Reading(
        document=_row(document, decoded, context, page.repairs),
        outcome=why,
        blocks=block_rows(document.document_id, page.visible, page.verdicts) if context.evidence else (),
        language=detect(page.visible or decoded.text),
        published=_sure(dated),
        failures=failure_rows(document.document_id, (*page.failed, *caught(dates=dated))),
    )
