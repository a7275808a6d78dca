import pytest

from schemas.block import BlockKind
from transforms.blocks.bare_names import BELOW, LONGEST, Line, named_over, named_under

HEADLINE = Line("title", True, "Ferry runs again after the storm")
STORY = "The ferry ran again on Monday. Its captain, Bo Tidemand, had waited for two days in the lee of the island."
DATE = Line("timestamp", False, "12 May 2024")


def named(*lines: Line, page: str = "") -> tuple[str, ...]:
    return named_under([HEADLINE, *lines], STORY, f"{page}\n{STORY}").people


def line(text: str, kind: BlockKind = "navigation", *, kept: bool = False) -> Line:
    return Line(kind, kept, text)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jane Roe", ("Jane Roe",)),
        ("JANE ROE", ("Jane Roe",)),
        ("• Jane Roe", ("Jane Roe",)),
        ("Jane RoeJane Roe", ("Jane Roe",)),
        ("Jane Roe, Reuters", ("Jane Roe",)),
        ("Jane Roe, Senior Political Correspondent", ("Jane Roe",)),
        ("Jane Roe and John Doe", ("Jane Roe", "John Doe")),
        ("Éloïse Dupont et Jean-Luc Martin", ("Éloïse Dupont", "Jean-Luc Martin")),
        ("Anna von der Heide", ("Anna von der Heide",)),
        ("ByJane Roe", ("Jane Roe",)),
        ("AvatarJane Roe", ("Jane Roe",)),
        ("Jane", ()),
        ("Jane Roe on the quay", ()),
        ("Jane Roe, Ferries", ()),
        ("World News", ()),
        ("Bo Tidemand", ()),  # of him the story speaks
        ("Ann Tidemand", ()),  # of her as well, it may be
        ("Storm Warnings", ()),  # the headline has one of the words
        ("Reuters", ()),
        ("jane roe", ()),
        ("A Very Long Name Indeed", ()),
        ("港口新闻", ()),
        ("", ()),
    ],
)
def test_a_name_over_the_date(text: str, people: tuple[str, ...]) -> None:
    assert named(line(text), DATE) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("📅 3 March 2025   👤 Jane Roe   💬 12 Comments   👁 1,204", ("Jane Roe",)),
        ("3 March 2025 ✍️ Jane Roe 💬 12", ("Jane Roe",)),
        ("Sport | By Jane Roe | 12 Comments", ("Jane Roe",)),
        ("03.03.2025, 18:30   Автор: Мария Иванова   Просмотров: 1204", ("Мария Иванова",)),
        ("3 March 2025   Jane Roe   12 Comments", ()),  # nothing calls her the author
        ("👤 Log in   💬 12 Comments", ()),
        ("👤 Sign In   🛒 0", ()),
        ("👤 My Account   🛒 0", ()),
        ("Photo by Jane Roe   12 Comments", ()),
        ("Edited by Jane Roe   12 Comments", ()),
        ("By the numbers   12 Comments", ()),
    ],
)
def test_an_author_in_a_line_of_counters(text: str, people: tuple[str, ...]) -> None:
    assert named(line(text)) == people
    assert named(line(text, "body", kept=True)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe | 12 May 2024",
        "Jane Roe12 May 2024",
        "Jane RoeMay 12, 2024",
        "Jane Roe • Updated on May 12, 2024 • 8 min read",
        "Jane Roe · CBC News · Posted: May 12, 2024",
        "By Jane Roe. Last updated 12 May 2024",
        "12 May 2024 by Jane Roe",
        "Veröffentlicht am 12.05.2024 von Jane Roe",
        "Jane Roe2 minutes ago",
    ],
)
def test_a_name_beside_the_date_in_its_line(text: str) -> None:
    assert named(line(text, "timestamp")) == ("Jane Roe",)


@pytest.mark.parametrize("text", ["Edited by Jane Roe", "Reviewed By: Jane Roe", "Fact-checked by Jane Roe"])
@pytest.mark.parametrize("kind", ["byline", "timestamp"])
def test_who_edits_or_reviews_is_no_author(text: str, kind: BlockKind) -> None:
    assert named(line(text, kind), DATE) == ()
    assert named(line(text, kind), line("John Doe"), DATE) == ("John Doe",)
    assert named(line(f"{text} 12 May 2024", "timestamp")) == ()


