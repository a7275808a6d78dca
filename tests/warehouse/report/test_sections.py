import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from report_pages import DOCUMENT, RUN, Reader, Rows, build, identity, page, place
from schemas.rejection import Rejection, Rule
from schemas.repair import REPAIRS
from warehouse import report
from warehouse.lake import Lake
from warehouse.plain_words import RULES
from warehouse.staged import session


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> "Reader":
    return Reader(page(build(Lake(tmp_path_factory.mktemp("empty") / "lake"), {})))


def test_figures_equal_the_warehouse(small: Lake, reader: Reader) -> None:
    with session(small.warehouse, read_only=True) as connection:
        (counted,) = connection.execute(
            "select inputs, articles, duplicates, quarantined, difference from accounting"
        ).fetchall()
        (by_outcome,) = connection.execute(
            "select count(*), count(*) filter (outcome = 'article'), count(*) filter (outcome = 'duplicate'),"
            " count(*) filter (outcome = 'quarantined'), count(*) filter (outcome = 'lost') from inputs"
        ).fetchall()
    assert counted == by_outcome == (5, 2, 2, 1, 0)
    assert "Nothing lost." in reader.says("last-run")
    assert "records read 5 articles 2 duplicates 2 quarantined 1" in reader.says("last-run")
    assert "known for 2 of 3 articles (66.7%) and unknown for 1" in reader.says("dates")
    assert "1 article is marked und" in reader.says("languages")
    assert "75.0% of the visible text was dropped" in reader.says("furniture")
    assert "30 of 40 characters" in reader.says("furniture")


def test_what_was_mended_is_counted_by_documents(reader: Reader, empty: Reader) -> None:
    assert "3 documents were read with something mended" in reader.says("mended")
    assert f"charset {REPAIRS['charset']} 2 header {REPAIRS['header']} 2" in reader.says("mended")
    assert "Nothing had to be mended." in empty.says("mended")


def test_a_code_that_only_an_earlier_version_gave_is_counted_without_a_meaning(tmp_path: Path) -> None:
    rows: Rows = {"documents": [replace(DOCUMENT, document_id=identity(1), repairs=("once_given",))]}
    reader = Reader(page(build(Lake(tmp_path / "lake"), rows)))
    assert reader.says("mended").endswith("once_given 1")


def test_a_lost_record_is_an_alarm(tmp_path: Path, make_run: Any) -> None:
    lake = build(Lake(tmp_path / "lake"), {"runs": [make_run(RUN, inputs=2)], "run_inputs": [place(1), place(2)]})
    reader = Reader(page(lake))
    assert "2 of 2 records cannot be accounted for" in reader.says("last-run")
    assert "Nothing lost" not in reader.says("last-run")


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("refused", RULES[Rule.NO_CONTENT]),
        ("refused", "pages/4.html 3 words"),
        ("checks", "1 of 3 held, 1 failed, 1 crashed"),
        ("checks", "! crashed critical articles. id_unique"),
        ("checks", "✗ failed articles. has_words a text without a single word is no story 1 of 9 rows"),
        ("dates", "meta day 2"),
        ("dates", "no title pages/2.html"),
        ("dates", "1 date found on the page, none credible"),
        ("languages", "Arabic ar 1 33.3%"),
        ("languages", "not determined und 1 33.3%"),
        ("furniture", "related 100% 1 points to another story"),
        ("publishers", "address unknown 1 0 1 1"),
        ("publishers", "news.example 2 2 0 0 50.0% 2025-01-24 2025-01-24"),
        ("runs", "✓ published 1 min 5 2 2 1 0"),
        ("runs", "◌ interrupted – 0 – – – – cut off"),
        ("ask", f"copydesk explain {identity(2)[:12]}"),
    ],
)
def test_sections_say_what_the_rows_hold(reader: Reader, section: str, said: str) -> None:
    assert said in reader.says(section)


def test_sections_stand_in_order_and_each_is_named(reader: Reader) -> None:
    sections = [attributes for tag, attributes in reader.elements if tag == "section"]
    ids = {attributes.get("id") for _, attributes in reader.elements}
    assert [attributes["id"] for attributes in sections] == [
        "last-run", "refused", "mended", "checks", "dates", "languages", "furniture", "publishers", "runs", "ask"
    ]  # fmt: skip
    assert all(attributes["aria-labelledby"] in ids for attributes in sections)


def test_crashed_and_failed_checks_come_first_and_look_different(html: str) -> None:
    first = [html.index(f'class="status {word}"') for word in ("crashed", "failed", "passed")]
    assert first == sorted(first)
    css = (report.TEMPLATES / "report.css").read_text("utf-8")
    assert re.search(r"\.crashed\.status \{[^}]*dashed", css)


@pytest.mark.parametrize("section", ["dates", "languages", "furniture", "publishers"])
def test_an_empty_warehouse_has_a_page(empty: Reader, section: str) -> None:
    assert "The warehouse holds no article yet." in empty.says(section)
    assert "The last run read no record." in empty.says("last-run")
    assert "Nothing is in quarantine." in empty.says("refused")
    assert "The last run recorded no checks." in empty.says("checks")
    assert "There is no run in the history." in empty.says("runs")


def test_a_run_that_refused_everything_has_a_page(tmp_path: Path, make_run: Any) -> None:
    refused = Rejection(document_id=identity(1), stage="land", rule="empty", message="no text at all")
    rows: Rows = {"runs": [make_run(RUN, inputs=1)], "run_inputs": [place(1)], "rejections": [refused]}
    reader = Reader(page(build(Lake(tmp_path / "lake"), rows)))
    assert "Nothing lost." in reader.says("last-run")
    assert "1 document is in quarantine, for 1 reason." in reader.says("refused")
    assert "refused when the input was opened are in the inputs alone" in reader.says("refused")
    assert "This is the first run." in reader.says("runs")


@pytest.fixture
def big(tmp_path: Path, make_article: Any, make_run: Any) -> Lake:
    """More of everything than the page lists: hosts, languages, undated articles, refusals, runs."""
    tags = [f"{first}{second}" for first in "abcdefg" for second in "abcdefghi"]
    articles = [
        make_article(identity(n), host=f"h{n:04}.example", language=tags[n % len(tags)], title="W" * 5_000)
        for n in range(1, 1_501)
    ]
    start = datetime(2026, 1, 1, tzinfo=UTC)
    runs = [make_run(f"20250101T0000{n:02}.000000Z", started_at=start + timedelta(days=n)) for n in range(30)]
    refused = [
        Rejection(document_id=identity(n), stage="land", rule="empty", message="no text at all")
        for n in range(2_001, 2_013)
    ]
    inputs = [place(n) for n in [*range(1, 1_501), *range(2_001, 2_013)]]
    return build(
        Lake(tmp_path / "lake"),
        {"articles": articles, "rejections": refused, "run_inputs": inputs,
         "runs": [*runs, make_run(RUN, inputs=len(inputs))]},
    )  # fmt: skip


def test_long_lists_end_with_how_many_more(big: Lake) -> None:
    html = page(big)
    reader = Reader(html)
    assert "100 of 1,500 publishers shown, and 1,400 more." in reader.says("publishers")
    assert "20 of 1,500 articles without a date shown, and 1,480 more." in reader.says("dates")
    assert "40 of 63 languages shown, and 23 more." in reader.says("languages")
    assert "not determined und 0 0%" in reader.says("languages")
    assert "20 of 31 runs shown, and 11 more." in reader.says("runs")
    assert "and 7 more" in reader.says("refused")
    assert len(html) < 150_000
