"""What a run over a lake that stands costs: nothing new, a tenth more, and the same built from nothing.

Run: python -m benchmarks.growing [documents]

Prints CPU seconds of all processes by step, the ratio to the first run, and the peak of memory of this process so far.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from flows.engine import PlainEngine
from flows.pipeline import pipeline
from flows.settings import Settings
from warehouse.lake import Lake

P = ParamSpec("P")
T = TypeVar("T")

TEXT = (
    "the council harbour pier winter vote cost engineer bridge mayor plan morning storm county report school train "
    "line price farmer river market hospital nurse budget talks minister strike union wage court judge case evening"
)
WORDS = TEXT.split()


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as folder:
        lake, pages = Lake(Path(folder) / "lake"), Path(folder) / "pages.jsonl"
        _write(pages, documents)
        first = _measured("first run", lake, pages)
        rounds: dict[str, Callable[[], None]] = {
            "unchanged, built from nothing": lake.seal.unlink,
            "unchanged": lambda: None,
            "a tenth more": lambda: _write(pages, documents + documents // 10),
        }
        for name, prepare in rounds.items():
            prepare()
            cost = _measured(name, lake, pages)
            print(f"{name}: {cost / first:.3f} of the first run\n")


class _Timed(PlainEngine):
    """Notes the CPU time of each step that runs in this process."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}

    def run(self, step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        started = time.process_time()
        value = step(*args, **kwargs)
        self.steps[step.__name__] = time.process_time() - started
        return value


def _measured(name: str, lake: Lake, pages: Path) -> float:
    engine, before = _Timed(), _spent()
    pipeline(Settings(inputs=(str(pages),), lake=lake.root, workers=1), engine)
    spent = _spent() - before
    steps = ", ".join(f"{step} {seconds:.2f}" for step, seconds in engine.steps.items())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name}: {spent:.1f} CPU s ({steps}), peak {peak} MB, warehouse {lake.warehouse.stat().st_size >> 20} MB")
    return spent


def _spent() -> float:
    """Return the CPU seconds of this process and of those it waited for: the workers end with their run."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _write(path: Path, documents: int) -> None:
    """Write pages of 200 to 400 words in paragraphs, between a menu and a footer, as rows of text."""
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        for number in range(documents):
            lines = ["Home", "News", "Contact", _sentence(chance, 8), "12 March 2024", ""]
            lines += [" ".join(_sentence(chance, 14) for _ in range(4)) for _ in range(chance.randint(4, 7))]
            text = "\\n".join([*lines, f"Story {number}", "Read more", "Share"])
            file.write(f'{{"text": "{text}", "url": "https://paper{number % 40}.example/{number}"}}\n')


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


if __name__ == "__main__":
    main()
