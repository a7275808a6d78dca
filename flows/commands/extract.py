"""Turn documents into JSON records, one each, without a lake."""

import argparse
import os
import sys

from flows.options import ROW_KEYS, positive

EXAMPLES = f"""\
With --jsonl every line of standard input is one page in the keys that "copydesk run" reads of a JSONL file,
{ROW_KEYS}, or {{"id", "path", ...}} for
one in a file of its own. Every line of standard output is one record with the same id, in the order in which they are
done; where a line gives no id, "line" is its number, from 1. Its keys are the columns of the warehouse: of articles,
{{"id", "document_id", "title", "text", "published_date", ...}}, or of quarantine, {{"id", "rejected": "rule: message",
"document_id", "stage", "rule", "message"}}; a step that raised and was done without is in "failures", with its rule and
message; what was mended or left out is in "repairs", in codes. An empty list of either is not written.

examples:
  copydesk extract page.html
  cat page.html | copydesk extract -
  copydesk extract --jsonl < pages.jsonl > articles.jsonl
"""


def declare(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    command.add_argument("files", nargs="*", metavar="FILE", help="documents or archives; - for standard input")
    command.add_argument("--jsonl", action="store_true", help="read and write JSON lines, streaming")
    command.add_argument("--workers", type=positive, default=os.cpu_count() or 1, metavar="N", help="worker processes")


def call(options: argparse.Namespace) -> int:
    """Extract files, or the lines of standard input."""
    from flows.extract import extract_file, extract_lines, to_stdout
    from flows.fence import Fence
    from flows.fingerprint import pipeline_version
    from flows.inputs import discover
    from flows.publishers import DEFAULT, read_publishers
    from transforms.context import Context

    if not options.jsonl and not options.files:
        raise ValueError("name files to extract, - for standard input, or say --jsonl and give JSON lines there")
    if options.jsonl and "-" in options.files:
        raise ValueError("with --jsonl standard input holds the JSON lines: leave out -")
    context = Context(pipeline_version=pipeline_version(DEFAULT), publishers=read_publishers(DEFAULT), evidence=False)
    workers = options.workers if options.jsonl else 1
    with Fence(workers, preload=("flows.extract", "flows.warmed")) as fence:
        if options.jsonl:
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
            extract_lines(sys.stdin, to_stdout, fence, context, workers)
        for path in discover(options.files):
            for record in extract_file(str(path), fence, context):
                to_stdout(record + "\n")
    return 0
