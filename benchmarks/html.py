"""Stories out of pages of markup: copydesk, trafilatura, newspaper4k and resiliparse side by side, in one run.

    python -m benchmarks.html DATA_DIR [--limit N] [--sets a,b]

Every page goes through all of them before the next one does, so that whatever else the machine does falls on all.
F1 is that of four-word runs for pages with gold texts, and of the passages that gold names for the others; "CPU" is
processor time against trafilatura's, text and metadata. The packaged model has seen these pages:
``python -m training.crossval_html`` gives figures on unseen ones.
"""

import argparse
import gc
import gzip
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from resiliparse.extract.html2text import extract_plain_text
from trafilatura import bare_extraction
from trafilatura.settings import Document

from training.corpus import Row, rows
from training.labels import plain
from training.scores import f1, precision_recall
from transforms.decode import decode
from transforms.fence import Failed, attempt
from transforms.html import read_html
from transforms.page import Page

REFERENCE = "trafilatura"
SELDOM = (100_000, 50, 50)  # as in copydesk's workers, for all tools alike
Answer = tuple[str, str | None]  # text, title
Extractor = Callable[[str, str | None], Answer]


def by_copydesk(html: str, url: str | None) -> Answer:
    page = read_html(html, url=url)
    return (page.story, page.title) if isinstance(page, Page) else ("", None)


def by_trafilatura(html: str, url: str | None) -> Answer:
    found = bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    return (found.text or "", found.title) if isinstance(found, Document) else ("", None)


def by_resiliparse(html: str, _: str | None) -> Answer:
    return extract_plain_text(html, main_content=True), None


def by_newspaper(html: str, url: str | None) -> Answer:
    from newspaper import Article  # a peer that need not be installed

    article = Article(url or "https://example.org/")
    article.download(input_html=html)
    article.parse()
    return article.text, article.title


def extractors() -> dict[str, Extractor]:
    """Return all that are installed, and say which are not."""
    found: dict[str, Extractor] = {"copydesk": by_copydesk, REFERENCE: by_trafilatura, "resiliparse": by_resiliparse}
    if find_spec("newspaper"):
        found["newspaper4k"] = by_newspaper
    else:
        print("newspaper4k is not installed: pip install --group bench")
    return found


@dataclass
class Tally:
    """What one extractor reached and cost."""

    texts: dict[str, list[tuple[float | None, float]]] = field(default_factory=lambda: defaultdict(list))
    titles: list[bool] = field(default_factory=list)
    passages: list[int] = field(default_factory=lambda: [0, 0, 0])  # found, missed, wrongly there
    empty: int = 0
    seconds: list[float] = field(default_factory=list)

    def add(self, row: Row, answer: Answer) -> None:
        text, title = answer
        self.empty += not text.strip()
        if row["text"]:
            self.texts[row["set"]].append(precision_recall(row["text"], text))
        else:
            flat, wanted = " ".join(text.split()), row["with"]
            hit = sum(" ".join(passage.split()) in flat for passage in wanted)
            wrong = sum(" ".join(passage.split()) in flat for passage in row["without"] or ())
            self.passages = [sum(pair) for pair in zip(self.passages, (hit, len(wanted) - hit, wrong), strict=True)]
        if row["title"]:
            self.titles.append(plain(title) == plain(row["title"]))

    def line(self, sets: Sequence[str], reference: float) -> str:
        found, missed, wrong = self.passages
        cells = [f"{f1(self.texts[name]):.4f}" if self.texts[name] else "-" for name in sets]
        cells.append(f"{2 * found / max(1, 2 * found + missed + wrong):.4f}")
        cells.append(f"{sum(self.titles) / max(1, len(self.titles)):.3f}")
        cost = sum(self.seconds) / max(reference, 1e-9)
        return "".join(f"{cell:>13}" for cell in (*cells, str(self.empty), f"{cost:.3f}", f"{max(self.seconds):.3f} s"))


def timed(extract: Extractor, html: str, url: str | None) -> tuple[Answer, float]:
    """Return what an extractor answers, nothing where it raises, and its processor time in seconds."""
    before = time.process_time()
    answer = attempt(extract, html, url)
    return ("", None) if isinstance(answer, Failed) else answer, time.process_time() - before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--sets", type=lambda names: names.split(","))
    args = parser.parse_args()
    gold = [row for row in rows(args.data / "gold.jsonl") if row["text"] or row["with"]]
    gold = [row for row in gold if not args.sets or row["set"] in args.sets]
    gold = gold[:: max(1, len(gold) // args.limit)] if args.limit else gold
    gc.set_threshold(*SELDOM)
    tools = extractors()
    for extract in tools.values():  # models, tables and date parsers load once, not on the first page's account
        timed(extract, "<article><p>" + "A first page, of 3 Maius 2019 or so. " * 50 + "</p></article>", None)
    tallies = {name: Tally() for name in tools}
    for row in gold:
        payload = gzip.decompress((args.data / row["path"]).read_bytes())
        html = decode(payload, charset=None, media_type="text/html").text
        for name, extract in tools.items():
            answer, seconds = timed(extract, html, row["url"])
            tallies[name].add(row, answer)
            tallies[name].seconds.append(seconds)
    sets = sorted({row["set"] for row in gold if row["text"]})
    print(
        f"{len(gold)} pages\n{'':14}"
        + "".join(f"{c:>13}" for c in (*sets, "passages", "titles", "empty", "CPU", "dearest"))
    )
    for name, tally in tallies.items():
        print(f"{name:14}{tally.line(sets, sum(tallies[REFERENCE].seconds))}")


if __name__ == "__main__":
    main()
