import gzip
from pathlib import Path

import pytest

from benchmarks.dates import cpu_ms, main, ours_html, ours_text, pages, peer_html
from transforms.dates import Dating

PAGE = "<html><body><h1>Council agrees</h1><p>Published 16 January 2025</p></body></html>"


def test_pages_are_drawn_alike_each_time(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02d}.html.gz").write_bytes(gzip.compress(f"<p>{number}".encode()))
    (tmp_path / "notes.md").write_text("no page")
    drawn = pages(tmp_path, 5)
    assert drawn == pages(tmp_path, 5)
    assert len(set(drawn)) == 5
    assert sorted(pages(tmp_path, 99)) == sorted(f"<p>{number}" for number in range(20))


def test_works_are_called_in_turns() -> None:
    calls: list[tuple[str, int]] = []
    figures = cpu_ms((lambda n: calls.append(("a", n)), lambda n: calls.append(("b", n))), 2)
    assert calls[:4] == [("a", 0), ("b", 0), ("a", 1), ("b", 1)]
    assert len(figures) == 2
    assert all(figure >= 0 for figure in figures)


@pytest.mark.parametrize("html", [PAGE, "", "<time datetime='2025-01-16T10:00+99:99'>"])
def test_a_page_that_breaks_the_peer_is_counted(html: str) -> None:
    assert peer_html(html) in ("2025-01-16", None)
    assert isinstance(ours_html(html), Dating)
    assert isinstance(ours_text(html), Dating)


def test_both_cases_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    main(tmp_path, 3)
    told = capsys.readouterr().out
    assert all(words in told for words in ("standing alone", "sharing parse and text", "ms a text"))
