import gzip
import json
from itertools import permutations
from pathlib import Path

import pytest

from benchmarks.dates import Read, cpu_ms, dated_pages, main, ours_html, ours_text, pages, peer_html
from transforms.dates import Dating

PAGE = "<html><body><h1>Council agrees</h1><p>Published 16 January 2025</p></body></html>"


def test_pages_are_drawn_alike_each_time(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02d}.html.gz").write_bytes(gzip.compress(f"<p>{number}".encode()))
    (tmp_path / "notes.md").write_text("no page")
    drawn = pages(tmp_path, 5)
    assert drawn == pages(tmp_path, 5)
    assert len(set(drawn)) == 5
    assert sorted(pages(tmp_path, 99)) == sorted((f"<p>{number}", None) for number in range(20))


def test_pages_of_a_set_come_with_their_addresses(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text("<p>one")
    (tmp_path / "two.html.gz").write_bytes(gzip.compress(b"<p>two"))
    rows = [("one.html", "a", "2025-01-16"), ("two.html.gz", "a", "2025-01-17"), ("gone.html", "b", "2025-01-18"),
            ("gone.html", "a", None)]  # fmt: skip
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        "\n".join(json.dumps({"path": p, "set": s, "date": d, "url": f"https://a.org/{p}"}) for p, s, d in rows)
    )
    assert sorted(dated_pages(tmp_path, gold, ["a"], 9)) == [
        ("<p>one", "https://a.org/one.html"), ("<p>two", "https://a.org/two.html.gz"),
    ]  # fmt: skip
    assert len(dated_pages(tmp_path, gold, ["a"], 1)) == 1
    assert dated_pages(tmp_path, gold, ["c"], 9) == []


def test_each_work_follows_each_other_as_often() -> None:
    calls: list[int] = []
    cpu_ms([lambda n, own=own: calls.append(own) for own in range(3)], 6)
    turns = [tuple(calls[at : at + 3]) for at in range(0, 18, 3)]
    assert sorted(turns) == sorted(permutations(range(3)))


def test_works_are_called_in_turns() -> None:
    calls: list[tuple[str, int]] = []
    figures = cpu_ms((lambda n: calls.append(("a", n)), lambda n: calls.append(("b", n))), 2)
    assert calls[:4] == [("a", 0), ("b", 0), ("b", 1), ("a", 1)]
    assert len(figures) == 2
    assert all(figure >= 0 for figure in figures)


@pytest.mark.parametrize("html", [PAGE, "", "<time datetime='2025-01-16T10:00+99:99'>"])
def test_a_page_that_breaks_the_peer_is_counted(html: str) -> None:
    assert peer_html(html) in ("2025-01-16", None)
    assert isinstance(ours_html((html, None)), Dating)
    assert isinstance(ours_html((html, None), Read.of((html, None))), Dating)
    assert isinstance(ours_text(html), Dating)


def test_both_cases_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    main(pages(tmp_path, 3))
    told = capsys.readouterr().out
    assert all(words in told for words in ("standing alone", "sharing what is read", "ms a text"))
