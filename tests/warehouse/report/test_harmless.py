import re
from pathlib import Path
from typing import Any

import pytest

from report_pages import Reader, build, hostile_rows, page
from warehouse.lake import Lake
from warehouse.report import shown

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


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory, make_article: Any, make_run: Any) -> "Reader":
    lake = Lake(tmp_path_factory.mktemp("calm") / "lake")
    return Reader(page(build(lake, hostile_rows("https://news.example/1", make_article, make_run))))


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
