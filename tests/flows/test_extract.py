import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from schemas.article import Article
from schemas.rejection import QuarantineRow, Rejection, Rule

STORY = "The harbour council voted on Tuesday to rebuild the northern pier before winter, after a long debate. " * 4
HTML = f"<html lang=en><head><title>Pier vote</title></head><body><article><h1>Pier vote</h1><p>{STORY}</p></article>"
AHEAD = '<meta property="article:published_time" content="2095-02-03T10:00:00Z">'


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[Any, dict[str, Any]]:
    """One stream with every kind of question, answered by the command itself in two processes."""
    page = tmp_path_factory.mktemp("pages") / "page.html"
    page.write_text(HTML)
    nothing = page.with_name("nothing.html")
    nothing.write_text("")
    questions = [
        {"id": "text", "media_type": "text/plain", "content": STORY, "url": None, "fetched_at": None},
        {"id": "html", "media_type": "text/html", "path": str(page), "url": "https://news.example/1"},
        {"id": "headline", "media_type": "text/plain", "content": "Der Stadtrat beschließt eine neue Brücke"},
        {"id": "empty", "media_type": "text/plain", "content": ""},
        {"id": "surrogate", "media_type": "text/plain", "content": "\ud800 " + STORY},
        {"id": "missing", "media_type": "text/html", "path": str(page) + ".gone"},
        {"id": 7, "media_type": "text/plain", "content": STORY, "fetched_at": "2026-01-01T00:00:00Z"},
        {"id": "no type", "content": STORY},
        {"id": "as a row", "text": STORY, "media_type": "text/html"},
        {"id": "as a row of html", "html": HTML},
        {"id": "number", "text": 7},
        {"id": "picture", "content": "x", "media_type": "image/png"},
        {"id": "nothing", "media_type": "text/html"},
        {"id": "when", "text": STORY, "fetched_at": "noon"},
        {"id": "too early", "text": STORY, "fetched_at": "0001-01-01T00:00+14:00"},
        {"id": "seconds", "text": f"Pier vote\n\n3 hours ago\n\n{STORY}", "fetched_at": 1730801400},
        {"id": "neither", "content": "x", "fetched_at": "noon", "url": "nowhere"},
        {"id": "neither of a page", "path": str(page), "fetched_at": "noon", "url": "nowhere"},
        {"id": "neither of nothing", "path": str(nothing), "fetched_at": "noon", "url": "nowhere"},
        {"id": "path", "path": 5},
        {"id": "no address", "text": STORY, "url": 5},
        {"id": "years ahead", "html": HTML.replace("</title>", f"</title>{AHEAD}")},
        {"id": "none of the web", "html": HTML, "url": "javascript:alert(1)"},
    ]
    lines = "\n".join(map(json.dumps, questions)) + "\n\nnot json\n[]\n"
    command = [sys.executable, "-m", "flows", "extract", "--jsonl", "--workers", "2"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == len(questions) + 2, "every line is answered, and an empty line is no question"
    return {answer["id"]: answer for answer in found}


@pytest.mark.parametrize(
    "name", ["text", "html", "surrogate", 7, "no type", "as a row", "as a row of html", "no address", "none of the web"]
)
def test_a_story_is_answered_with_its_record(answers: dict[Any, dict[str, Any]], name: Any) -> None:
    assert "harbour council voted" in answers[name]["text"]
    assert answers[name]["language"] == "en"


@pytest.mark.parametrize(
    ("name", "rejected"),
    [
        ("empty", "empty:"),
        ("missing", "unreadable:"),
        ("picture", "unsupported_format: content of media type 'image/png'"),
        ("nothing", "bad_record: no html, text or content; its keys: 'id', 'media_type'"),
        ("number", "bad_record: text is no string"),
        ("path", "bad_record: path is no string"),
        (None, "bad_record:"),
    ],
)
def test_what_holds_no_story_is_rejected_with_a_reason(
    answers: dict[Any, dict[str, Any]], name: Any, rejected: str
) -> None:
    assert answers[name]["rejected"].startswith(rejected)


def test_records_have_the_columns_of_the_warehouse(answers: dict[Any, dict[str, Any]]) -> None:
    assert set(answers["html"]) == {"id", *Article.__dataclass_fields__}
    told = {"language", "language_confidence"}
    assert set(answers["headline"]) == {"id", "rejected", *Rejection.__dataclass_fields__, *told}
    assert set(QuarantineRow.__dataclass_fields__) > set(Rejection.__dataclass_fields__)


@pytest.mark.parametrize("name", ["empty", "missing", "picture", "nothing", "neither of nothing", None, "headline"])
def test_a_refusal_is_said_in_columns_and_in_one_sentence(answers: dict[Any, dict[str, Any]], name: Any) -> None:
    found = answers[name]
    assert found["rejected"] == f"{found['rule']}: {found['message']}"
    assert found["rule"] in set(Rule)
    assert found["stage"] == ("transform" if name == "headline" else "land")


@pytest.mark.parametrize(
    ("name", "url"), [("html", "https://news.example/1"), ("no address", None), ("none of the web", None)]
)
def test_what_is_no_address_of_the_web_is_left_out(
    answers: dict[Any, dict[str, Any]], name: str, url: str | None
) -> None:
    assert answers[name]["url"] == url


@pytest.mark.parametrize(
    ("name", "key", "repairs"),
    [
        ("when", "text", ["bad_date"]),
        ("too early", "text", ["bad_date"]),
        ("none of the web", "text", ["bad_url"]),
        ("surrogate", "text", ["invalid_bytes"]),
        ("neither of a page", "text", ["bad_date", "bad_url"]),
        ("neither", "rejected", ["bad_date", "bad_url"]),
        ("neither of nothing", "rejected", ["bad_date", "bad_url"]),
        ("html", "text", None),
        (7, "text", None),
        ("empty", "rejected", None),
    ],
)
def test_what_was_left_out_of_a_line_is_among_the_repairs(
    answers: dict[Any, dict[str, Any]], name: Any, key: str, repairs: list[str] | None
) -> None:
    assert key in answers[name]
    assert answers[name].get("repairs") == repairs


def test_the_seconds_of_a_fetch_complete_a_date(answers: dict[Any, dict[str, Any]]) -> None:
    assert answers["seconds"]["published_date"] == "2024-11-05"
    assert "repairs" not in answers["seconds"]


def test_a_headline_alone_is_no_article_but_has_a_language(answers: dict[Any, dict[str, Any]]) -> None:
    assert answers["headline"]["rejected"].startswith("no_content:")
    assert answers["headline"]["language"] == "de"


def test_files_become_records(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from flows.cli import main

    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text("")
    assert main(["extract", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 0
    decode: Callable[[str, int], tuple[dict[str, Any], int]] = json.JSONDecoder().raw_decode
    shown = capfd.readouterr().out
    first, end = decode(shown, 0)
    second, _ = decode(shown.strip(), end + 1)
    assert first["text"].startswith("The harbour council")
    assert second["rejected"].startswith("empty")
    assert {"uri", "record_no", "document_id", "stage", "rule", "message"} <= set(second)


def test_nothing_is_published_years_after_it_was_read(answers: dict[Any, dict[str, Any]]) -> None:
    assert "harbour council voted" in answers["years ahead"]["text"]
    assert answers["years ahead"]["published_date"] is None
