"""The rows of one reading: what was found out of a page, in the columns of its tables."""

from collections.abc import Sequence
from typing import Any, Final

from schemas.article import Article
from schemas.block import Block
from schemas.date_candidate import DateCandidate
from schemas.document import DecodedDocument
from schemas.failure import StepFailure
from schemas.link import Link
from schemas.metadata import MetadataField, MetadataValue
from transforms.clean import text_hash, word_count
from transforms.dates import Dating
from transforms.fence import Failed
from transforms.language import Language, decide, label_blocks
from transforms.metadata import Answer, Metadata
from transforms.metadata import Link as PageLink
from transforms.metadata.answer import NONE
from transforms.page import Page, Verdict
from transforms.urls import clean_url, host_of

ORGANISATION: Final[Answer[tuple[str, ...]]] = Answer(source="byline", confidence=0.5)  # assumed, not measured


def first_host(*urls: str | None) -> str | None:
    """Return the host of the first address that has one."""
    return next((host for url in urls if url and (host := host_of(url))), None)


def article_row(
    document: DecodedDocument, page: Page, detected: Language, dating: Dating, pipeline_version: str
) -> Article:
    """Return the article's row."""
    about, url = page.about, clean_url(document.url or "")
    language, confidence, agrees = decide(detected, about.language.value)
    published, modified = dating.published, dating.modified
    return Article(
        article_id=document.document_id, document_id=document.document_id,
        url=url, canonical_url=about.canonical_url.value, host=first_host(about.canonical_url.value, url),
        title=about.title.value, title_source=about.title.source, title_confidence=about.title.confidence,
        subtitle=about.subtitle.value,
        authors=about.authors.value or (), authors_source=about.authors.source,
        authors_confidence=about.authors.confidence,
        agency=about.agency.value, site_name=about.site_name.value,
        section=about.section.value, tags=about.tags.value or (),
        article_type=about.kind.value or "unknown", image_url=about.image.value,
        text=page.story, text_hash=text_hash(page.story), word_count=word_count(page.story),
        language=language, language_confidence=confidence,
        language_votes=detected.votes, language_shares=detected.shares,
        language_declared=about.language.value, language_agrees=agrees,
        published_at=published.at, published_date=published.date, published_time=published.time,
        published_precision=published.precision, published_utc_offset_minutes=published.utc_offset_minutes,
        published_zone_source=published.zone_source, published_source=published.source,
        published_confidence=published.confidence, published_raw=published.raw,
        modified_at=modified.at, modified_date=modified.date,
        furniture_ratio=_furniture_ratio(page), extractor=page.extractor,
        flags=(*page.flags, *dating.flags),
        pipeline_version=pipeline_version,
    )  # fmt: skip


def _furniture_ratio(page: Page) -> float:
    kept = sum(verdict.end - verdict.start for verdict in page.verdicts if verdict.kept)
    return round(1 - kept / max(1, len(page.visible)), 4)


def metadata_rows(document_id: str, about: Metadata) -> tuple[MetadataValue, ...]:
    """Return a row for each value that a page gives for its article; an unknown kind is no value."""
    byline = about.authors if about.authors.value else ORGANISATION
    said: tuple[tuple[MetadataField, Answer[Any]], ...] = (
        ("title", about.title), ("subtitle", about.subtitle), ("description", about.description),
        ("author", about.authors), ("organisation", Answer(about.organisations, byline.source, byline.confidence)),
        ("agency", about.agency), ("section", about.section), ("tag", about.tags),
        ("canonical_url", about.canonical_url), ("site_name", about.site_name), ("image_url", about.image),
        ("language", about.language), ("paywall", about.paywalled),
        ("article_type", NONE if about.kind.value == "unknown" else about.kind),
    )  # fmt: skip
    return tuple(
        MetadataValue(
            document_id=document_id,
            field=field,
            value_no=number,
            value=value,
            source=answer.source,
            confidence=answer.confidence,
        )
        for field, answer in said
        for number, value in enumerate(_texts(answer.value))
    )


def _texts(value: str | bool | tuple[str, ...] | None) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("true",) if value else ("false",)
    if isinstance(value, str):
        return (value,)
    return value or ()


def link_rows(document_id: str, links: Sequence[PageLink]) -> tuple[Link, ...]:
    """Return a row for each link of a story and to stories like it."""
    return tuple(
        Link(
            document_id=document_id,
            link_no=number,
            place=link.place,
            url=link.url,
            host=host_of(link.url) or "",
            anchor=link.anchor,
            internal=link.internal,
            rel=link.rel,
        )
        for number, link in enumerate(links)
    )


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


def failure_rows(document_id: str, failed: Sequence[Failed]) -> tuple[StepFailure, ...]:
    """Return a row for each step that raised."""
    return tuple(
        StepFailure(document_id=document_id, step=one.step, rule=one.rule, message=one.message) for one in failed
    )
