import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from transforms.blocks.splitting import ENDLESS, FEW_UNSPACED, split

PROSE = (
    "The council met on Tuesday evening to decide about the bridge that has been closed since spring. "
    "Nobody spoke against the repair, which will cost four million and take until next summer. "
    "The mayor thanked the engineers for their patience and asked drivers for the same."
)


def parts(text: str) -> list[str]:
    blocks = split(text)
    return [text[start:end] for start, end in zip(blocks.starts, blocks.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        (" \n\t\n ", []),
        ("one", ["one"]),
        ("one\ntwo", ["one", "two"]),
        ("one\r\n\r\ntwo\r\n", ["one", "two"]),
        ("  one  \n\n\n  two", ["one", "two"]),
        ("one\u2028two\x85three", ["one", "two", "three"]),
        ("• one\n• two", ["• one", "• two"]),
        ("a | b | c\n1 | 2 | 3", ["a | b | c", "1 | 2 | 3"]),
        ("東京\n大阪", ["東京", "大阪"]),
        ("😀\n\n\ufeffone", ["😀", "one"]),
    ],
)
def test_lines_are_blocks(text: str, wanted: list[str]) -> None:
    assert parts(text) == wanted


def test_breaks_count_the_line_breaks_before_each_block() -> None:
    assert split("one\ntwo\n\nthree\n\n\nfour").breaks.tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_paragraphs_are_rejoined(width: int) -> None:
    text = "\n\n".join(
        ["A bridge is repaired", textwrap.fill(PROSE, width), textwrap.fill(PROSE[::-1], width), "Share"]
    )
    blocks = split(text)
    assert len(parts(text)) == 4
    assert blocks.breaks.tolist() == [0, 2, 2, 2]
    assert blocks.lines.tolist()[0] == 1
    assert blocks.lines.tolist()[1] > 2


def test_a_wrapped_page_with_one_long_address_is_rejoined() -> None:
    paragraphs = [textwrap.fill(PROSE, 72)] * 8
    text = "\n\n".join([*paragraphs, "https://news.example/" + "a" * 95])
    assert len(parts(text)) == 9


@pytest.mark.parametrize(
    "lines",
    [
        ["Home", "News", "Sport", "Weather", "Politics"],
        [PROSE[:cut].strip() for cut in (90, 61, 120, 48, 80, 118)],
    ],
)
def test_short_lines_are_not_taken_for_wrapped_ones(lines: list[str]) -> None:
    assert parts("\n".join(lines)) == lines


def test_an_endless_line_is_parted_at_sentences() -> None:
    text = " ".join([PROSE] * 6)
    found = parts(text)
    assert len(text) > ENDLESS
    assert found[:3] == [sentence.strip() for sentence in PROSE.replace(". ", ".|").split("|")]
    assert split(text).breaks.tolist() == [0] * len(found)


