"""Records of archives that hold no page are counted by file and kind: nothing is left out without a word."""

import json
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from flows.shown import show_summary
from transforms.formats import Source, read
from warehouse.lake import Lake
from warehouse.query import open_warehouse
from warehouse.summary import Summary

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
PROSE = "The harbour council voted on Tuesday to rebuild the northern pier before winter, after a long debate. " * 5
HTML = f"<html lang=en><head><title>Pier vote</title></head><body><article><h1>Pier vote</h1><p>{PROSE}</p></article>"


def record(kind: str, block: bytes, **headers: str) -> bytes:
    lines = [
        f"WARC-Type: {kind}",
        f"Content-Length: {len(block)}",
        *(f"{name}: {said}" for name, said in headers.items()),
    ]
    return b"WARC/1.0\r\n" + "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(content_type: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    return record("response", head.encode() + body)


PAGE = response("text/html; charset=utf-8", HTML.encode())


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (response("image/png", PNG), "image/png"),
        (response("Text/CSS; charset=utf-8", b"p { color: red }"), "text/css"),
        (response("text/html<script>", PNG), "unknown"),
        (response("", PNG), "unknown"),
        (response("x/" + "y" * 100, b"?"), "unknown"),
        (record("resource", PNG, **{"Content-Type": "image/gif"}), "image/gif"),
        (record("request", b"GET / HTTP/1.1\r\n\r\n"), "request"),
        (record("metadata", b"via: x\r\n"), "metadata"),
        (record("revisit", b""), "revisit"),
        (record("<b>", b"what"), "other"),
    ],
)
def test_the_kind_of_a_record_without_a_page_is_told(data: bytes, kind: str) -> None:
    told: list[str] = []
    found = list(read(BytesIO(PAGE + data + PAGE.replace(b"Pier", b"Quay")), Source(uri="a.warc", skip=told.append)))
    assert told == [kind]
    assert [one.record_no for one in found] == [0, 1], "only pages have a number"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, run_pipeline: Callable[..., Summary]) -> tuple[Lake, Summary]:
    folder = tmp_path_factory.mktemp("skipped")
    pictures = response("image/png", PNG) * 2 + record("request", b"GET / HTTP/1.1\r\n\r\n")
    (folder / "a.warc").write_bytes(record("warcinfo", b"software: x\r\n") + PAGE + pictures)
    (folder / "b.warc").write_bytes(response("image/png", PNG + b"b"))
    (folder / "c.html").write_text(HTML.replace("Tuesday", "Monday"), "utf-8")
    return Lake(folder / "lake"), run_pipeline(folder / "lake", folder / "a.warc", folder / "b.warc", folder / "c.html")


def test_every_file_says_what_it_held_besides(run: tuple[Lake, Summary]) -> None:
    with open_warehouse(run[0].root) as connection:
        rows: list[tuple[Any, ...]] = connection.execute(
            "select parse_filename(uri), kind, records from skipped_records order by all"
        ).fetchall()
    assert rows == [
        ("a.warc", "image/png", 2), ("a.warc", "request", 1), ("a.warc", "warcinfo", 1), ("b.warc", "image/png", 1),
    ]  # fmt: skip


def test_the_run_and_its_report_say_the_sum(run: tuple[Lake, Summary], capsys: pytest.CaptureFixture[str]) -> None:
    assert run[1].inputs == 2
    assert run[1].skipped == (("image/png", 3), ("request", 1), ("warcinfo", 1))
    show_summary(run[1], 1.0)
    assert "skipped         5  no page: image/png 3, request 1, warcinfo 1" in capsys.readouterr().out
    page = Path(run[0].report).read_text("utf-8")
    assert "5 records of archives hold no page and were passed over: <code>image/png</code> 3, " in page


@pytest.mark.parametrize("name", ["a.warc", "-"])
def test_extract_says_so_beside_its_records(name: str, run: tuple[Lake, Summary]) -> None:
    folder = run[0].root.parent
    command = [sys.executable, "-m", "flows", "extract", "-" if name == "-" else str(folder / name)]
    done = subprocess.run(command, input=(folder / "a.warc").read_bytes(), capture_output=True, check=True)
    assert json.loads(done.stdout)["title"] == "Pier vote"
    assert done.stderr.decode().endswith(": 4 records hold no page: image/png 2, request 1, warcinfo 1\n")
