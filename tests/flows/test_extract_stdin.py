"""What ``copydesk extract`` does with standard input, which only the parent of its workers can read."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

STORY = "The harbour council voted on Tuesday to rebuild the northern pier before winter, after a long debate. " * 4
HTML = f"<html lang=en><head><title>Pier vote</title></head><body><article><h1>Pier vote</h1><p>{STORY}</p></article>"
ROWS = "".join(json.dumps({"text": STORY.replace("northern", f"{number}th")}) + "\n" for number in (4, 5))
COMMAND = [sys.executable, "-m", "flows", "extract"]


def records(shown: str) -> list[dict[str, Any]]:
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(shown):
        record, at = decoder.raw_decode(shown, at)
        found.append(record)
        at += 1  # the end of the line
    return found


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (HTML.encode(), ["northern pier"]),
        (STORY.encode(), ["northern pier"]),
        (gzip.compress(HTML.encode()), ["northern pier"]),
        (ROWS.encode(), ["4th pier", "5th pier"]),
    ],
    ids=["markup", "text", "compressed", "rows"],
)
def test_standard_input_is_read_as_a_file_is(content: bytes, texts: list[str]) -> None:
    done = subprocess.run([*COMMAND, "-"], input=content, capture_output=True, check=True)
    found = records(done.stdout.decode())
    assert [(record["uri"], record["record_no"]) for record in found] == [("stdin:", no) for no in range(len(texts))]
    for record, text in zip(found, texts, strict=True):
        assert text in record["text"]


def test_a_file_may_be_standard_input(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(HTML, "utf-8")
    with page.open("rb") as stream:
        done = subprocess.run([*COMMAND, "-", str(page)], stdin=stream, capture_output=True, text=True, check=True)
    first, second = records(done.stdout)
    assert first.pop("uri") == "stdin:"
    assert second.pop("uri").endswith("page.html")
    assert first == second


def test_nothing_on_standard_input_is_refused_with_its_reason() -> None:
    done = subprocess.run([*COMMAND, "-"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    assert [(record["uri"], record["rule"]) for record in records(done.stdout)] == [("stdin:", "empty")]


def test_a_line_without_an_id_is_known_by_its_number() -> None:
    lines = ["not json", "", "[]", json.dumps({"text": STORY}), json.dumps({"id": "a", "text": 5}), '{"text": 5}']
    command = [*COMMAND, "--jsonl", "--workers", "1"]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(answer["id"], answer.get("line"), answer.get("rule")) for answer in found] == [
        (None, 1, "bad_record"), (None, 3, "bad_record"), (None, 4, None), ("a", None, "bad_record"),
        (None, 6, "bad_record"),
    ]  # fmt: skip
