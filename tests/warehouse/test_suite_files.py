from pathlib import Path

import pytest

from warehouse.suite_files import BadSuite, read_suite, read_suites

LINE = "  - {name: n, type: expect_x, column: c, min_value: 1, severity: row, because: why}\n"
HEAD = "suite: s\ntable: t\nkey: id\nexpectations:\n"


def test_a_line_is_an_expectation() -> None:
    (expectation,) = read_suite("s.yml", "# what it is\n" + HEAD + LINE).expectations
    assert (expectation.name, expectation.type, expectation.severity) == ("n", "expect_x", "row")
    assert expectation.because == "why"
    assert expectation.arguments == {"column": "c", "min_value": 1}
    assert expectation.where == "s.yml:6"


def test_packaged_suites_are_read_in_order() -> None:
    names = [suite.name for suite in read_suites()]
    assert names == sorted(names)
    assert {"articles", "documents", "blocks", "date_candidates", "duplicates", "accounting"} <= set(names)


def test_only_yml_files_are_suites(tmp_path: Path) -> None:
    (tmp_path / "s.yml").write_text(HEAD + LINE, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no suite", encoding="utf-8")
    assert [suite.name for suite in read_suites(tmp_path)] == ["s"]


def test_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSuite, match="no suite here; a suite is a file <name>.yml"):
        read_suites(tmp_path)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "s.yml: no mapping; give the fields suite, table, key, expectations"),
        ("- a\n", "s.yml: no mapping; give the fields suite, table, key, expectations"),
        ("suite: s\n", "s.yml: table, key, expectations is missing"),
        (HEAD, "s.yml: expectations is missing"),
        (HEAD + "  a: 1\n", "s.yml: expectations is no list"),
        (HEAD + "  - x\n", "s.yml:5: no mapping; give the fields name, type, severity, because"),
        (HEAD.replace("suite: s", "suite: other") + LINE, "s.yml: its suite is named 'other'; name the suite like"),
        (HEAD.replace("suite: s", "suite: s\nmore: 1") + LINE, "s.yml: more is unknown; a suite has suite, table"),
        (HEAD.replace("key: id", "key: 1") + LINE, "s.yml: key is no text; put it in quotes"),
        (HEAD + LINE + LINE, "s.yml:6: n stands already at s.yml:5; give it another name"),
        (HEAD + LINE.replace("row", "warning"), "s.yml:5: severity 'warning' is unknown; use one of row, critical"),
        (HEAD + LINE.replace(", because: why", ""), "s.yml:5: because is missing; give each of name, type"),
        (HEAD + LINE.replace("why", "yes"), "s.yml:5: because is no text; put it in quotes"),
        (HEAD + LINE + LINE.replace("why", "{a: b"), "s.yml:7: not YAML: "),
        (HEAD + LINE.replace("min_value: 1", "min_value: 1, min_value: 2"), "s.yml:5: min_value stands twice"),
    ],
)
def test_bad_file_is_refused_with_the_way_out(text: str, complaint: str) -> None:
    with pytest.raises(BadSuite) as refusal:
        read_suite("s.yml", text)
    assert str(refusal.value).startswith(complaint)
