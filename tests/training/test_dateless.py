import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from training.dateless import TEASERS, around, event, front, published, section, stated, without
from transforms.dates.claims import claims
from transforms.dates.scan import scan
from transforms.dates.structured import read_structured

DAY = date(2025, 1, 16)
SENTENCE = "The council met on Thursday and agreed on nothing at all, its speaker said after the session. "
LD = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-01-16T10:00:00Z"}</script>'
PAGE = f"""<html><head><title>Council agrees on nothing</title>{LD}<link rel="canonical" href="https://example.org/a">
<meta property="og:type" content="article"><meta property="article:modified_time" content="2025-01-18T10:00:00Z"></head>
<body><nav>Home</nav><h1>Council agrees on nothing</h1><time datetime="2025-01-16">16 January 2025</time>
<p>{SENTENCE * 2}</p><p>{SENTENCE * 3}</p><aside><time datetime="2025-01-03">3 January 2025</time></aside></body></html>"""
TITLES = [f"Story number {number} of this paper" for number in range(20)]


def days_of(html: str) -> set[date]:
    return {option for sighting in scan(html) for _, option in sighting.options}


@pytest.mark.parametrize(
    "written",
    ["2025-01-16", "2025/1/16", "20250116", "16 January 2025", "January 16, 2025", "16.01.2025", "2025-01-16T10:30:05Z",
     "Thursday, 16 January 2025", "1737023405", "1737023405123"],
)  # fmt: skip
def test_every_mention_of_a_day_is_cut(written: str) -> None:
    html = without(f"<p>before {written} after</p>", around(DAY))
    assert html.startswith("<p>before ")
    assert html.endswith(" after</p>")
    assert not any(digits in html for digits in ("2025", "1737"))


def test_other_days_stay() -> None:
    html = "<p>3 January 2025, 1700000000, 2024-12-24</p>"
    assert without(html, around(DAY)) == html


def test_the_days_a_page_states_of_itself() -> None:
    assert stated(PAGE) == {DAY, date(2025, 1, 18)}
    assert published(PAGE)
    assert not published(without(PAGE, stated(PAGE)))


@given(st.integers(0, 500))
def test_a_section_front_has_teasers_for_its_story(seed: int) -> None:
    bare = without(PAGE, around(DAY) | stated(PAGE))
    made = front(bare, date(2025, 1, 25), "en", TITLES, random.Random(seed))
    assert SENTENCE.strip() not in made
    assert "Council agrees" not in made
    assert 'content="article"' not in made
    assert "canonical" not in made
    assert "\x02" not in made
    stating = [c.kind for c in claims(LexborHTMLParser(made)) if read_structured(c.raw)]
    assert all(kind.startswith("time") for kind in stating)


def test_some_fronts_have_a_headline_and_some_are_made_from_scratch() -> None:
    made = [front(PAGE, DAY, "en", TITLES, random.Random(seed)) for seed in range(60)]
    assert 0 < sum("<h1>" in html for html in made) < 60
    assert 0 < sum("Imprint" in html for html in made) < 30
    assert sum("Story number" in html for html in made) > 30


@given(st.integers(0, 500))
def test_the_day_of_something_else_stands_below_the_story(seed: int) -> None:
    made = event(PAGE, DAY, "en", random.Random(seed))
    assert made.startswith(PAGE[: PAGE.rfind("</p>")])
    assert made.endswith(PAGE[PAGE.rfind("</p>") + 4 :])
    assert event("<div>no paragraph", DAY, "en", random.Random(seed)) == "<div>no paragraph"


@pytest.mark.parametrize("pattern", TEASERS)
def test_teasers_are_elements_with_a_day(pattern: str) -> None:
    made = pattern.format(n=1, title="Mayor resigns", day=DAY, shown="16 January 2025")
    tree = LexborHTMLParser(made)
    assert tree.body is not None
    assert "Mayor resigns" in tree.body.text()
    assert DAY in days_of(tree.body.text(separator=" "))


@pytest.mark.parametrize(
    ("url", "addresses"),
    [
        ("https://example.org/politics/2025/a-story.html", {"https://example.org/", "https://example.org/politics/"}),
        ("https://example.org/a-story.html", {"https://example.org/"}),
        ("https://example.org", {"https://example.org"}),
        (None, {None}),
    ],
)
def test_sections_of_a_site(url: str | None, addresses: set[str | None]) -> None:
    assert {section(url, random.Random(seed)) for seed in range(40)} == addresses


def test_days_beside_a_day() -> None:
    assert around(DAY) == {DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)}
