"""CPU per page of dating, against htmldate without its extensive search and against datefinder, as ratios in one run.

    python -m benchmarks.dates FOLDER [PAGES]

FOLDER holds pages as .html, .html.gz or .txt; PAGES of them are drawn by a fixed seed. Ours and the peer's are called
in turns on each page, so that the load of the machine falls on both. Standing alone means from the source and nothing
else; sharing means with the parsed tree and the visible text that the pipeline has from reading the page's blocks.
datefinder is a peer for texts only and is skipped where absent.
"""

import gzip
import importlib
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from htmldate import find_date
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

from transforms.dates import date_html, date_text

ROUNDS = 3
SHORT = 20_000  # characters datefinder is given: longer texts take it seconds


def pages(folder: Path, limit: int) -> list[str]:
    """Read some pages of a folder, the same ones each time."""
    found = sorted(path for path in folder.iterdir() if path.suffix in (".html", ".gz", ".txt"))
    chosen = random.Random(0).sample(found, min(limit, len(found)))
    return [
        (gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes()).decode("utf-8", "replace")
        for p in chosen
    ]


def cpu_ms(works: Sequence[Callable[[int], object]], count: int) -> list[float]:
    """Return CPU milliseconds per input of each work, called in turns; the best of a few rounds, the first warms up."""
    rounds = []
    for _ in range(ROUNDS):
        spent = [0.0] * len(works)
        for number in range(count):
            for place, work in enumerate(works):
                start = time.process_time()
                work(number)
                spent[place] += time.process_time() - start
        rounds.append(spent)
    return [1000 * min(times) / max(1, count) for times in zip(*rounds, strict=True)]


def ours_html(html: str, visible: str | None = None, tree: LexborHTMLParser | None = None) -> object:
    """Date a page, with its text and its tree where they are at hand."""
    return date_html(html, visible=visible, url=None, fetched_at=None, language=None, zone=None, tree=tree)


def ours_text(text: str) -> object:
    """Date a flattened page."""
    return date_text(text, url=None, fetched_at=None, language=None, zone=None)


def peer_html(html: str) -> object:
    """Ask htmldate; it raises on some pages, and they cost what they cost."""
    try:
        return find_date(html, extensive_search=False, original_date=True)
    except (ValueError, TypeError, AttributeError, OverflowError):
        return None


def compare_html(htmls: Sequence[str], texts: Sequence[str]) -> None:
    """Print what pages cost, standing alone and sharing, against htmldate."""
    trees = [LexborHTMLParser(html) for html in htmls]
    alone, shared, peer = cpu_ms(
        (
            lambda n: ours_html(htmls[n]),
            lambda n: ours_html(htmls[n], texts[n], trees[n]),
            lambda n: peer_html(htmls[n]),
        ),
        len(htmls),
    )
    print(f"html: {len(htmls)} pages, htmldate without extensive search {peer:.2f} ms a page")
    print(f"html, standing alone: {alone:.2f} ms a page, ratio {alone / peer:.2f}")
    print(f"html, sharing parse and text: {shared:.2f} ms a page, ratio {shared / peer:.2f}")


def compare_texts(texts: Sequence[str]) -> None:
    """Print what texts cost, against datefinder where it is installed."""
    size = sum(map(len, texts)) / max(1, len(texts))
    (mine,) = cpu_ms((lambda n: ours_text(texts[n]),), len(texts))
    print(f"text: {mine:.2f} ms a text of {size:.0f} characters on average")
    try:
        find = importlib.import_module("datefinder").find_dates
    except ModuleNotFoundError:
        return
    mine, theirs = cpu_ms((lambda n: ours_text(texts[n]), lambda n: list(find(texts[n][:SHORT]))), len(texts))
    print(f"text: datefinder {theirs:.2f} ms, ratio {mine / theirs:.2f}")


def main(folder: Path, limit: int) -> None:
    """Compare on the pages of a folder, and on their texts."""
    htmls = [text for text in pages(folder, limit) if "<" in text[:2000]]
    texts = [extract_plain_text(html) for html in htmls]
    compare_html(htmls, texts)
    compare_texts(texts)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300)
