"""Flattened pages against their gold, and the time they take: ``python -m benchmarks.flattened DATA_DIR``.

The packaged model has seen these pages; ``python -m training.crossval`` gives figures on unseen ones.
"""

import argparse
import time
from collections import defaultdict
from pathlib import Path

from training.corpus import rows
from training.labels import plain
from training.scores import f1, precision_recall
from transforms.flattened import read_flattened
from transforms.page import Page

ROUNDS = 5
SIZE = (4500, 5500)  # characters of the pages whose time is taken


def main() -> None:
    """Print F1, exact titles and the processor time of a page of 5,000 characters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    args = parser.parse_args()
    marks, titles, seconds = defaultdict(list), defaultdict(list), []
    for row in rows(args.data / "flat.jsonl.gz"):
        if not row["text"]:
            continue
        answer = read_flattened(row["content"])
        story, title = (answer.story, answer.title) if isinstance(answer, Page) else ("", None)
        group = f"{row['set']} {row['flattener']}"
        marks[group].append(precision_recall(row["text"], story))
        if row["title"] and plain(row["title"]) in plain(row["content"]):
            titles[group].append(plain(title) == plain(row["title"]))
        if SIZE[0] <= len(row["content"]) <= SIZE[1]:
            seconds.append(fastest(row["content"]))
    for group in sorted(marks):
        exact = sum(titles[group]) / max(1, len(titles[group]))
        print(f"{group:24} pages {len(marks[group]):4}  F1 {f1(marks[group]):.4f}  title {exact:.3f}")
    milliseconds = 1000 * sum(seconds) / max(1, len(seconds))
    print(f"{milliseconds:.2f} ms of CPU a page of 5,000 characters, {len(seconds)} pages")


def fastest(text: str) -> float:
    """Return the least processor time of a few rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        before = time.process_time()
        read_flattened(text)
        times.append(time.process_time() - before)
    return min(times)


if __name__ == "__main__":
    main()