@pytest.mark.parametrize(
    "text", ["Updated 12 May 2024 by the harbour office", "12 May 2024", "Jane Roe Live", "Monday"]
)
def test_a_line_with_a_date_that_names_nobody(text: str) -> None:
    assert named(line(text, "timestamp")) == ()


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([line("Jane Roe"), DATE], True),
        ([DATE, line("Jane Roe")], True),
        ([line("Jane Roe"), line("Our staff", "byline")], True),
        ([line("Jane Roe")], False),
        ([line("Jane Roe"), line("Share"), DATE], False),
        ([line("Jane Roe", kept=True), DATE], False),
        ([line("Jane Roe" + " " * LONGEST), DATE], False),
        ([*[line("Share")] * (BELOW - 1), line("Jane Roe"), DATE], True),
        ([*[line("Share")] * BELOW, line("Jane Roe"), DATE], False),
        ([line("Harbour News"), DATE, line("Jane Roe"), DATE], True),
    ],
)
def test_where_a_name_counts(lines: list[Line], found: bool) -> None:
    assert bool(named(*lines)) is found


@pytest.mark.parametrize(
    ("above", "people"),
    [
        (["John Doe"], ("John Doe", "Jane Roe")),
        (["Ann Poe", "John Doe"], ("Ann Poe", "John Doe", "Jane Roe")),
        (["Jane Roe"], ("Jane Roe",)),
        (["John Doe", "Share"], ("Jane Roe",)),
        (["Bo Tidemand"], ("Jane Roe",)),
    ],
)
def test_names_one_above_the_other_are_read_together(above: list[str], people: tuple[str, ...]) -> None:
    assert named(*map(line, above), line("Jane Roe"), DATE) == people


@pytest.mark.parametrize(
    ("page", "people"),
    [
        ("Would you ask a question?", ()),
        ("we ask. You question us", ()),
        ("Ask questions", ("Ask Question",)),
        ("news.example/people/ask-question ask@news.example", ("Ask Question",)),
    ],
)
def test_words_that_the_page_writes_small_are_no_name(page: str, people: tuple[str, ...]) -> None:
    assert named(line("Ask Question"), DATE, page=page) == people


PROSE = line("The ferry ran again on Monday, two days after the storm had closed the harbour.", "body", kept=True)


def signed(*lines: Line) -> tuple[str, ...]:
    return named_over([HEADLINE, *lines]).people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By Jane Roe", ("Jane Roe",)),
        ("By Jane Roe and John Doe", ("Jane Roe", "John Doe")),
        ("BY JANE ROE", ("Jane Roe",)),
        ("By Jane RoeStaff Writer", ("Jane Roe",)),
        ("By Jane Roe, Reuters", ("Jane Roe",)),
        ("By Jane Roe | 12 May 2024", ("Jane Roe",)),
        ("*By Jane Roe*", ("Jane Roe",)),
        ("Von Anna von der Heide", ("Anna von der Heide",)),
        ("Par Éloïse Dupont et Jean-Luc Martin", ("Éloïse Dupont", "Jean-Luc Martin")),
        ("Текст: Иван Петров", ("Иван Петров",)),
        ("Jane Roe", ()),  # a subheading, it may be
        ("By the sea", ()),
        ("By Jane Roe on the quay in Sund", ()),
        ("By Monday Jane Roe had seen enough of it.", ()),
        ("An interview by Jane Roe with Bo Tidemand.", ()),
        ("Über Jane Roe", ()),
        ("From: Jane Roe", ()),
        ("Edited by Jane Roe", ()),
        ("", ()),
    ],
)
def test_a_byline_inside_the_story(text: str, people: tuple[str, ...]) -> None:
    assert signed(line(text, "subtitle", kept=True), PROSE) == people


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["byline"], True),
        (["standfirst", "byline"], True),
        (["prose", "byline"], True),
        (["prose", "prose", "byline"], False),
        (["dropped"], False),
        (["standfirst"] * (BELOW - 1) + ["byline"], True),
        (["standfirst"] * BELOW + ["byline"], False),
    ],
)
def test_where_a_byline_inside_the_story_counts(lines: list[str], found: bool) -> None:
    known = {
        "byline": line("By Jane Roe", "subheading", kept=True),
        "dropped": line("By Jane Roe", "byline"),
        "standfirst": line("Two days of waiting", "subtitle", kept=True),
        "prose": PROSE,
    }
    assert bool(signed(*(known[name] for name in lines))) is found
