import numpy as np
import pytest

from transforms.html import read_html
from transforms.markup.splitting import split
from transforms.markup.tree import parse, tokens
from transforms.markup.vouched import FEWEST_WORDS, vouched
from transforms.page import NoArticle, Page

PROSE = (
    "The harbour council voted on Tuesday to rebuild the northern pier before winter, and the engineers who looked at it "
    "last week agreed with every word of that."
)
MENU = "<nav><a href=/>Home</a> <a href=/news>News</a></nav>"


def kept(body: str) -> list[str]:
    """The blocks that the markup vouches for."""
    page = split(tokens(parse(f"<html><body>{body}</body></html>")))
    blocks = page.blocks
    texts = [blocks.text[a:b] for a, b in zip(blocks.starts.tolist(), blocks.ends.tolist(), strict=True)]
    sizes = np.array([len(text.split()) for text in texts])
    return [text for text, stays in zip(texts, vouched(page, sizes).tolist(), strict=True) if stays]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (f"{MENU}<article><h1>Pier</h1><p>{PROSE}</p></article>", 1),
        (f"{MENU}<article><h1>Pier</h1><p>{PROSE}</p><p>Work starts soon.</p></article><footer>Imprint</footer>", 2),
        (f"{MENU}<div><h1>Pier</h1><p>{PROSE}</p></div>", 0),  # nothing is called the article
        (f"<article><p>{PROSE}</p></article><article><p>{PROSE}</p></article>", 0),  # a list of several
        (f"<article><p>{PROSE[:100]}</p></article>", 0),  # too few words
        (f"<article><p>{'word ' * FEWEST_WORDS}</p></article>", 1),
        (f"<article><p>{'word ' * (FEWEST_WORDS - 1)}</p></article>", 0),
        (f"<article><p>{'word ' * 30}</p></article><div>{'menu ' * 30}</div>", 1),  # just half of the words
        (f"<article><p>{'word ' * 30}</p></article><div>{'menu ' * 31}</div>", 0),
        (f"<article><p>{PROSE}</p><p>see <a href=/x>more</a></p></article>", 1),  # four letters of seven are linked
        (f"<article><p>{PROSE}</p><p>look for <a href=/x>more</a></p></article>", 2),
        (f"<p>{PROSE}</p><article><div>{PROSE}</div></article>", 0),  # its paragraphs stand outside
        (f"<article><p><a href=/x>{PROSE}</a></p></article>", 0),  # a teaser
        (f"<article><div>{PROSE}</div></article>", 0),
        (f"<article><p>{PROSE}</p></article><p>{PROSE} {PROSE}</p>", 0),  # most of the page is something else
        ("", 0),
    ],
)
def test_vouched(body: str, count: int) -> None:
    assert len(kept(body)) == count


def test_a_story_that_repeats_one_sentence_is_kept_and_said_to_be_unsure() -> None:
    page = read_html(f"<html><body>{MENU}<article><h1>Pier</h1>{f'<p>{PROSE}</p>' * 400}</article></body></html>")
    assert isinstance(page, Page)
    assert page.story.count("harbour council") == 400
    assert "unsure" in page.flags


def test_a_menu_is_vouched_for_by_nothing() -> None:
    assert isinstance(read_html(f"<html><body>{MENU * 30}</body></html>"), NoArticle)
