import os
import re
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from schemas.arrow import arrow_schema
from schemas.block import Block
from schemas.date_candidate import DateCandidate
from schemas.document import DecodedDocument
from schemas.duplicate import Duplicate
from schemas.rejection import Rejection, Rule
from schemas.repair import REPAIRS
from schemas.run import RunInput, ValidationResult
from schemas.tables import TABLES
from warehouse import report
from warehouse.lake import Lake
from warehouse.plain_words import RULES, language_name
from warehouse.query import NoWarehouse
from warehouse.report import duration, gather, percent, render, shown, write_report
from warehouse.staged import expose, session, sql_models

RUN = "20260101T000000.000000Z"
EARLIER = "20251231T000000.000000Z"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</style></title></textarea><iframe src=//evil.example>",
    "{{7*7}}{% for x in (1,) %}x{% endfor %}${7*7}<%= 7*7 %>",
    "javascript:alert(1)",
    "&lt;script&gt;&#60;b&#62;",
    "<!--<base href=https://evil.example>-->]]>",
    "' onmouseover='alert(1)",
    "\u202egnp.exe\u202c \x1b[31mred\x07 \x9b2J \u2066x\u2069",
]
FORBIDDEN = {"script", "iframe", "object", "embed", "img", "link", "base", "form", "input", "audio", "video", "image"}
FORBIDDEN |= {"foreignobject", "use", "animate", "set", "textarea", "frame", "applet"}
BLOCK = Block(
    document_id="", block_no=0, char_start=0, char_end=10, kind="body", kept=True, reason="a sentence", score=0.9,
    language=None, text="Water came", block_hash="0" * 16,
)  # fmt: skip
DOCUMENT = DecodedDocument(
    document_id="", uri="pages/2.html", container="file", record_no=0, record_id=None, byte_offset=0, byte_length=900,
    media_type="text/html", charset=None, url=None, fetched_at=None, fetched_at_source="none", encoding="utf-8",
    encoding_source="utf8", repairs=(), raw_shard="raw-0",
)  # fmt: skip

Rows = dict[str, list[Any]]


def identity(number: int) -> str:
    return f"{number:064x}"


def build(lake: Lake, rows: Rows) -> Lake:
    """Make a warehouse of these rows with the models of the real one."""
    lake.root.mkdir(parents=True)
    tables = {
        name: pa.Table.from_pylist([asdict(row) for row in found], arrow_schema(TABLES[name].record))
        for name, found in rows.items()
    }
    with session(lake.warehouse) as connection:
        connection.execute("attach ':memory:' as lake")
        expose(connection, {}, tables, "lake")
        for name, sql in sql_models("staging").items():
            connection.execute(f"create table {name} as {sql}")
        for name, sql in sql_models("marts").items():
            connection.execute(f"create view {name} as {sql}")
        connection.execute(
            "create table warehouse_info as select ? as version, '0.1.0-abc' as pipeline_version, 'cafe' as content_hash",
            [RUN],
        )
        connection.execute("detach lake")
    return lake


def place(number: int, uri: str = "pages/{}.html", run_id: str = RUN) -> RunInput:
    return RunInput(
        run_id=run_id, uri=uri.format(number), record_no=0, document_id=identity(number), url=None, fetched_at=None,
        repairs=(),
    )  # fmt: skip


def result(expectation: str, status: Any, **changes: Any) -> ValidationResult:
    values: dict[str, Any] = {
        "run_id": RUN, "suite": "articles", "expectation": expectation, "severity": "row", "status": status,
        "rows_checked": 9, "rows_failed": 0, "observed": "0 of 9 rows",
    }  # fmt: skip
    return ValidationResult(**{**values, **changes})


DATED = {
    "published_date": date(2025, 1, 24), "published_precision": "day", "published_source": "meta",
    "published_confidence": 0.7, "published_raw": "24 January 2025",
}  # fmt: skip


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


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, make_article: Any, make_run: Any) -> "Reader":
    lake = Lake(tmp_path_factory.mktemp("calm") / "lake")
    return Reader(page(build(lake, hostile_rows("https://news.example/1", make_article, make_run))))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> "Reader":
    return Reader(page(build(Lake(tmp_path_factory.mktemp("empty") / "lake"), {})))


def page(lake: Lake) -> str:
    return render(gather(lake))


