from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from check_rows import ARTICLE, DOCUMENT, ONE, REFUSED, UNDATED, A, B, article, model, refused
from schemas.article import Article
from schemas.rejection import Rejection


@pytest.mark.parametrize(
    ("changes", "column", "expected"),
    [
        ({}, "document_known", True),
        ({"article_id": B}, "document_known", False),
        ({"article_id": B, "document_id": B}, "document_known", False),
        ({"text": ""}, "text_length", 0),
        ({"text": "åб語🙂"}, "text_length", 4),
        ({"title": None}, "title_length", None),
        ({"title": "x" * 1001}, "title_length", 1001),
        ({}, "has_control_characters", False),
        ({"title": None}, "has_control_characters", False),
        ({"text": "tab\there\r\nline"}, "has_control_characters", False),
        ({"text": "bell\x07"}, "has_control_characters", True),
        ({"text": "null\x00"}, "has_control_characters", True),
        ({"text": "c1 \x92 quote"}, "has_control_characters", True),
        ({"title": "del\x7f"}, "has_control_characters", True),
        ({"text": "good"}, "replacement_ratio", 0.0),
        ({"text": "a\ufffdb\ufffd"}, "replacement_ratio", 0.5),
        ({"text": ""}, "replacement_ratio", 0.0),
        ({}, "text_is_title", False),
        ({"title": None}, "text_is_title", False),
        ({"text": "The well is open\n"}, "text_is_title", True),
        ({}, "url_is_web", True),
        ({"url": None}, "url_is_web", True),
        ({"url": "http://example.org"}, "url_is_web", True),
        ({"url": "example.org/a"}, "url_is_web", False),
        ({"url": "https://"}, "url_is_web", False),
        ({"canonical_url": "javascript:alert(1)"}, "url_is_web", False),
        ({"canonical_url": "\nhttps://example.org"}, "url_is_web", False),
        ({"language": "und"}, "language", "und"),
        ({}, "date_is_whole", True),
        (UNDATED, "date_is_whole", True),
        ({"published_precision": None}, "date_is_whole", False),
        ({"published_source": "none"}, "date_is_whole", False),
        ({**UNDATED, "published_precision": "day"}, "date_is_whole", False),
        ({**UNDATED, "published_source": "text"}, "date_is_whole", False),
        ({**UNDATED, "published_confidence": 0.1}, "date_is_whole", False),
        ({}, "instant_is_known", True),
        ({"published_utc_offset_minutes": None}, "instant_is_known", False),
        ({"published_zone_source": "none"}, "instant_is_known", False),
        ({"published_zone_source": "none", "published_time": None}, "instant_is_known", False),
        ({"published_time": None, "published_utc_offset_minutes": None}, "instant_is_known", True),  # stated in UTC
        ({**UNDATED, "published_utc_offset_minutes": 60}, "instant_is_known", True),
        ({**UNDATED, "published_zone_source": "none"}, "instant_is_known", True),
        ({}, "instant_is_near_date", True),
        (UNDATED, "instant_is_near_date", True),
        ({"published_at": datetime(2025, 1, 23, 22, 30, tzinfo=UTC)}, "instant_is_near_date", True),
        ({"published_at": datetime(2025, 1, 26, 0, 0, tzinfo=UTC)}, "instant_is_near_date", False),
        ({"published_date": None}, "instant_is_near_date", False),
        ({}, "published_year", 2025),
        (UNDATED, "published_year", None),
        ({}, "published_days_after_fetch", -1),
        (UNDATED, "published_days_after_fetch", None),
        ({"published_date": date(2025, 1, 26)}, "published_days_after_fetch", 1),
        ({"published_date": date(2025, 1, 27)}, "published_days_after_fetch", 2),
    ],
)
def test_articles(changes: dict[str, Any], column: str, expected: object) -> None:
    assert model("articles", article(**changes))[column].to_pylist() == [expected]


def test_unknown_fetch_time_judges_no_date() -> None:
    rows = {**ONE, "documents": [replace(DOCUMENT, fetched_at=None)]}
    assert model("articles", rows)["published_days_after_fetch"].to_pylist() == [None]


@pytest.mark.parametrize(
    ("articles", "rejections", "outcomes"),
    [
        ([ARTICLE], [], 1),
        ([], [], 0),
        ([], [refused(A, "transform")], 1),
        ([], [refused(A, "land")], 1),
        ([], [refused(A, "land"), refused(A, "transform")], 1),
        ([], [refused(A, "land", "bad_id"), refused(A, "land", "bad_name")], 1),
        ([ARTICLE], [refused(A, "transform")], 2),
        ([ARTICLE], [refused(A, "land")], 1),
        ([ARTICLE], [refused(A, "validate")], 1),
        ([], [refused(A, "validate")], 0),
        ([], [REFUSED], 0),
    ],
)
def test_documents(articles: list[Article], rejections: list[Rejection], outcomes: int) -> None:
    found = model("documents", {"documents": [DOCUMENT], "articles": articles, "rejections": rejections})
    assert found.to_pylist() == [{"document_id": A, "byte_length": 900, "outcomes": outcomes}]


def test_document_that_stands_twice_is_seen_twice() -> None:
    assert model("documents", {**ONE, "documents": [DOCUMENT, DOCUMENT]})["document_id"].to_pylist() == [A, A]
