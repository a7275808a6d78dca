"""CPU per page of dating, against htmldate without its extensive search and against datefinder, as ratios in one run.

    python -m benchmarks.dates FOLDER [PAGES] [--gold FILE --sets NAME,NAME]

FOLDER holds pages as .html, .html.gz or .txt; PAGES of them are drawn by a fixed seed. With --gold they are those of
some sets that have a date there, each with its address; FILE has a JSON object a line with path (below FOLDER), url,
set and date. Ours and the peer's are called in turns on each page, so that the load of the machine falls on both.
Standing alone means from the source and nothing else; sharing means with what the pipeline has from reading the
page's blocks and metadata: the parsed tree, the visible text, and what the page states of itself, read already.
datefinder is a peer for texts only and is skipped where absent.
"""

import argparse
import gc
import gzip
import importlib
import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

from htmldate import find_date
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

from transforms.dates import date_html, date_text
from transforms.markup.structured import Structured, structured
from transforms.markup.tree import parse
from transforms.metadata import metadata_of

ROUNDS = 3
SHORT = 20_000  # characters datefinder is given: longer texts take it seconds


Page = tuple[str, str | None]  # its source and its address


def pages(folder: Path, limit: int) -> list[Page]:
    """Read some pages of a folder, the same ones each time; their addresses are unknown."""
    found = sorted(path for path in folder.iterdir() if path.suffix in (".html", ".gz", ".txt"))
    return [(_source(path), None) for path in _drawn(found, limit)]


def dated_pages(folder: Path, gold: Path, sets: Sequence[str], limit: int) -> list[Page]:
    """Read some of the pages whose date is known, the same ones each time."""
    rows = [json.loads(line) for line in gold.read_text("utf-8").split("\n") if line]
    rows = [row for row in rows if row["date"] and row["set"] in sets]
    return [(_source(folder / row["path"]), row["url"]) for row in _drawn(rows, limit)]


def _drawn(listed: list[Any], limit: int) -> list[Any]:
    return random.Random(0).sample(listed, min(limit, len(listed)))


def _source(path: Path) -> str:
    read = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return read.decode("utf-8", "replace")


def cpu_ms(works: Sequence[Callable[[int], object]], count: int) -> list[float]:
    """Return CPU milliseconds per input of each work, called in turns; the best of a few rounds.

    Each begins, and follows each other, as often as the others: who touches a page first fetches it from memory, and
    who follows a stranger fetches its own code as well.
    """
    rounds, orders = [], list(permutations(range(len(works))))
    for _ in range(ROUNDS):
        spent = [0.0] * len(works)
        for number in range(count):
            for place in orders[number % len(orders)]:
                start = time.process_time()
                works[place](number)
                spent[place] += time.process_time() - start
        rounds.append(spent)
    return [1000 * min(times) / max(1, count) for times in zip(*rounds, strict=True)]


@dataclass(frozen=True)
class Read:
    """What the pipeline has of a page by the time it is dated."""

    text: str
    tree: LexborHTMLParser
    stated: Structured

    @classmethod
    def of(cls, page: Page) -> "Read":
        """Read a page as far as the pipeline does before its dates: with the metadata, which ask for what it states."""
        html, url = page
        tree = parse(html)
        read = cls(extract_plain_text(html), tree, structured(tree, url))
        metadata_of(read.stated, tree)
        return read


def ours_html(page: Page, read: Read | None = None) -> object:
    """Date a page, with what was read of it where that is at hand."""
    html, url = page
    text, tree, stated = (read.text, read.tree, read.stated) if read else (None, None, None)
    return date_html(
        html, visible=text, url=url, fetched_at=None, language=None, zone=None, tree=tree, stated=stated
    )  # fmt: skip


def ours_text(text: str) -> object:
    """Date a flattened page."""
    return date_text(text, url=None, fetched_at=None, language=None, zone=None)


def peer_html(html: str) -> object:
    """Ask htmldate; it raises on some pages, and they cost what they cost."""
    try:
        return find_date(html, extensive_search=False, original_date=True)
    except (ValueError, TypeError, AttributeError, OverflowError):
        return None


def compare_html(drawn: Sequence[Page], read: Sequence[Read]) -> None:
    """Print what pages cost, standing alone and sharing, against htmldate."""
    alone, shared, peer = cpu_ms(
        (
            lambda n: ours_html(drawn[n]),
            lambda n: ours_html(drawn[n], read[n]),
            lambda n: peer_html(drawn[n][0]),
        ),
        len(drawn),
    )
    print(f"html: {len(drawn)} pages, htmldate without extensive search {peer:.2f} ms a page")
    print(f"html, standing alone: {alone:.2f} ms a page, ratio {alone / peer:.2f}")
    print(f"html, sharing what is read: {shared:.2f} ms a page, ratio {shared / peer:.2f}")


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


def main(drawn: Sequence[Page]) -> None:
    """Compare on pages, and on their texts."""
    markup = [page for page in drawn if "<" in page[0][:2000]]
    read = [Read.of(page) for page in markup]
    gc.collect()
    gc.freeze()  # the pages held here are no garbage to be looked for while a work runs
    compare_html(markup, read)
    compare_texts([one.text for one in read])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", type=int, nargs="?", default=300)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--sets", default="hd_default")
    args = parser.parse_args()
    if args.gold:
        main(dated_pages(args.folder, args.gold, args.sets.split(","), args.pages))
    else:
        main(pages(args.folder, args.pages))
