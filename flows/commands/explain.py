"""Show why an article, or a refusal, is as it is: every block, every date, the language, where the bytes came from."""

import argparse
from pathlib import Path

EXAMPLES = """\
ARTICLE_ID may be shortened to its first characters; the path of a document works too.

examples:
  copydesk explain 3f9ac2
  copydesk explain seeds/documents/en-harbour-pier-vote.txt
"""


def declare(command: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    command.add_argument("article", metavar="ARTICLE_ID", help="id, its beginning, or the path of a document")
    command.add_argument("--lake", type=Path, default=Path("lake"), metavar="DIR", help="the lake (lake)")


def call(options: argparse.Namespace) -> int:
    """Explain one document."""
    from flows.inputs import uri_of
    from flows.shown import show_explanation
    from warehouse.explain import explain

    show_explanation(explain(options.lake, options.article, uri=uri_of(Path(options.article))))
    return 0
