"""Reports on a small, a calm and an empty warehouse, each made once."""

from dataclasses import replace
from typing import Any

import pytest

from report_pages import BLOCK, DATED, DOCUMENT, EARLIER, RUN, Reader, Rows, build, identity, page, place, result
from schemas.date_candidate import DateCandidate
from schemas.duplicate import Duplicate
from schemas.rejection import Rejection
from warehouse.lake import Lake


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, make_article: Any, make_run: Any) -> Lake:
    """Five records: three articles, one of them a repeat, and one refused; a page stands at two places."""
    articles = [
        make_article(identity(1), **DATED),
        make_article(identity(2), language="und", title=None, host=None, url=None),
        make_article(identity(3), language="ar", title="سوق الكتب", **{**DATED, "published_confidence": 1.0}),
    ]
    blocks = [
        replace(BLOCK, document_id=identity(1)),
        replace(
            BLOCK, document_id=identity(1), block_no=1, kind="related", kept=False, char_start=10, char_end=40,
            reason="points to another story",
        ),
        replace(BLOCK, document_id=identity(4), kept=False, char_end=9_999, kind="other"),
    ]  # fmt: skip
    seen = DateCandidate(
        document_id=identity(2), candidate_no=0, role="mentioned", value="2006-01-01", precision="day",
        utc_offset_minutes=None, source="text", char_start=3, raw="2006", score=0.1, chosen=False, reason="in a teaser",
    )  # fmt: skip
    repeat = Duplicate(article_a=identity(1), article_b=identity(3))
    rows: Rows = {
        "documents": [
            replace(DOCUMENT, document_id=identity(2), repairs=("charset", "header")),
            replace(DOCUMENT, document_id=identity(3), repairs=("charset",)),
        ],
        "articles": articles,
        "blocks": blocks,
        "date_candidates": [seen],
        "duplicates": [repeat],
        "rejections": [Rejection(document_id=identity(4), stage="transform", rule="no_content", message="3 words")],
        "run_inputs": [*(place(number) for number in (1, 2, 3, 4)), replace(place(1, uri="pages/again.html"), repairs=("header",))],
        "runs": [make_run(RUN, inputs=5), make_run(EARLIER, status="interrupted", finished_at=None, message="cut off")],
        "validation_results": [
            result("has_text", "passed"), result("has_words", "failed", rows_failed=1, observed="1 of 9 rows"),
            result("id_unique", "crashed", severity="critical", observed="the check broke: KeyError"),
        ],
    }  # fmt: skip
    return build(Lake(tmp_path_factory.mktemp("small") / "lake"), rows)


@pytest.fixture(scope="module")
def html(small: Lake) -> str:
    return page(small)


@pytest.fixture(scope="module")
def reader(html: str) -> "Reader":
    return Reader(html)
