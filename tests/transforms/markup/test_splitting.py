import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.markup.elements import MARK
from transforms.markup.splitting import Marked, split
from transforms.markup.tree import parse, tokens


def marked(html: str) -> Marked:
    return split(tokens(parse(html)))


def texts(page: Marked) -> list[str]:
    blocks = page.blocks
    return [blocks.text[start:end] for start, end in zip(blocks.starts, blocks.ends, strict=True)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>A <b>bold</b> <a href=x>link</a>, then more.</p>", ["A bold link, then more."]),
        ("<div>Before <p>inside</p> after</div>", ["Before", "inside", "after"]),
        ("<div>One line<br>another<br><br>a paragraph</div>", ["One line", "another", "a paragraph"]),
        ("<ul><li>one<li>two<ul><li>three</ul></ul>", ["one", "two", "three"]),
        ("<p>Mend<!-- a note -->ing goes on<!-- another --> all day.</p>", ["Mending goes on all day."]),
        ("<p>a &lt;b&gt; &amp;amp; c&nbsp;d &#8220;e&#8221;</p>", ["a <b> &amp; c d “e”"]),
        ("<p>seen</p><script>if (a < b) document.write('<p>unseen</p>')</script>", ["seen"]),
        ("<style>p > a { color: red }</style><p>seen</p>", ["seen"]),
        ("<p>seen</p><noscript><img src=x>unseen</noscript>", ["seen"]),
        ("<template><p>unseen</p></template><p>seen</p>", ["seen"]),
        ("<svg><title>unseen</title><g><text>unseen</text></g></svg><p>seen</p>", ["seen"]),
        ("<select><option>unseen</select><textarea>unseen</textarea><p>seen</p>", ["seen"]),
        ("<nav><a href=1>Home</a><a href=2>News</a></nav>", ["Home News"]),
        ("<a href=1>Home</a> <a href=2>News</a>", ["Home News"]),
        ("<pre>first\n  second\n\nthird</pre>", ["first", "second", "third"]),
        ("<table><tr><td>Bread</td><td>2.40</td></tr><tr><td>Milk</td><td>1.10</td></tr></table>", ["Bread 2.40", "Milk 1.10"]),
        ("<figure><img src=x><figcaption>A boat.</figcaption></figure><p>Text.</p>", ["A boat.", "Text."]),
        ("<p>&nbsp;</p><p> \n </p><div></div>", []),
        ("", []),
        ("no markup at all", ["no markup at all"]),
        ("<p>left open<p>and again", ["left open", "and again"]),
        ("</div></p><b>stray <i>ends</b> here</i>", ["stray ends here"]),
        ("<my-card>one</my-card><my-card>two</my-card>", ["one", "two"]),
    ],
)  # fmt: skip
def test_blocks(html: str, expected: list[str]) -> None:
    assert texts(marked(html)) == expected


@pytest.mark.parametrize(
    ("html", "visible"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<h1>Head</h1>text", "Head\n\ntext"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("one<br>two<br><br><br>three", "one\ntwo\n\nthree"),
        ("one<hr>two", "one\n\ntwo"),
        ("<p> spread \n over\tlines </p>", "spread over lines"),
    ],
)
def test_text_is_laid_out_as_a_reader_sees_it(html: str, visible: str) -> None:
    assert marked(html).blocks.text == visible


def test_a_long_cell_is_a_block_of_its_own() -> None:
    story = "The ferry will sail again on Monday, the harbour master said. " * 3
    page = marked(f"<table><tr><td>{story}</td><td>{story}</td></tr></table>")
    assert texts(page) == [story.strip()] * 2
    assert page.blocks.breaks.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("html", "mark"),
    [
        ("<nav><p>x</p></nav>", "nav"),
        ("<div role=navigation>x</div>", "nav"),
        ("<div role='Complementary'>x</div>", "aside"),
        ("<p hidden>x</p>", "hidden"),
        ("<p style='color:red; display : none'>x</p>", "hidden"),
        ("<p aria-hidden=true>x</p>", "muted"),
        ("<div itemprop=articleBody><div><p>x</p></div></div>", "body"),
        ("<div itemtype='https://schema.org/Comment'>x</div>", "comment"),
        ("<blockquote class=twitter-tweet>x</blockquote>", "embed"),
        ("<h2><a href=y>x</a></h2>", "link"),
        ("<h2><a href=y>x</a></h2>", "heading"),
        ("<figure><figcaption>x</figcaption></figure>", "caption"),
        ("<time datetime=2024-01-01>x</time>", "time"),
    ],
)
def test_marks_of_the_elements_around_a_block(html: str, mark: str) -> None:
    page = marked(f"<body>{html}<p>other</p></body>")
    inside = page.marks[page.homes] & MARK[mark] > 0
    assert inside.tolist() == [True, False]


