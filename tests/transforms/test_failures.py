"""What raises in a journey is done without, and said: the step, the rule, the words."""

from collections.abc import Callable
from typing import Any

import pytest

from schemas.document import Document
from schemas.rejection import Rule
from transforms import article, html
from transforms.article import read_document
from transforms.context import Context
from transforms.fence import Failed, attempt, caught
from transforms.metadata import record
from transforms.reading import Reading

PROSE = "The harbour council voted on Tuesday to rebuild the northern pier before winter, after a long debate. " * 5
HTML = f"""<html lang=en><head><title>Pier vote</title><meta property="og:site_name" content="The Quay"></head>
<body><article><h1>Pier vote</h1><time datetime="2025-03-04">4 March 2025</time><p>{PROSE}</p>
<p><a href="https://news.example/2">The pier's long history</a></p></article></body></html>"""


def fail(*_: object, **__: object) -> Any:
    raise OverflowError("+99:99")


@pytest.fixture
def read(make_document: Callable[..., Document]) -> Callable[..., Reading]:
    def journey(payload: str = HTML, **changes: Any) -> Reading:
        document = make_document(payload.encode(), **{"media_type": "text/html", **changes})
        return read_document(document, Context(pipeline_version="0"))

    return journey


@pytest.mark.parametrize(
    ("module", "name", "step", "flag", "repair"),
    [
        (html, "structured", "stated", "metadata_failed", None),
        (html, "claims", "echoes", None, None),
        (html, "read_text", "text", "text_failed", "fallback_extractor"),
        (article, "date_html", "dates", "dates_failed", None),
        (article, "links_of", "links", None, "links_failed"),
        (record, "title_of", "metadata.titles", "metadata_failed", None),
    ],
)
def test_a_step_that_raises_is_named_with_what_it_raised(
    module: Any, name: str, step: str, flag: str | None, repair: str | None, read: Callable[..., Reading],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(module, name, fail)
    reading = read()
    assert [(row.step, row.rule, row.message) for row in reading.failures] == [(step, "error", "OverflowError: +99:99")]
    assert {row.document_id for row in reading.failures} == {reading.document.document_id}
    assert "northern pier" in reading.outcome.text  # type: ignore[union-attr]
    failed = {"metadata_failed", "text_failed", "dates_failed"} & set(reading.outcome.flags)  # type: ignore[union-attr]
    assert failed == ({flag} if flag else set())
    assert {"fallback_extractor", "links_failed"} & set(reading.document.repairs) == ({repair} if repair else set())


def test_a_date_in_flattened_text_that_raises_is_said_too(
    read: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article, "date_text", fail)
    assert [row.step for row in read(PROSE, media_type="text/plain").failures] == ["dates"]


@pytest.mark.parametrize(("module", "name", "step"), [(article, "date_html", "dates"), (html, "structured", "stated")])
def test_a_page_without_a_story_says_what_raised(
    module: Any, name: str, step: str, read: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, fail)
    reading = read("<html><body>" + "<p><a href=/x>More</a>" * 20)
    assert reading.outcome.rule == Rule.NO_CONTENT  # type: ignore[union-attr]
    assert [row.step for row in reading.failures] == [step]


def test_a_journey_in_which_nothing_raises_has_no_failure(read: Callable[..., Reading]) -> None:
    assert read().failures == ()


def test_failures_are_caught_under_their_steps_names() -> None:
    failed = attempt(fail)
    assert caught(one=failed, two="a value", three=None) == (Failed(Rule.ERROR, "OverflowError: +99:99", "one"),)
