"""The rows of one reading: what was found out of a page, in the columns of its tables."""

from collections.abc import Sequence

from schemas.article import Article
from schemas.block import Block
from schemas.date_candidate import DateCandidate
from schemas.document import DecodedDocument
from schemas.publisher import Publisher
from transforms.clean import text_hash, word_count
from transforms.dates import Dating
from transforms.language import Language, decide, label_blocks
from transforms.page import Page, Verdict
from transforms.urls import clean_url, host_of


def first_host(*urls: str | None) -> str | None:
    """Return the host of the first address that has one."""
    return next((host for url in urls if url and (host := host_of(url))), None)


def article_row(
    document: DecodedDocument,
    page: Page,
    detected: Language,
    dating: Dating,
    publisher: Publisher | None,
    pipeline_version: str,
) -> Article:
    """Return the article's row; the publisher's table fills the site's name where the page is silent."""
    canonical, url = clean_url(page.canonical_url or ""), clean_url(document.url or "")
    language, confidence, agrees = decide(detected, page.language_declared)
    published, modified = dating.published, dating.modified
    return Article(
        article_id=document.document_id,
        document_id=document.document_id,
        url=url,
        canonical_url=canonical,
        host=first_host(canonical, url),
        title=page.title,
        title_source=page.title_source,
        authors=page.authors,
        site_name=page.site_name or (publisher.name if publisher else None),
        text=page.story,
        text_hash=text_hash(page.story),
        word_count=word_count(page.story),
        language=language,
        language_confidence=confidence,
        language_votes=detected.votes,
        language_shares=detected.shares,
        language_declared=page.language_declared,
        language_agrees=agrees,
        published_at=published.at,
        published_date=published.date,
        published_time=published.time,
        published_precision=published.precision,
        published_utc_offset_minutes=published.utc_offset_minutes,
        published_zone_source=published.zone_source,
        published_source=published.source,
        published_confidence=published.confidence,
        published_raw=published.raw,
        modified_at=modified.at,
        modified_date=modified.date,
        furniture_ratio=_furniture_ratio(page),
        extractor=page.extractor,
        flags=page.flags,
        pipeline_version=pipeline_version,
    )


def _furniture_ratio(page: Page) -> float:
    kept = sum(verdict.end - verdict.start for verdict in page.verdicts if verdict.kept)
    return round(1 - kept / max(1, len(page.visible)), 4)


def block_rows(document_id: str, visible: str, verdicts: Sequence[Verdict]) -> tuple[Block, ...]:
    """Return a row for each verdict, with the language of its text."""
    texts = [visible[verdict.start : verdict.end].strip() for verdict in verdicts]
    return tuple(
        Block(
            document_id=document_id,
            block_no=number,
            char_start=verdict.start,
            char_end=verdict.end,
            kind=verdict.kind,
            kept=verdict.kept,
            reason=verdict.reason,
            score=round(verdict.score, 4),
            language=label.tag if label else None,
            text=text,
            block_hash=text_hash(text),
        )
        for number, (verdict, text, label) in enumerate(zip(verdicts, texts, label_blocks(texts), strict=True))
    )


def candidate_rows(document_id: str, dating: Dating) -> tuple[DateCandidate, ...]:
    """Return a row for each date found, chosen or not."""
    return tuple(
        DateCandidate(
            document_id=document_id,
            candidate_no=number,
            role=found.role,
            value=found.value,
            precision=found.precision,
            utc_offset_minutes=found.utc_offset_minutes,
            source=found.source,
            char_start=found.char_start,
            raw=found.raw,
            score=round(found.score, 4),
            chosen=chosen,
            reason=reason,
        )
        for number, (found, chosen, reason) in enumerate(dating.candidates)
    )
