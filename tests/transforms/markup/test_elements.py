import pytest

from transforms.markup.elements import LINE, MARK, MARKS, PARAGRAPH, TAGS, element, telling


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ("", ()),
        (' href="x" class="a b"', (("class", "a b"),)),
        (' class="a" id="b" data-x="c"', (("class", "a"), ("id", "b"))),
        (' data-component="text-block"', (("data-component", "text-block"),)),
        (' hidden=""', (("hidden", ""),)),
        (' data-class="no" subclass="no"', ()),
    ],
)
def test_telling_attributes(attributes: str, found: tuple[tuple[str, str], ...]) -> None:
    assert telling(attributes) == found


@pytest.mark.parametrize(
    ("name", "breaks", "tag"),
    [
        ("p", PARAGRAPH, "p"), ("div", LINE, "div"), ("span", 0, "other"), ("a", 0, "other"), ("li", LINE, "li"),
        ("h1", PARAGRAPH, "h1"), ("h6", PARAGRAPH, "h4"), ("td", 0, "cell"), ("tr", LINE, "cell"),
        ("blockquote", PARAGRAPH, "quote"), ("story-card", LINE, "other"), ("pre", PARAGRAPH, "pre"),
    ],
)  # fmt: skip
def test_names(name: str, breaks: int, tag: str) -> None:
    made = element(name, ())
    assert (made.breaks, TAGS[made.tag]) == (breaks, tag)


@pytest.mark.parametrize(
    ("name", "attributes", "marks"),
    [
        ("article", (), {"article"}),
        ("div", (("role", "article"),), {"article"}),
        ("div", (("role", " Main "),), {"main"}),
        ("div", (("role", "presentation"),), set()),
        ("section", (("itemprop", "articleBody"),), {"section", "body"}),
        ("li", (("itemprop", "comment"),), {"list", "comment"}),
        ("div", (("itemtype", "http://schema.org/UserComments"),), {"comment"}),
        ("div", (("itemtype", "http://schema.org/Article"),), set()),
        ("div", (("style", "color: red"),), set()),
        ("div", (("style", "DISPLAY:NONE"),), {"hidden"}),
        ("div", (("style", "visibility: hidden"),), {"hidden"}),
        ("nav", (("hidden", ""),), {"nav", "hidden"}),
        ("b", (("aria-hidden", "true"),), {"bold", "muted"}),
        ("b", (("aria-hidden", "false"),), {"bold"}),
        ("blockquote", (("class", "x twitter-tweet"),), {"quote", "embed"}),
        ("div", (("class", "hidden nav article"),), set()),
        ("blockquote", (("class", "pull"),), {"quote"}),
        ("blockquote", (("id", "tiktok-embed-7"),), {"quote", "embed"}),
        ("div", (("class", "twitter-tweet"),), set()),
        ("div", (("itemprop", "commentCount"),), set()),
        ("div", (("itemprop", "comment author"),), {"comment"}),
        ("div", (("itemprop", "headline"),), set()),
    ],
)
def test_marks(name: str, attributes: tuple[tuple[str, str], ...], marks: set[str]) -> None:
    found = element(name, attributes).marks
    assert {mark for mark in MARKS if found & MARK[mark]} == marks


def test_each_mark_is_a_bit_of_its_own() -> None:
    assert sum(MARK.values()) == (1 << len(MARKS)) - 1
