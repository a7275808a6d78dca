import base64
import json
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.blocks.characters import CLASS_OF, codes_of
from transforms.blocks.prose import Form, form, lacking
from transforms.blocks.splitting import split
from transforms.flattened import read_flattened
from transforms.page import NoArticle

SENTENCE = "The harbour council voted on Tuesday to rebuild the northern pier before the winter storms."
STORY = "\n\n".join([
    SENTENCE,
    "Residents had asked for it since the last storm, which broke two of its pillars and closed the ferry landing.",
    "“We have waited long enough,” said Ida Holm, who sells fish there. Work begins in May and costs a million.",
])  # fmt: skip
RANDOM = random.Random(5)
BYTES = bytes(RANDOM.randrange(256) for _ in range(4_000))
NAMES = ["pier", "ferry", "gull", "rope", "tide", "quay", "buoy", "net"]


def name() -> str:
    return RANDOM.choice(NAMES)


def rows(count: int, row: str) -> str:
    """Lines in which each # is a figure and each @ a word."""
    line = "".join("{}" if sign in "#@" else sign.replace("{", "{{").replace("}", "}}") for sign in row)
    holes = [sign for sign in row if sign in "#@"]
    return "\n".join(
        line.format(*(RANDOM.randrange(10, 99) if hole == "#" else name() for hole in holes)) for _ in range(count)
    )


DUMP = "\n".join(
    f"{at:08x}  {BYTES[at : at + 16].hex(' ')}  |{''.join(map(chr, BYTES[at : at + 16])).encode('ascii', 'replace').decode()!r}|"
    for at in range(0, 1_600, 16)
)
NOT_PROSE = {
    "an open object": '{"a":' * 3_000,
    "an open list": "[" * 900,
    "json": json.dumps([{"id": at, "name": name(), "ok": True} for at in range(200)]),
    "json on lines": json.dumps({f"{name()}{at}": [at, name()] for at in range(90)}, indent=2),
    "json in a script": "window.__STATE__=" + json.dumps({f"{name()}_{at}": {"v": at} for at in range(90)}) + ";",
    "css": rows(60, ".@-@ .@:hover{margin:#px auto;color:#@;display:block}"),
    "css on lines": rows(60, ".@ {\n  margin: #px;\n  color: blue;\n}"),
    "a minified script": rows(80, "!function(e,t){var n=e.@,r=t[#];return n&&r(n.@)||null}(this,@);").replace("\n", ""),
    "base64": base64.b64encode(BYTES).decode(),
    "base64 in lines": base64.encodebytes(BYTES).decode(),
    "csv": rows(60, "#,@ @,@,#.#,20#-11-05"),
    "csv of words": rows(60, "@,@,@,@,@,@"),
    "tabs": rows(60, "#\t@\t#.#\t@\t#\t#"),
    "semicolons": rows(60, "#;@;@;#,#;@"),
    "a log": rows(60, "2026-11-05 10:#:#,014 INFO [@-#] @.@: @ @ took #"),
    "a log of sentences": rows(60, "Nov 05 10:#:# host# @[#]: the @ has been moved to the @ of the old @"),
    "answers of a server": rows(60, '10.#.#.7 - - [05/Nov/2026:10:#:# +0000] "GET /@/@.html HTTP/1.1" 200 #'),
    "a trace": "Traceback (most recent call last):\n" + rows(40, '  File "/srv/@/@.py", line #, in @\n    @ = @.@(@=#)'),
    "another trace": rows(60, "\tat org.@.@.@(@.java:#)"),
    "a dump of bytes": DUMP,
    "hexadecimal": BYTES.hex(),
    "addresses": rows(60, "https://www.@.example/@/@-@-#.html"),
    "names of machines": rows(60, "@.@#@mail.@.example"),
    "figures": rows(200, "#.# # #.#"),
    "a query": "&".join(f"{name()}={at}" for at in range(200)),
}  # fmt: skip


def of(text: str) -> Form:
    codes = codes_of(text)
    return form(codes, CLASS_OF[codes])


@pytest.mark.parametrize("text", NOT_PROSE.values(), ids=NOT_PROSE)
@pytest.mark.parametrize("joined", [False, True], ids=["as it is", "in one line"])
def test_what_is_no_prose_is_no_story(text: str, joined: bool) -> None:
    assert isinstance(read_flattened(" ".join(text.split()) if joined else text), NoArticle)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (NOT_PROSE["json"], "code or markup: 0%"),
        (NOT_PROSE["css on lines"], "code or markup"),
        (NOT_PROSE["csv"], "data: 0%"),
        (NOT_PROSE["a log of sentences"], "a log"),
        (STORY, None),
        (f"{STORY}\n\n{NOT_PROSE['json']}", "code or markup"),
    ],
    ids=["json", "css", "csv", "log", "story", "story and json"],
)
def test_what_a_page_is_called(text: str, what: str | None) -> None:
    blocks = split(text)
    found = lacking(blocks, np.ones(len(blocks.starts), np.bool_))
    assert found is None if what is None else what in (found or "")


