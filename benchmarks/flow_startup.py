"""What a run of copydesk costs beside an empty Prefect flow, in the same minutes on the same machine.

python -m benchmarks.flow_startup [--rounds N] [--inputs PATH]

Each round runs, taking turns, an empty flow for which Prefect starts its server itself and `copydesk run`, each in
a fresh home and then again in the same one, with the same settings. Figures are medians over the rounds; CPU counts
all child processes that were waited for.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from flows.prefect_settings import defaults

EMPTY_FLOW = """
from prefect import flow

@flow(name="empty")
def empty():
    return None

empty()
"""
STATES = ("fresh home", "second time")
Cost = tuple[float, float]


def cost(command: list[str], environment: dict[str, str]) -> Cost:
    """Return wall and CPU seconds of a command, with those of the processes it waited for."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def one_round(inputs: Path) -> dict[tuple[str, str], Cost]:
    """Measure both commands in a fresh home and again in the same one, taking turns."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    plain.pop("PYTHONDONTWRITEBYTECODE", None)
    costs = {}
    with tempfile.TemporaryDirectory() as folder:  # Prefect makes its home in it, but no folder above
        empty = {**plain, **defaults(Path(folder), "run")}
        copydesk = str(Path(sys.executable).with_name("copydesk"))
        run = [copydesk, "run", str(inputs), "--lake", f"{folder}/lake", "--engine", "prefect"]
        for state in STATES:
            costs["empty flow", state] = cost([sys.executable, "-c", EMPTY_FLOW], empty)
            costs["copydesk run", state] = cost(run, plain)
    return costs


def show(seen: dict[tuple[str, str], list[Cost]]) -> None:
    """Print the medians and their ratios."""
    middle = {
        key: tuple(statistics.median(column) for column in zip(*costs, strict=True)) for key, costs in seen.items()
    }
    print(f"{'':14}{'':14}{'wall s':>8}{'CPU s':>8}")
    for (command, state), (wall, cpu) in middle.items():
        print(f"{command:14}{state:14}{wall:8.2f}{cpu:8.2f}")
    for state in STATES:
        wall, cpu = (
            ours / theirs
            for ours, theirs in zip(middle["copydesk run", state], middle["empty flow", state], strict=True)
        )
        print(f"{'ratio':14}{state:14}{wall:8.2f}{cpu:8.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--inputs", type=Path, default=Path("seeds/documents"))
    options = parser.parse_args()
    seen: dict[tuple[str, str], list[Cost]] = defaultdict(list)
    for number in range(options.rounds):
        for key, value in one_round(options.inputs).items():
            seen[key].append(value)
        print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
    show(seen)


if __name__ == "__main__":
    main()
