import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.state import MAX_FOUND, from_scripts

LINKED = '<script type="application/ld+json">{"datePublished": "2025-01-10"}</script>'


def found(html: str) -> list[tuple[str, str, str, str]]:
    return [(c.kind, c.role, c.key, c.raw) for c in from_scripts(html)]


@pytest.mark.parametrize(
    ("html", "kind", "key", "raw"),
    [
        ('{"publishedAt":"2025-01-16T10:30:00Z"}', "script_published", "publishedAt", "2025-01-16T10:30:00Z"),
        ('{"datePublished": "2025-01-16"}', "script_published", "datePublished", "2025-01-16"),
        ('{"publish_date": "2025-01-16 10:30:00"}', "script_published", "publish_date", "2025-01-16 10:30:00"),
        ('{"publicationDate":"2025-01-16"}', "script_published", "publicationDate", "2025-01-16"),
        ('{"created_at":"2025-01-16T10:30:00+01:00"}', "script_created", "created_at", "2025-01-16T10:30:00+01:00"),
        ('{"dateModified":"2025-01-16"}', "script_modified", "dateModified", "2025-01-16"),
        (r'{\\"publishedAt\\":\\"2025-01-16T10:30:00.000Z\\"}', "script_published", "publishedAt",
         "2025-01-16T10:30:00.000Z"),
        ("{&quot;publishedAt&quot;:&quot;2025-01-16&quot;}", "script_published", "publishedAt", "2025-01-16"),
        ('{"article-firstPublishedAt":"2025-01-16"}', "script_published", "article-firstPublishedAt", "2025-01-16"),
        ("publishedAt': '2025-01-16'", "script_published", "publishedAt", "2025-01-16"),
    ],
)  # fmt: skip
def test_data_of_scripts(html: str, kind: str, key: str, raw: str) -> None:
    role = "modified" if kind == "script_modified" else "published"
    assert found(f"<script>x = {html}</script>") == [(kind, role, key, raw)]


@pytest.mark.parametrize(
    "html",
    ["", "published", '"published": true', '"publishedAt": "soon"', '"publishedAt": 1737023405', "published 2025-01-16",
     '"publisher": {"name": "2025-01-16"}', '"published', '"publishedAt":"2025-01-16'],
)  # fmt: skip
def test_what_is_no_date(html: str) -> None:
    assert found(html) == []


def test_the_first_few_of_a_name_are_given() -> None:
    data = json.dumps([{"publishedAt": f"2025-01-{n:02d}"} for n in range(1, 30)])
    assert [raw for *_, raw in found(data)] == [f"2025-01-{n:02d}" for n in range(1, MAX_FOUND + 1)]


@pytest.mark.parametrize(
    "html",
    [
        "ublish" * 50_000,
        'publish":"' * 50_000,
        "publish" + "\\" * 100_000,
        "<script " * 50_000,
        LINKED.removesuffix("</script>") * 5_000,
        "a" * 100_000 + 'publish":"',
    ],
)
def test_hostile_data_are_bounded(html: str) -> None:
    assert found(html) == []


@pytest.mark.parametrize(
    "html",
    [
        LINKED,
        LINKED.replace("+", "&#x2B;"),
        LINKED.replace("type=", "async class=seo type="),
        LINKED.replace("script", "SCRIPT").replace("</SCRIPT", "</script"),
        LINKED * 30,
        LINKED.removesuffix("</script>"),
    ],
)
def test_linked_data_are_no_data_of_scripts(html: str) -> None:
    assert found(html) == []


def test_what_stands_around_linked_data_is_read() -> None:
    html = f'<script>{{"publishedAt":"2025-01-16"}}</script>{LINKED}<script>{{"created":"2025-01-17"}}</script>'
    assert [raw for *_, raw in found(html)] == ["2025-01-16", "2025-01-17"]


def test_the_source_is_the_script() -> None:
    assert [claim.source for claim in from_scripts('{"publishedAt":"2025-01-16"}')] == ["script"]


@given(st.text(alphabet='publishedAt":20-15T\\& ', max_size=200))
def test_no_source_breaks_the_search(html: str) -> None:
    assert all(raw[4] == "-" for *_, raw in found(html))
