import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.markup.jsonld import MAX_LENGTH, documents, held, parsed

STORY = {"@type": "NewsArticle", "headline": "Ferry back in service", "author": {"@type": "Person", "name": "Ida Holm"}}
WHOLE = json.dumps(STORY)


@pytest.mark.parametrize(
    "source",
    [
        WHOLE,
        f"\n\n  {WHOLE}\n",
        f"<!-- {WHOLE} -->",
        f"<!--\n{WHOLE}\n//-->",
        f"<![CDATA[{WHOLE}]]>",
        f"//<![CDATA[\n{WHOLE}\n//]]>",
        f"/*<![CDATA[*/ {WHOLE} /*]]>*/",
        f"{WHOLE};",
        WHOLE.replace("}", ",}"),
        WHOLE.replace('", "', '",\n // the writer\n "'),
        WHOLE.replace('", "', '", /* the writer */ "'),
        WHOLE.replace('"', "&quot;"),
        WHOLE.replace("Ferry", "Ferry\t").replace("\t ", "\t"),
    ],
)
def test_one_document_is_read_however_it_is_wrapped(source: str) -> None:
    (document,) = parsed(source)
    assert document["@type"] == "NewsArticle"
    assert "".join(document["headline"].split()) == "Ferrybackinservice"
    assert document["author"]["name"] == "Ida Holm"


@pytest.mark.parametrize(
    ("source", "headline"),
    [
        ('{"headline": "The "Old" Mill", "name": 1}', 'The "Old" Mill'),
        ('{"headline": "Says "no"", "name": 1}', 'Says "no"'),
        ('{"headline": "It\\\'s raining"}', "It's raining"),
        ('{"headline": "C:\\windows"}', "C:windows"),
        ('{"headline": "two\nlines"}', "two\nlines"),
    ],
)
def test_broken_strings_are_mended(source: str, headline: str) -> None:
    (document,) = parsed(source)
    assert document["headline"] == headline


@pytest.mark.parametrize(
    ("source", "count"),
    [
        (f"{WHOLE}{WHOLE}", 2),
        (f"{WHOLE},\n{WHOLE}", 2),
        (f"{WHOLE};{WHOLE};", 2),
        ("", 0),
        (" \n ", 0),
        ("<!-- -->", 0),
        ("no json at all", 0),
        ("null", 1),
    ],
)
def test_a_piece_may_hold_several_documents_or_none(source: str, count: int) -> None:
    assert len(parsed(source)) == count


def test_what_cannot_be_mended_is_searched_for_its_pairs() -> None:
    source = (
        '{"@type": "NewsArticle", "headline": \'Storm over the "Sound"\', "url": "https://a.example/x", author: Ann'
    )
    (found,) = parsed(source)
    assert found == {
        "@type": "NewsArticle", "headline": 'Storm over the "Sound"', "url": "https://a.example/x",
    }  # fmt: skip


def test_of_what_is_cut_off_the_whole_pairs_stay() -> None:
    assert parsed('{"headline": "Ferry", "articleBody": "It sails ev') == [{"headline": "Ferry"}]


def test_people_are_found_in_what_cannot_be_read() -> None:
    source = '{"headline": "A" "name" oops, "author": [{"@type": "Person", "name": "Bo Li"}, {"@type": "Person", "name": "Cy Oh"}'
    (found,) = parsed(source)
    assert [person["name"] for person in found["author"]] == ["Bo Li", "Cy Oh"]


@pytest.mark.parametrize(
    ("source", "author"),
    [
        ('{"author": "Ann", "author": "Bo"}', ["Ann", "Bo"]),
        ('{"author": "Ann", "author": "Ann"}', "Ann"),
        ('{"author": "Ann", "author": "Bo", "author": "Cy"}', ["Ann", "Bo", "Cy"]),
    ],
)
def test_a_key_written_twice_holds_both_values(source: str, author: Any) -> None:
    assert parsed(source)[0]["author"] == author


@pytest.mark.parametrize(
    ("source", "found"),
    [
        # the name that stands first is an author's, not the story's
        ('{"@type": "Person", "name": "Bo Li", "headline": "A" oops', {"@type": "Article", "headline": "A", "author": [{"@type": "Person", "name": "Bo Li"}]}),
        ('{"@type": "NewsArticle", "name": "A tale", "headline": "A" oops, {"@type": "Person", "name": "Bo Li"}',
         {"@type": "NewsArticle", "name": "A tale", "headline": "A", "author": [{"@type": "Person", "name": "Bo Li"}]}),
        # without a headline it is the page of a person
        ('{"@type": "Person", "name": "Bo Li", oops', {"@type": "Person", "name": "Bo Li"}),
        ('{"headline": "A", oops, "headline": "B"', {"headline": "A"}),
        ('{"headline": "Caf\\u00e9 \\"Sound\\"", oops', {"headline": 'Café "Sound"'}),
        ('{"headline": "bad \\x", oops', {"headline": "bad \\x"}),
    ],
)  # fmt: skip
def test_what_is_searched_tells_people_from_stories(source: str, found: dict[str, Any]) -> None:
    assert parsed(source) == [found]


def test_a_key_written_often_holds_a_few_values() -> None:
    (found,) = parsed("{" + ",".join(f'"a": {n}' for n in range(30)) + ', "b": 1, "b": 1}')
    assert found == {"a": list(range(9)), "b": 1}


def test_a_damaged_piece_loses_no_other() -> None:
    assert documents(["{oops", WHOLE, '{"headline": "A", oops', WHOLE]) == [STORY, {"headline": "A"}, STORY]


def test_a_page_is_read_up_to_a_length() -> None:
    long = json.dumps({"description": "x" * MAX_LENGTH})
    assert documents([WHOLE, long, WHOLE]) == [STORY]
    assert [held([WHOLE] * 2).whole, held([WHOLE, long]).whole] == [True, False]


@pytest.mark.parametrize(
    ("sources", "sound"),
    [
        ([], True),
        (["", " \n"], True),
        ([WHOLE, WHOLE], True),
        ([f"<!-- {WHOLE} -->"], True),
        ([f"{WHOLE};{WHOLE}"], True),
        (['{"a": 1,}'], False),
        (['{"a": "say "so""}'], False),
        (['{"headline": "A", oops'], False),
        ([WHOLE, "oops"], False),
        (["[" * 100_000], False),
    ],
)
def test_what_is_not_read_as_it_stands_is_not_sound(sources: list[str], sound: bool) -> None:
    assert held(sources).sound is sound


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_sound_json_is_read_as_the_standard_reads_it(value: Any) -> None:
    assert parsed(json.dumps(value)) == [value]


@given(st.text(alphabet=st.sampled_from("{}[]\",:\\/* \n'aé<!-"), max_size=120))
def test_garbage_never_raises(source: str) -> None:
    assert isinstance(parsed(source), list)


@given(JSON, st.data())
def test_cut_json_never_raises(value: Any, data: st.DataObject) -> None:
    source = json.dumps(value)
    assert isinstance(parsed(source[: data.draw(st.integers(0, len(source)))]), list)


@pytest.mark.parametrize(
    "piece",
    [
        '"', '{"a":"', "[", '{"a":', "/*", "//", '"a" ', '"\\', ',"', '" ', "<!--", "\\", '{"a":1,"a":1,', ",}",
        '"@type":"Person","name":"', '"headline":"', "&quot;", '"headline": \'', "]]>", '{"', "-->", "\u2028", '": "',
    ],
)  # fmt: skip
def test_many_of_a_kind_are_read_to_the_end(piece: str) -> None:
    assert isinstance(parsed(piece * (160_000 // len(piece)) + "x"), list)
