"""Names that only a page's furniture has, and how many are kept: ``python -m benchmarks.names DATA_DIR``.

A name is a pair of capitalised words. A monitor that counts who is mentioned must not count the menu.
"""

import argparse
import re
from collections import defaultdict
from pathlib import Path

from training.corpus import rows
from transforms.flattened import read_flattened
from transforms.page import Page

NAME = re.compile(r"\b([A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+) ([A-ZÀ-ÖØ-Þ][\w’'-]+)\b")


def names(text: str) -> set[str]:
    """Return the pairs of capitalised words that stand in one line."""
    return {f"{first} {second}" for line in text.split("\n") for first, second in NAME.findall(line)}


def furniture_names(page: str, gold: str, title: str | None) -> set[str]:
    """Return the names on a page that neither its story nor its title has."""
    told = " ".join(f"{title or ''} {gold}".split())
    return {name for name in names(page) if name not in told}


def main() -> None:
    """Print the share of furniture names that the story still has, by set and flattener."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    args = parser.parse_args()
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows(args.data / "flat.jsonl.gz"):
        if not row["text"]:
            continue
        answer = read_flattened(row["content"])
        only = furniture_names(row["content"], row["text"], row["title"])
        kept = names(answer.story) & only if isinstance(answer, Page) else set()
        tally = found[f"{row['set']} {row['flattener']}"]
        tally[0] += len(kept)
        tally[1] += len(only)
    for group, (kept_count, all_count) in sorted(found.items()):
        print(f"{group:24} {all_count:6} names only in furniture, {kept_count / max(1, all_count):7.2%} kept")


if __name__ == "__main__":
    main()