def test_a_story_stands_whatever_code_is_flattened_around_it() -> None:
    blocks = split(f"{STORY}\n\n{NOT_PROSE['css on lines']}")
    stays = np.arange(len(blocks.starts)) < 3
    assert lacking(blocks, stays) is None


LISTING = "for boat in harbour.boats():\n    if boat.length > limit:\n        print(boat.name, boat.length)\n"


@pytest.mark.parametrize("listings", [1, 2])
def test_a_story_about_code_keeps_its_code(listings: int) -> None:
    """Half of what it says is sentences: that much the least of the stories about code have."""
    parts = [f"{STORY}\n\n{LISTING * listings}" for _ in range(3)]
    blocks = split("\n\n".join(parts))
    assert lacking(blocks, np.ones(len(blocks.starts), np.bool_)) is None


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Совет гавани во вторник решил восстановить северный пирс до зимних штормов, которых ждут в ноябре.",
        "قرر مجلس الميناء يوم الثلاثاء إعادة بناء الرصيف الشمالي قبل عواصف الشتاء، كما طالب السكان.",
        "बंदरगाह परिषद ने मंगलवार को सर्दियों के तूफानों से पहले उत्तरी घाट को फिर से बनाने का फैसला किया।",
        "港の議会は火曜日、冬の嵐が来る前に北の桟橋を建て直すことを決めた。住民は長く求めていた。",
        "สภาท่าเรือลงมติเมื่อวันอังคารให้สร้างท่าเรือด้านเหนือขึ้นใหม่ก่อนฤดูหนาว",
        "གྲུ་ཁའི་ལྷན་ཚོགས་ཀྱིས་དགུན་ཁའི་རླུང་འཚུབ་སྔོན་ལ་བྱང་ཕྱོགས་ཀྱི་གྲུ་ཁ་བསྐྱར་བཟོ་བྱེད་རྒྱུ་ཐག་བཅད།",
        "የወደብ፡ምክር፡ቤት፡ማክሰኞ፡ዕለት፡የሰሜኑን፡ወደብ፡ከክረምት፡በፊት፡እንደገና፡ለመሥራት፡ወሰነ።",
        "Bandargoh kengashi seshanba kuni o‘tgan bo‘ronda buzilgan shimoliy ko‘prikni qurishga qaror qildi.",
        "항만 위원회는 화요일 겨울 폭풍이 오기 전에 북쪽 부두를 다시 짓기로 결정했다고 밝혔다.",
        "Der Ha\xadfen\xadrat hat am Diens\xadtag be\xadschlos\xadsen, die Mo\xadle vor dem Win\xadter neu zu bau\xaden.",
        "E.g. the well-known quai d’Orsay/Invalides stop (closed), the mayor's “first”, will re-open, she said.",
    ],
    ids=["en", "ru", "ar", "hi", "ja", "th", "bo", "am", "uz", "ko", "soft hyphens", "joints"],
)  # fmt: skip
def test_prose_of_any_script_is_words_in_a_row(text: str) -> None:
    found = of(text)
    assert found.prose > 0.8
    assert found.words >= found.prose
    assert found.signs == 0


@pytest.mark.parametrize(
    ("text", "words", "prose", "signs"),
    [
        ("", 0, 0, 0),
        (" \n ", 0, 0, 0),
        ("one two three four", 1, 0, 0),
        ("one two three four five", 1, 1, 0),
        ("one two three four 5 six", 18 / 19, 0, 0),
        ("“one,” two: (three) four-five 'six' seven.", 1, 1, 0),
        ('{"a":', 0, 0, 1 / 5),
        ("a=b", 0, 0, 1 / 3),
        ("a:b a.b", 0.5, 0, 0),
        ("-- ab", 0.5, 0, 0),
        ("one two - three four five", 19 / 20, 19 / 20, 0),
        ("one two 7 three four five", 19 / 20, 0, 0),
        ("one » two • three “four” five", 1, 1, 0),
        ("一二三四五", 1, 1, 0),
        ("一二三四", 1, 0, 0),
        ("一、二、三、四、五。", 1, 1, 0),
    ],
)  # fmt: skip
def test_form(text: str, words: float, prose: float, signs: float) -> None:
    assert of(text) == pytest.approx((words, prose, signs))


@given(st.text(max_size=80))
def test_shares_are_shares_whatever_the_text(text: str) -> None:
    found = of(text)
    assert 0 <= found.prose <= found.words <= 1
    assert 0 <= found.signs <= 1


@given(st.lists(st.sampled_from(["pier", "of", "the", "grå", "мост", "12", "a=b", "x,"]), max_size=20))
def test_white_space_makes_no_difference(words: list[str]) -> None:
    assert of(" ".join(words)) == of("\n\n  ".join(words))
