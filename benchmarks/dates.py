"""CPU per page of dating, against htmldate without its extensive search and against datefinder, as ratios in one run.

    python -m benchmarks.dates FOLDER [PAGES]

FOLDER holds pages as .html, .html.gz or .txt. datefinder is a peer for texts only and is skipped where absent.
"""

import gzip
import importlib
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from htmldate import find_date
from resiliparse.extract.html2text import extract_plain_text

from transforms.dates import date_html, date_text

ROUNDS = 3


def pages(folder: Path, limit: int) -> list[str]:
    """Read the first pages of a folder, by name."""
    found = sorted(path for path in folder.iterdir() if path.suffix in (".html", ".gz", ".txt"))[:limit]
    return [
        (gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes()).decode("utf-8", "replace")
        for p in found
    ]


def cpu_ms(work: Callable[[str], object], inputs: Sequence[str]) -> float:
    """Return CPU milliseconds per input, the best of a few rounds; the first round warms up."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for item in inputs:
            work(item)
        times.append(time.process_time() - start)
    return 1000 * min(times) / max(1, len(inputs))


def ours_html(html: str, visible: str | None = None) -> object:
    return date_html(html, visible=visible, url=None, fetched_at=None, language=None, zone=None)


def ours_text(text: str) -> object:
    return date_text(text, url=None, fetched_at=None, language=None, zone=None)


def peer_html(html: str) -> object:
    try:
        return find_date(html, extensive_search=False, original_date=True)
    except (
        ValueError,
        TypeError,
        AttributeError,
        OverflowError,
    ):  # it raises on some pages; they cost what they cost
        return None


def main(folder: Path, limit: int) -> None:
    htmls = [text for text in pages(folder, limit) if "<" in text[:2000]]
    texts = [extract_plain_text(html) for html in htmls]
    mine, theirs = cpu_ms(ours_html, htmls), cpu_ms(peer_html, htmls)
    print(f"html: {mine:.2f} ms a page, htmldate without extensive search {theirs:.2f}, ratio {mine / theirs:.2f}")
    visible = dict(zip(htmls, texts, strict=True))
    step = cpu_ms(lambda html: ours_html(html, visible[html]), htmls)
    print(f"html, its text at hand as in the pipeline: {step:.2f} ms a page, ratio {step / theirs:.2f}")
    mine = cpu_ms(ours_text, texts)
    print(f"text: {mine:.2f} ms a text of {sum(map(len, texts)) / max(1, len(texts)):.0f} characters on average")
    try:
        find = importlib.import_module("datefinder").find_dates
    except ModuleNotFoundError:
        return
    theirs = cpu_ms(lambda text: list(find(text[:20_000])), texts)
    print(f"text: datefinder {theirs:.2f} ms, ratio {mine / theirs:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200)
