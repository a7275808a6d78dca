import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.blocks.dumped import FEWEST_LINKS, unlisted, unnumbered

STORY = """   [1]Coast Daily
     * [2]Tides

   A lobster of two colours was landed at
   [3]Port Sellick on Monday. [4]More
"""
LIST = "\n".join(f"  {number}. https://coast.example/{number}" for number in range(1, 5))
BARE = """   Coast Daily
     * Tides

   A lobster of two colours was landed at
   Port Sellick on Monday. More"""


@pytest.mark.parametrize(
    "end",
    [
        LIST,
        f"\nReferences\n\n{LIST}\n",
        f"References\n\n   Visible links:\n{LIST}\n   Hidden links:\n   5. mailto:ana@coast.example\n\n",
        f"LINKS\n{LIST}",
        LIST.replace(". ", "] ").replace("  ", "  ["),
        LIST.replace("\n", "\r\n"),
    ],
)
def test_a_dump_is_read_without_its_numbers(end: str) -> None:
    page, is_dump = unlisted(f"{STORY}{end}")
    assert is_dump
    assert page.rstrip() == STORY.rstrip()
    assert unnumbered(page).rstrip() == BARE


@pytest.mark.parametrize(
    "text",
    [
        "",
        STORY,  # without a list these are notes
        f"The pier.\n{LIST}",  # a list of sources
        f"The pier [1] and the ferry [2] and the sea [3] and all.\n{LIST}",  # numbers of notes stand behind words
        f"[1]One and [2]two.\n{LIST}",
        f"{STORY}{LIST}\nThe story goes on after it.",
        f"{STORY}1. The first\n2. The second\n3. The third",
    ],
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert unlisted(text) == (text, False)


@pytest.mark.parametrize(
    ("story", "bare"),
    [
        ("at [8]Port Sellick", "at Port Sellick"),
        ("a note [1] here.[2]", "a note [1] here.[2]"),
        ("[12345]x", "[12345]x"),
    ],
)
def test_numbers_before_words_go(story: str, bare: str) -> None:
    assert unnumbered(story) == bare


@given(st.integers(0, 8), st.integers(0, 8))
def test_it_takes_some_links_that_are_used_and_listed(used: int, listed: int) -> None:
    text = (
        " ".join(f"[{n}]word" for n in range(used))
        + "\n"
        + "\n".join(f"{n}. https://a.example/" for n in range(listed))
    )
    assert unlisted(text)[1] is (min(used, listed) >= FEWEST_LINKS)


@given(st.text(alphabet="[]1 2.\nhtps:/aL\r", max_size=200))
def test_what_is_cut_is_the_end(text: str) -> None:
    page, is_dump = unlisted(text)
    assert text.startswith(page)
    assert is_dump or page == text


@pytest.mark.parametrize("unit", ["\n", "[1]a", "1. https://a\n", " ", "[1", "References\n", "Links: "])
def test_many_of_a_kind_are_read_to_the_end(unit: str) -> None:
    assert unlisted("[1]a [2]b [3]c\n" + unit * 50_000)[0].startswith("[1]a [2]b [3]c")
