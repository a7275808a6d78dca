import pytest

from transforms.markup.assembly import story
from transforms.markup.splitting import split
from transforms.markup.tree import parse, tokens


@pytest.mark.parametrize(
    ("html", "kept", "text"),
    [
        ("<p>One.</p><p>Two.</p>", [0, 1], "One.\n\nTwo."),
        ("<p>One.</p><p>Two.</p><p>Three.</p>", [0, 2], "One.\n\nThree."),
        ("<ul><li>one<li>two</ul><p>Text.</p>", [0, 1, 2], "one\ntwo\n\nText."),
        ("<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>", [0, 1], "a 1\nb 2"),
        (
            "<p>first line<br>second line<br><br>new paragraph</p>",
            [0, 1, 2],
            "first line\nsecond line\n\nnew paragraph",
        ),
        ("<div>one</div><div>two</div>", [0, 1], "one\n\ntwo"),
        ("<pre>if x:\n    y()</pre>", [0, 1], "if x:\ny()"),
        ("<dl><dt>Ann</dt><dd>Yes.</dd></dl>", [0, 1], "Ann\n\nYes."),
        ("<p>e\u0301</p>", [0], "\u00e9"),
        ("<p>x</p>", [], ""),
        ("<ul><li>one<li>two<li>three</ul>", [0, 2], "one\nthree"),  # what was dropped between leaves the list whole
        ("<p>first<br>second<br>third</p>", [0, 2], "first\n\nthird"),  # but parts lines of a paragraph
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table><ul><li>c</ul>", [0, 1, 2], "a\nb\n\nc"),
        ("<h2>Head</h2><p>One.</p>", [0, 1], "Head\n\nOne."),
        ("<div>one<div>two</div></div>", [0, 1], "one\n\ntwo"),  # other elements on lines of their own
    ],
)
def test_layout(html: str, kept: list[int], text: str) -> None:
    assert story(split(tokens(parse(html))), kept) == text


def test_long_cells_of_a_row_stand_in_one_line() -> None:
    cell = "The quick brown fox jumps over the lazy dog and on over the fence into the wide field. "
    page = split(tokens(parse(f"<table><tr><td>{cell}</td><td>{cell}</td></tr></table>")))
    assert story(page, [0, 1]) == f"{cell.strip()} {cell.strip()}"
