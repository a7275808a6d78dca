"""The journey of one document: bytes in, an article or a rejection out, with the evidence for either."""

from dataclasses import dataclass, field, replace

from schemas.article import Article
from schemas.block import Block
from schemas.date_candidate import DateCandidate
from schemas.document import DecodedDocument, Document
from schemas.publisher import Publisher
from schemas.rejection import Rejection, Rule
from transforms.clean import text_hash, word_count
from transforms.dates import Dating, date_html, date_text
from transforms.decode import Decoded, NotText, decode
from transforms.fence import Failed, attempt
from transforms.flattened import read_flattened
from transforms.html import read_html
from transforms.language import Language, detect
from transforms.page import NoArticle, Page, Verdict
from transforms.reading import Reading, decoded_document, refused
from transforms.urls import clean_url, host_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a journey needs besides the document: who publishes where, and which code this is."""

    pipeline_version: str
    publishers: dict[str, Publisher] = field(default_factory=dict)
    raw_shard: str = ""


def to_article(document: Document, context: Context) -> Article | Rejection:
    """Return the article a document holds, or why it holds none."""
    return read_document(document, context).outcome


def read_document(document: Document, context: Context) -> Reading:
    """Take one document through the whole journey: decode, read, date, language, article."""
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
    publisher = context.publishers.get(_host(page.canonical_url, document.url) or "")
    dating = attempt(_date, decoded.text, page, document, language, publisher)
    if isinstance(dating, Failed):  # a page keeps its story when its dates cannot be read
        page, dating = replace(page, flags=(*page.flags, "dates_failed")), Dating()
    return Reading(
        document=_decoded(document, decoded, context),
        outcome=_article(document, page, language, dating, publisher, context),
        blocks=_blocks(document.document_id, page.visible, page.verdicts),
        date_candidates=_candidates(document.document_id, dating),
    )


def read_page(text: str, media_type: str, url: str | None) -> Page | NoArticle:
    """Read a decoded page by what it is: markup or flattened text."""
    return read_html(text, url=url) if media_type == "text/html" else read_flattened(text, url=url)


def _date(text: str, page: Page, document: Document, language: Language, publisher: Publisher | None) -> Dating:
    zone = publisher.zone if publisher else None
    if document.media_type != "text/html":
        return date_text(text, url=document.url, fetched_at=document.fetched_at, language=language.tag, zone=zone)
    return date_html(
        text, visible=page.visible, url=document.url, fetched_at=document.fetched_at, language=language.tag, zone=zone
    )  # fmt: skip


def _decoded(document: Document, decoded: Decoded, context: Context) -> DecodedDocument:
    return decoded_document(
        document, raw_shard=context.raw_shard, encoding=decoded.encoding,
        encoding_source=decoded.encoding_source, repairs=decoded.repairs,
    )  # fmt: skip


def _no_article(document: Document, decoded: Decoded, page: NoArticle, context: Context) -> Reading:
    return Reading(
        document=_decoded(document, decoded, context),
        outcome=Rejection(document_id=document.document_id, stage="transform", rule=page.rule, message=page.message),
        blocks=_blocks(document.document_id, page.visible, page.verdicts),
    )


def _article(
    document: Document,
    page: Page,
    language: Language,
    dating: Dating,
    publisher: Publisher | None,
    context: Context,
) -> Article:
    published, canonical, url = dating.published, clean_url(page.canonical_url or ""), clean_url(document.url or "")
    return Article(
        article_id=document.document_id,
        document_id=document.document_id,
        url=url,
        canonical_url=canonical,
        host=_host(canonical, url),
        title=page.title,
        title_source=page.title_source,
        authors=page.authors,
        site_name=page.site_name or (publisher.name if publisher else None),
        text=page.story,
        text_hash=text_hash(page.story),
        word_count=word_count(page.story),
        language=language.tag,
        language_confidence=language.confidence,
        language_declared=page.language_declared,
        published_at=published.at,
        published_date=published.date,
        published_time=published.time,
        published_precision=published.precision,
        published_utc_offset_minutes=published.utc_offset_minutes,
        published_source=published.source,
        published_confidence=published.confidence,
        published_raw=published.raw,
        modified_at=dating.modified.at,
        modified_date=dating.modified.date,
        furniture_ratio=_furniture_ratio(page),
        extractor=page.extractor,
        flags=page.flags,
        pipeline_version=context.pipeline_version,
    )


def _host(*urls: str | None) -> str | None:
    """Return the host of the first address that has one."""
    return next((host for url in urls if url and (host := host_of(url))), None)


def _furniture_ratio(page: Page) -> float:
    kept = sum(verdict.end - verdict.start for verdict in page.verdicts if verdict.kept)
    return round(1 - kept / max(1, len(page.visible)), 4)


def _blocks(document_id: str, visible: str, verdicts: tuple[Verdict, ...]) -> tuple[Block, ...]:
    return tuple(
        Block(
            document_id=document_id, block_no=no, char_start=v.start, char_end=v.end, kind=v.kind, kept=v.kept,
            reason=v.reason, score=round(v.score, 4), language=None, text=(text := visible[v.start : v.end].strip()),
            block_hash=text_hash(text),
        )
        for no, v in enumerate(verdicts)
    )  # fmt: skip


def _candidates(document_id: str, dating: Dating) -> tuple[DateCandidate, ...]:
    return tuple(
        DateCandidate(
            document_id=document_id, candidate_no=no, role=found.role, value=found.value, precision=found.precision,
            utc_offset_minutes=found.utc_offset_minutes, source=found.source, char_start=found.char_start,
            raw=found.raw, score=round(found.score, 4), chosen=chosen, reason=reason,
        )
        for no, (found, chosen, reason) in enumerate(dating.candidates)
    )  # fmt: skip
