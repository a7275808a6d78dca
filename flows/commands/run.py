"""Read documents into a lake, check them, publish a new version, build its warehouse and report."""

import argparse
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from flows.options import ROW_KEYS, declare_reading, settings_of

EXAMPLES = f"""\
INPUT is a file, a folder (read with all below it), a quoted pattern ('pages/**/*.html') or - for standard input.
Formats: flattened plain text, HTML, each also gzip or zstd; WARC and WARC.gz; JSONL with a document a row,
{ROW_KEYS}; one of html, text and
content is needed.

examples:
  copydesk run seeds/documents
  copydesk run crawl-2025-01/*.warc.gz --lake /data/news --workers 8
  cat pages.jsonl | copydesk run - --engine none
"""


def declare(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    command.add_argument("inputs", nargs="+", metavar="INPUT", help="file, folder, pattern or -")
    declare_reading(command, workers=min(8, os.cpu_count() or 1))
    command.add_argument(
        "--engine", choices=("prefect", "none"), default="prefect",
        help="who calls the steps; none is the same without Prefect (prefect)",
    )  # fmt: skip


def call(options: argparse.Namespace) -> int:
    """Run the pipeline and print what came of it."""
    from flows.progress import bars
    from flows.shown import show_summary

    settings = settings_of(options)
    settings.refuse_unusable()
    began = time.monotonic()
    with _stoppable(), bars(sys.stderr.isatty()) as watch:
        if options.engine == "none":
            from flows.engine import PlainEngine
            from flows.pipeline import pipeline

            summary = pipeline(settings, PlainEngine(), watch)
        else:
            from flows.prefect_run import run_under_prefect

            if not sys.stderr.isatty():
                print("copydesk: starting Prefect (--engine none does without) ...", file=sys.stderr)
            watch.step("starting Prefect")
            summary = run_under_prefect(settings, watch)
    show_summary(summary, time.monotonic() - began)
    return 0


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let SIGTERM end a run as Ctrl-C does: it is recorded as interrupted, and its workers are stopped."""
    from flows.record import Stopped

    def stop(number: int, frame: object) -> None:
        """Raise where the main thread is."""
        raise Stopped(number, frame)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
