"""Records to build tests from, and a lake made from the sample documents once.

Each maker gives a valid record, and takes what a test is about.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from flows.engine import PlainEngine
from flows.pipeline import pipeline
from flows.settings import Settings
from schemas.article import Article
from schemas.document import Document, Receipt
from schemas.run import Run
from warehouse.lake import Lake
from warehouse.summary import Summary

# no deadlines, because the machines are shared; the same examples each time, because CI must not be a lottery
settings.register_profile("copydesk", deadline=None, derandomize=True)
settings.load_profile("copydesk")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    def make(payload: bytes = b"A story.", **changes: Any) -> Document:
        document = Document(
            document_id=hashlib.sha256(payload).hexdigest(),
            uri="pages/a.txt",
            container="file",
            record_no=0,
            record_id=None,
            byte_offset=0,
            byte_length=len(payload),
            media_type="text/plain",
            charset=None,
            url=None,
            fetched_at=None,
            fetched_at_source="none",
            repairs=(),
            payload=payload,
        )
        return replace(document, **changes)

    return make


@pytest.fixture(scope="session")
def make_receipt(make_document: Callable[..., Document]) -> Callable[..., Receipt]:
    def make(**changes: Any) -> Receipt:
        document = make_document()
        facts = {name: getattr(document, name) for name in Receipt.__dataclass_fields__}
        return Receipt(**{**facts, **changes})

    return make


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    def make(article_id: str = "a" * 64, **changes: Any) -> Article:
        article = Article(
            article_id=article_id,
            document_id=article_id,
            url="https://news.example/1",
            canonical_url=None,
            host="news.example",
            title="Council votes to rebuild the pier",
            title_source="text",
            title_confidence=0.9,
            subtitle=None,
            authors=("Ana Ruiz",),
            authors_source="text",
            authors_confidence=0.8,
            agency=None,
            site_name=None,
            section=None,
            tags=(),
            article_type="unknown",
            image_url=None,
            text="The council voted.\n\nWork starts in May.",
            text_hash="0" * 16,
            word_count=7,
            language="en",
            language_confidence=0.99,
            language_votes=(),
            language_shares=(),
            language_declared=None,
            language_agrees=None,
            published_at=None,
            published_date=None,
            published_time=None,
            published_precision=None,
            published_utc_offset_minutes=None,
            published_zone_source="none",
            published_source="none",
            published_confidence=0.0,
            published_raw=None,
            modified_at=None,
            modified_date=None,
            furniture_ratio=0.5,
            extractor="flattened",
            flags=(),
            pipeline_version="0",
        )
        return replace(article, **changes)

    return make


@pytest.fixture(scope="session")
def make_run() -> Callable[..., Run]:
    def make(run_id: str = "20260101T000000.000000Z", **changes: Any) -> Run:
        run = Run(
            run_id=run_id,
            started_at=datetime(2026, 1, 1, tzinfo=UTC),
            finished_at=datetime(2026, 1, 1, 0, 1, tzinfo=UTC),
            status="published",
            engine="none",
            workers=1,
            pipeline_version="0",
            inputs=0,
            message="",
        )
        return replace(run, **changes)

    return make


RunPipeline = Callable[..., Summary]


@pytest.fixture(scope="session")
def run_pipeline() -> RunPipeline:
    def run(lake: Path, *inputs: str | Path, workers: int = 1, **others: Any) -> Summary:
        settings = Settings(inputs=tuple(map(str, inputs)), lake=lake, workers=workers, **others)
        return pipeline(settings, PlainEngine())

    return run


@pytest.fixture(scope="session")
def seeds_folder(root: Path) -> Path:
    return root / "seeds" / "documents"


@pytest.fixture(scope="session")
def seeds_run(
    tmp_path_factory: pytest.TempPathFactory, run_pipeline: RunPipeline, seeds_folder: Path
) -> tuple[Lake, Summary]:
    folder = tmp_path_factory.mktemp("seeds") / "lake"
    return Lake(folder), run_pipeline(folder, seeds_folder, workers=2)