@pytest.mark.parametrize(
    ("before", "letters", "parted"),
    [
        ([], ENDLESS // 2, False), ([], ENDLESS // 2 + 1, True),
        (["Title"], ENDLESS // 2, False), (["Title"], ENDLESS // 2 + 1, True),
        (["Title", "Menu"], ENDLESS // 2 + 1, True), (["Title", "Menu", "By Ann Lee"], ENDLESS // 2 + 1, False),
        (["Title", "Menu", "By Ann Lee"], ENDLESS, False), (["Title", "Menu", "By Ann Lee"], ENDLESS + 1, True),
    ],
)  # fmt: skip
def test_a_page_of_few_lines_is_parted_sooner(before: list[str], letters: int, parted: bool) -> None:
    line = (PROSE + " " + PROSE) * 3
    found = parts("\n".join([*before, line[: letters - 1] + "x"]))
    assert (len(found) > len(before) + 1) is parted


@pytest.mark.parametrize(("above", "parted"), [(0, False), (1, True)])
def test_lines_above_the_page_do_not_count(above: int, parted: bool) -> None:
    text = "\n".join(["Title", "Menu", "By Ann Lee", ((PROSE + " " + PROSE) * 3)[: ENDLESS - 1]])
    assert (len(split(text, above=above).starts) > 4) is parted


def test_an_endless_line_is_parted_where_words_were_glued() -> None:
    text = "Home News Sport Weather Politics Business CultureBridge to open again next summer, says mayor" + PROSE * 5
    assert "Bridge to open again next summer, says mayor" in parts(text)


def test_an_endless_line_without_spaces_is_parted_at_its_full_stops() -> None:
    text = (
        "市議会は火曜日の夜、春から閉鎖されている橋について協議した。修理に反対する者は誰もおらず、費用は四百万、来年の夏までかかる見込みだと市の担当者は説明している。"
        * 20
    )
    found = parts(text)
    assert len(found) > 20
    assert all(part.endswith("。") for part in found)


SENTENCE = "市議会は火曜日の夜、春から閉鎖されている橋について協議した。"  # 29 characters


@pytest.mark.parametrize(
    ("before", "sentences", "parted"),
    [([], 5, False), ([], 6, True), (["橋の修理"], 6, True), (["橋の修理", "社会", "港湾"], 6, False)],
)
def test_a_page_of_few_lines_without_spaces_is_parted_much_sooner(
    before: list[str], sentences: int, parted: bool
) -> None:
    assert FEW_UNSPACED == 150
    assert parts("\n".join([*before, SENTENCE * sentences])) == [
        *before, *([SENTENCE] * sentences if parted else [SENTENCE * sentences])
    ]  # fmt: skip


def test_a_line_of_chinese_or_japanese_is_parted_at_spaces_some_way_apart() -> None:
    menu = "社会 港湾 政治 経済 国際 スポーツ 天気 文化 科学 健康"
    assert parts(f"{menu} 橋の修理始まる {SENTENCE * 5} 関連記事 {SENTENCE}") == [
        "社会 港湾 政治 経済 国際 スポーツ", "天気 文化 科学 健康 橋の修理始まる", *[SENTENCE] * 5, "関連記事 " + SENTENCE
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["使用 Python 3 编程，" * 30, "ประชาไท ร้านค้า โฆษณา " * 30, "시의회는 다리 수리를 논의했다 " * 30]
)
def test_other_spaces_part_nothing(line: str) -> None:
    assert parts(line) == [line.strip()]


def test_a_paragraph_is_not_parted() -> None:
    assert parts(PROSE) == [PROSE]


pages = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "\n",
                "\n\n",
                "\r\n",
                " ",
                "\t",
                "• ",
                " | ",
                PROSE,
                PROSE * 6,
                "Home",
                "記者。",
                "ก",
                "A.B.",
                "…",
                "\u2028",
            ]
        ),
        st.text(max_size=30),
    ),
    max_size=40,
).map("".join)


@given(pages)
@example("\x00\x1f")
@example("a" * 3000)
@example("A" * 3000)
@example(". A" * 1000)
def test_spans_are_the_whole_text_in_order(text: str) -> None:
    blocks = split(text)
    if not len(blocks.starts):
        return
    assert blocks.edges[0] == 0
    assert blocks.edges[-1] == len(text)
    assert (blocks.edges[1:] >= blocks.ends).all()
    assert (blocks.ends > blocks.starts).all()
    assert (blocks.starts >= blocks.edges[:-1]).all()
    assert (blocks.lines >= 1).all()
    assert (blocks.breaks >= 0).all()


@given(pages)
def test_no_character_but_white_space_is_lost(text: str) -> None:
    blocks = split(text)
    outside = set(range(len(text)))
    for start, end in zip(blocks.starts.tolist(), blocks.ends.tolist(), strict=True):
        outside -= set(range(start, end))
    assert all(blocks.classes[i] in (0, 12) for i in outside)


def test_a_wrapped_page_with_many_long_addresses_is_rejoined() -> None:
    links = [f"  * [ Section {number} ](https://news.example/{'section-' * 15}{number})" for number in range(9)]
    text = "\n".join([*links, "", "\n\n".join([textwrap.fill(PROSE, 78)] * 4)])
    assert len(parts(text)) == 9 + 4


def test_long_paragraphs_among_short_lines_are_not_joined() -> None:
    lines = ["Home", "News", PROSE, "Share", PROSE[::-1], "What comes next", PROSE, PROSE, "More", "Sport", "Imprint"]
    assert parts("\n".join(lines)) == lines


def test_lines_of_like_length_are_no_wrapped_paragraph() -> None:
    lines = [("word " * 30)[: 90 + number] for number in range(0, 40, 3)]
    assert len(parts("\n".join(lines))) == len(lines)
