import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.inputs import NoInputs, discover, read_inputs
from schemas.document import Document
from schemas.rejection import Rule


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b/2.txt", "b/1.html", "a.txt", "c/d/3.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A story." if path.suffix != ".jsonl" else '{"text": "A row."}\n{"text": "Another."}\n')
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["a.txt"], ["a.txt"]),
        (["b"], ["b/1.html", "b/2.txt"]),
        (["b", "a.txt", "b/2.txt"], ["a.txt", "b/1.html", "b/2.txt"]),
        (["**/*.txt"], ["a.txt", "b/2.txt"]),
        (["."], ["a.txt", "b/1.html", "b/2.txt", "c/d/3.jsonl"]),
        (["-"], ["-"]),
    ],
)
def test_arguments_become_files(tree: Path, arguments: list[str], names: list[str]) -> None:
    assert [str(path) for path in discover(arguments)] == names


def test_what_names_nothing_says_so(tree: Path) -> None:
    (tree / "bare").mkdir()
    for argument, message in [("gone.txt", "no such file"), ("*.pdf", "no file matches"), ("bare", "holds no file")]:
        with pytest.raises(NoInputs, match=message):
            discover([argument])


def test_records_say_where_they_stand(tree: Path) -> None:
    met = [receipt for receipt, _ in read_inputs(discover(["."]))]
    assert [(receipt.uri, receipt.record_no) for receipt in met] == [
        ("a.txt", 0), ("b/1.html", 0), ("b/2.txt", 0), ("c/d/3.jsonl", 0), ("c/d/3.jsonl", 1),
    ]  # fmt: skip
    assert all(isinstance(receipt, Document) for receipt in met)


def test_a_file_elsewhere_keeps_its_whole_path(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree / "b")
    (met,) = [receipt for receipt, _ in read_inputs([tree / "a.txt"])]
    assert met.uri == (tree / "a.txt").as_posix()
    (met,) = [receipt for receipt, _ in read_inputs([Path("../a.txt")])]
    assert met.uri == (tree / "a.txt").as_posix()


def test_the_argument_gives_the_fetch(tree: Path) -> None:
    instant = datetime(2026, 1, 2, tzinfo=UTC)
    (met,) = [receipt for receipt, _ in read_inputs([Path("a.txt")], fetched_at=instant)]
    assert (met.fetched_at, met.fetched_at_source) == (instant, "argument")


def test_standard_input_is_one_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\n')))
    met = [receipt for receipt, _ in read_inputs(["-"])]
    assert [(receipt.uri, receipt.record_no) for receipt in met] == [("stdin:", 0), ("stdin:", 1)]


def refused(tree: Path, name: str) -> str:
    ((_, rejection),) = read_inputs([tree / name])
    assert rejection is not None
    return rejection.rule


def test_what_must_not_be_opened_is_refused(tree: Path) -> None:
    os.mkfifo(tree / "pipe.txt")
    (tree / "b" / "inside.txt").symlink_to("2.txt")
    (tree / "b" / "outside.txt").symlink_to("../a.txt")
    (tree / "loop.txt").symlink_to("loop.txt")
    (tree / "zero.txt").symlink_to("/dev/zero")
    for name in ("pipe.txt", "b/outside.txt", "loop.txt", "zero.txt", "b"):
        assert refused(tree, name) == Rule.NOT_REGULAR_FILE, name
    ((met, rejection),) = read_inputs([tree / "b" / "inside.txt"])
    assert rejection is None
    assert isinstance(met, Document)


def test_an_unreadable_file_is_refused(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)  # the tests may run as root, whom no mode keeps out
    assert refused(tree, "a.txt") == Rule.UNREADABLE


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a.txt", [(0, Rule.CHANGED_DURING_READ)]),
        ("c/d/3.jsonl", [(0, None), (1, None), (2, Rule.CHANGED_DURING_READ)]),
    ],
)
def test_a_file_that_changes_while_it_is_read_is_refused(
    tree: Path, monkeypatch: pytest.MonkeyPatch, name: str, found: list
) -> None:
    monkeypatch.setattr("flows.inputs._changed", lambda before, path: True)
    met = [(receipt.record_no, rejection and rejection.rule) for receipt, rejection in read_inputs([tree / name])]
    assert met == found


def test_a_name_that_is_no_text_is_refused_and_shown_escaped(tree: Path) -> None:
    with open(os.fsencode(tree) + b"/b/n\xff.txt", "wb") as file:
        file.write(b"A story.")
    ((receipt, rejection),) = [met for met in read_inputs(discover(["b"])) if met[1]]
    assert rejection is not None
    assert rejection.rule == Rule.BAD_NAME
    assert receipt.uri == "b/n\\xff.txt"