def test_what_is_not_marked_has_no_marks() -> None:
    page = marked("<div class=a aria-hidden=false role=presentation style='display:block'>x</div>")
    assert page.marks[page.homes].tolist() == [0]


def test_links_and_bold_letters_are_counted() -> None:
    page = marked("<p>abc <a href=x>defg <b>hi</b></a></p><p>none</p>")
    assert page.linked.tolist() == [6, 0]
    assert page.bold.tolist() == [2, 0]


def test_the_home_of_a_block_is_the_innermost_element_around_all_of_it() -> None:
    page = marked("<div><p><span>one</span></p><p><b>two</b> <i>three</i></p><div>four<p>five</p></div></div>")
    names = [page.elements[kind].name for kind in page.kinds[page.homes]]
    assert names == ["span", "p", "div", "p"]


def test_nodes_know_the_blocks_they_hold() -> None:
    page = marked("<main><p>one<p>two</main><aside><p>three</aside>")
    held = {
        page.elements[page.kinds[n]].name: (int(page.firsts[n]), int(page.lasts[n])) for n in range(len(page.kinds))
    }
    assert held["main"] == (0, 2)
    assert held["aside"] == (2, 3)
    assert held["body"] == (0, 3)


def test_pictures_are_counted_before_each_block() -> None:
    page = marked("<img src=a><p>one</p><img src=b><img src=c><p>two</p><img src=d>")
    assert page.images.tolist() == [0, 1, 3]


def test_elements_of_the_same_kind_are_one_whatever_they_link_to() -> None:
    page = marked("".join(f"<a class=teaser href=/story/{n} title='No {n}'>story {n}</a><br>" for n in range(9)))
    assert len([element for element in page.elements if element.name == "a"]) == 1


SOUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<b>",
                "</b>",
                "<a\thref='x'>",
                "</a>",
                "<br>",
                "<li>",
                "<ul>",
                "</ul>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<h1>",
                "</h1>",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "<svg>",
                "</svg>",
                "<pre>",
                "</pre>",
                "<template>",
                "</template>",
                "&amp;",
                "&nbsp;",
                "&#0;",
                "<",
                ">",
                '"',
                "'",
                "<!",
                "<span\tclass='a\"b'>",
                "</span>",
                "<x-y>",
                "<body>",
                "<html>",
                "<noscript>",
                "</noscript>",
                "<select>",
                "<option>",
                "\u200b",
                "\n",
            ]
        ),
        st.text(max_size=12),
    ),
    max_size=60,
).map(lambda parts: "".join(part.replace("\t", " ") for part in parts))


@settings(max_examples=200, deadline=None)
@given(SOUP)
def test_the_spans_are_the_whole_visible_text(html: str) -> None:
    page = marked(html)
    blocks = page.blocks
    count = len(blocks.starts)
    assert len(blocks.edges) == count + 1
    if count:
        assert (blocks.edges[0], blocks.edges[-1]) == (0, len(blocks.text))
        assert (np.diff(blocks.edges) > 0).all()
    assert all(text and text == text.strip() for text in texts(page))
    assert (page.firsts <= page.lasts).all()
    assert page.lasts.max() <= count
    assert (page.parents[1:] < np.arange(1, len(page.parents))).all()


@pytest.mark.parametrize(
    "unit",
    ["<p>word ", "<b>word", "<div>word</div>", "<span>word</span>", "<li>word", "<br>", "word ", "</div>", "<!-- a -->",
     "<a href=x>word</a>", "<td>word", "<svg><g></g></svg>"],
)  # fmt: skip
def test_many_of_a_kind_are_split_to_the_end(unit: str) -> None:
    found = tokens(parse(unit * 20_000)) if "<b>" not in unit else ["b>word"] * 20_000
    page = split(found)
    assert len(page.homes) == len(page.blocks.starts)