class Reader(HTMLParser):
    """What a browser would make of a page: its elements, and its text by section."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {"": ""}
        self.section = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute of {tag} stands twice"
        self.elements.append((tag, dict(attrs)))
        if tag == "section":
            self.section = dict(attrs)["id"] or ""
            self.text[self.section] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self.section = ""

    def handle_data(self, data: str) -> None:
        self.text[self.section] = f"{self.text[self.section]} {data}".replace("\n", " ")

    def says(self, section: str) -> str:
        return " ".join(self.text[section].split())


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


def hostile_rows(text: str, make_article: Any, make_run: Any) -> Rows:
    """A warehouse in which every text that comes from outside, or could, is the same hostile one."""
    article = make_article(
        identity(1), title=text, url=text, canonical_url=text, host=text, language=text[:30],
        authors=(text,), site_name=text, text=text, published_raw=text,
    )  # fmt: skip
    dated = make_article(identity(2), host=text, language="en", **{**DATED, "published_source": text})
    dropped = replace(BLOCK, document_id=identity(1), kept=False, kind=cast(Any, text), reason=text)
    odd = [result(text, status, suite=text, observed=text) for status in ("failed", "crashed")]
    return {
        "articles": [article, dated],
        "blocks": [dropped],
        "rejections": [Rejection(document_id=identity(3), stage="land", rule=text, message=text)],
        "run_inputs": [place(number, uri=text.replace("{", "{{").replace("}", "}}")) for number in (1, 2, 3)],
        "runs": [make_run(RUN, inputs=3), make_run(EARLIER, status=text, message=text)],
        "validation_results": odd,
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_appears_only_escaped(
    text: str, calm: Reader, tmp_path: Path, make_article: Any, make_run: Any
) -> None:
    html = page(build(Lake(tmp_path / "lake"), hostile_rows(text, make_article, make_run)))
    reader = Reader(html)
    assert text not in html or not re.search(r"[<>\"'&]", text)
    assert [tag for tag, _ in reader.elements] == [tag for tag, _ in calm.elements]
    for section in ("refused", "checks", "dates", "furniture", "publishers", "runs"):
        assert " ".join(shown(text).split()) in reader.says(section)
    harmless(reader)


def harmless(reader: Reader) -> None:
    """No element or attribute of the page can run, load or lead anywhere."""
    for tag, attributes in reader.elements:
        assert tag not in FORBIDDEN
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name not in {"src", "srcset", "action", "data", "poster", "background", "style", "xlink:href"}
            assert name != "href" or (tag == "a" and re.fullmatch(r"#[a-z-]+", value or ""))
            assert "url(" not in (value or "") or re.fullmatch(r"url\(#[a-z]+\)", value or "")


def test_the_page_needs_nothing_from_outside(html: str, reader: Reader) -> None:
    harmless(reader)
    css = html[html.index("<style>") : html.index("</style>")]
    assert not re.search(r"@import|url\(|expression|https?:", css)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]


def test_scraped_addresses_are_text_and_never_links(calm: Reader) -> None:
    assert "https://news.example/1" in calm.says("dates")
    assert all((attributes.get("href") or "#").startswith("#") for _, attributes in calm.elements)


def test_no_control_character_reaches_the_page(tmp_path: Path, make_article: Any, make_run: Any) -> None:
    text = "".join(map(chr, [*range(1, 0xA0), 0x61C, *range(0x200E, 0x2010), *range(0x2028, 0x202F), 0x2066, 0x2069]))
    html = page(build(Lake(tmp_path / "lake"), hostile_rows(text, make_article, make_run)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", html)


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


def test_the_same_warehouse_gives_the_same_bytes(small: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    write_report(small)
    first = small.report.read_bytes()
    for zone in ("Pacific/Kiritimati", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        write_report(small)
        assert small.report.read_bytes() == first


def test_the_page_is_put_in_place_at_once(small: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    write_report(small)
    before = small.report.read_bytes()

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(report, "render", lambda _: "half a page")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        write_report(small)
    assert small.report.read_bytes() == before
    assert [path.name for path in small.report.parent.iterdir()] == ["index.html"]


def test_without_a_warehouse_there_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(NoWarehouse):
        write_report(Lake(tmp_path))
    assert not Lake(tmp_path).report.exists()


def test_the_report_leaves_the_warehouse_as_it_is(small: Lake) -> None:
    before = small.warehouse.read_bytes()
    write_report(small)
    assert small.warehouse.read_bytes() == before


def test_the_examples_can_be_asked(small: Lake, reader: Reader) -> None:
    asked = re.findall(r'copydesk sql "([^"]+)"', reader.says("ask"))
    assert len(asked) >= 3
    with session(small.warehouse, read_only=True, sealed=True) as connection:
        for query in asked:
            connection.execute(query).fetchall()


@pytest.mark.parametrize("name", sorted(sql_models("report")))
def test_models_say_their_grain(name: str) -> None:
    lines = sql_models("report")[name].splitlines()
    assert lines[0].startswith(f"-- {name}: ")
    assert lines[1].startswith("-- grain: one row")


def test_charts_can_be_heard(reader: Reader) -> None:
    charts = [attributes for tag, attributes in reader.elements if tag == "svg"]
    assert all(chart.get("aria-hidden") == "true" or chart.get("aria-label") for chart in charts)
    labels = [chart["aria-label"] or "" for chart in charts if chart.get("role") == "img"]
    assert any("5 records, 2 became articles, 2 are duplicates and 1 are in quarantine" in label for label in labels)
    assert any("0.7 to 0.8: 1; 0.9 to 1.0: 1." in label for label in labels)


def test_tables_have_captions_and_headers(html: str) -> None:
    tables = html.split("<table")[1:]
    assert all("<caption>" in table and 'scope="col"' in table and 'scope="row"' in table for table in tables)
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_rule_has_plain_words() -> None:
    assert set(RULES) == set(Rule)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"), ("zh-Hant", "Traditional Chinese"), ("nb", "Norwegian Bokmål"), ("sr-Latn", "Serbian (Latn)"),
        ("und", "not determined"), ("mul", "several languages"), ("xx", "xx"),
    ],
)  # fmt: skip
def test_languages_have_english_names(tag: str, name: str) -> None:
    assert language_name(tag) == name


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "paper"), ("soft", "paper"), ("alarm", "paper"), ("good", "paper"), ("crash", "paper"), ("ink", "wash"),
     ("alarm", "alarm-wash"), ("ink", "alarm-wash"), ("soft", "alarm-wash"), ("crash", "crash-wash")],
)  # fmt: skip
def test_text_stands_out(scheme: str, ink: str, ground: str) -> None:
    light, dark = (report.TEMPLATES / "report.css").read_text("utf-8").split("@media (prefers-color-scheme: dark)")
    palette = colours(light if scheme == "light" else dark.split("* {")[0])
    low, high = sorted((luminance(palette[ink]), luminance(palette[ground])))
    assert (high + 0.05) / (low + 0.05) >= 4.5  # WCAG 2.2, level AA


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 9, "0%"), (9, 9, "100%"), (1, 3, "33.3%"), (1, 10_000, "<0.1%"), (9_999, 10_000, ">99.9%"), (0, 0, "0%"),
     (95, 100, "95.0%")],
)  # fmt: skip
def test_percent(part: float, whole: float, said: str) -> None:
    assert percent(part, whole) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, "–"), (0.04, "0.0 s"), (4.24, "4.2 s"), (60, "1 min"), (3_600, "1 h 0 min"), (9_000, "2 h 30 min")],
)
def test_duration(seconds: float | None, said: str) -> None:
    assert duration(seconds) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "–"), (1234567, "1,234,567"), (date(2025, 1, 24), "2025-01-24"), ("two\r\nlines\tand tab", "two lines and tab"),
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02 03:04 UTC"), ("\u200fسوق", "سوق"),
        ("a\u202eb", "a\N{REPLACEMENT CHARACTER}b"), ("x" * 500, "x" * 239 + "…"), ("نیم\u200cفاصله", "نیم\u200cفاصله"),
    ],
)  # fmt: skip
def test_shown(value: Any, said: str) -> None:
    assert shown(value) == said


@given(st.text())
def test_shown_text_is_one_line_of_bounded_length(text: str) -> None:
    line = shown(text)
    assert len(line) <= report.LONGEST
    assert len(line.splitlines()) <= 1
    assert shown(line) == line


def test_markup_of_the_page_itself_is_kept() -> None:
    assert shown(Markup("<b>\n</b>")) == "<b>\n</b>"


def test_plain_words_are_plain() -> None:
    assert all(word.strip() == word and "<" not in word for word in RULES.values())
