import textwrap

import pytest

from flattened_pages import read


def test_the_byline_of_a_text_that_is_all_story_names_its_author_and_stays() -> None:
    text = "\n\n".join(["By Jane Roe", *PARAGRAPHS])
    page = read(text)
    assert (page.story, page.authors, page.about.authors.source) == (text, ("Jane Roe",), "text")


PARAGRAPHS = (
    "Farmers with some two hundred tractors blocked the customs road for a third day on Thursday, demanding that the "
    "sugar works take the beets it had ordered in spring.",
    "The works had cut its intake by a third after the price of sugar fell. They sit in the field and freeze, and so do "
    "we, said a grower who has sixty hectares.",
    "A spokesman for the works said that contracts allowed the cut. The two sides will meet on Friday, with the county "
    "as host, and neither expects an end to it.",
)


def test_a_page_of_a_reading_proxy_has_the_headline_without_the_header() -> None:
    headline = "Beet growers block the customs road"
    head = (
        f"Title: {headline} | Marsh Gazette\n\nURL Source: https://marsh-gazette.example/beets\n\nMarkdown Content:\n"
    )
    page = read("\n\n".join([head, f"# {headline}", "21 November 2024", *PARAGRAPHS]))
    assert page.title == headline
    assert page.story.startswith("Farmers with")
    assert "URL Source" not in page.story


def test_a_reading_proxys_page_in_one_line_has_neither_header_nor_its_title_in_the_story() -> None:
    headline = "Beet growers block the customs road"
    head = f"Title: {headline} URL Source: https://marsh-gazette.example/beets"
    page = read(" ".join([head, "Published Time: 2024-11-21T08:30:00Z Markdown Content:", *PARAGRAPHS]))
    assert (page.title, page.story, page.authors) == (headline, " ".join(PARAGRAPHS), ())
    assert page.about.canonical_url.value == "https://marsh-gazette.example/beets"


def test_a_dump_of_a_text_browser_is_read_without_numbers_and_addresses() -> None:
    told = [
        textwrap.indent(textwrap.fill(text.replace("works", "[4]works", 1).replace(" road", " [5]road"), 70), "   ")
        for text in PARAGRAPHS
    ]
    menu = "   [1]Marsh Gazette\n     * [2]News\n     * [3]Farming\n\n            Beet growers block the customs road"
    listed = "\n".join(f"   {number}. https://marsh-gazette.example/{number}" for number in range(1, 6))
    page = read("\n\n".join([menu, *told, f"References\n\n{listed}\n"]))
    assert page.story == "\n\n".join(PARAGRAPHS)
    assert "".join(page.visible[found.start : found.end] for found in page.verdicts) == page.visible


def test_markdown_is_read_without_its_marks() -> None:
    menu = "[Home](https://pier.example/) [News](https://pier.example/news) [Sport](https://pier.example/sport)\n\n"
    story = "\n\n".join(
        f"The council **voted** on [point {n}](https://pier.example/{n}) of the plan after a long debate in the old town "
        "hall, and nobody who had come to listen left before the last of the members had spoken." for n in range(6)
    )  # fmt: skip
    page = read(
        f"{menu}# Pier will be rebuilt\n\n{story}\n\n## Read also\n\n[A mill burns](https://pier.example/mill)\n"
    )
    assert page.title == "Pier will be rebuilt"
    assert "markdown" in page.flags
    assert "The council voted on point 3 of the plan" in page.story
    assert not any(mark in page.story for mark in ("](", "**", "Home", "http"))
    assert "".join(page.visible[found.start : found.end] for found in page.verdicts) == page.visible


@pytest.mark.parametrize(
    ("under", "people"),
    [
        ("Jane Roe\n\n21 November 2024", ("Jane Roe",)),
        ("Jane Roe, Reuters\n\n21 November 2024, 10:30", ("Jane Roe",)),
        ("21 November 2024 by Jane Roe", ("Jane Roe",)),
        ("By Ann Poe\n\nJane Roe\n\n21 November 2024", ("Ann Poe",)),
        ("Farming News\n\n21 November 2024", ()),
        ("Jane Roe", ()),
    ],
)
def test_a_name_over_the_story_is_its_author(under: str, people: tuple[str, ...]) -> None:
    headline = "Beet growers block the customs road"
    page = read("\n\n".join(["Home\nNews\nFarming\nSport", headline, under, *PARAGRAPHS]))
    assert (page.title, page.authors) == (headline, people)
