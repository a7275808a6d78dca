"""How well authors are read, without gold: ``python -m benchmarks.authors DATA_DIR [GOLD]``.

On pages whose JSON-LD names people and that show a byline, each is read with the other hidden; the figure is the share
of pages where both are the same set. GOLD may be a file of JSON, {page id: [names]}: then the share of its pages whose
authors are exactly its set is printed too.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from transforms.clean import fold
from transforms.decode import decode
from transforms.markup.structured import Structured, structured
from transforms.metadata.authors import Bylines, authors_of
from transforms.metadata.nodes import below, elsewhere
from transforms.metadata.record import metadata_of
from transforms.metadata.site import site_letters, stated_names
from transforms.metadata.titles import view_of


def main() -> None:
    data = Path(sys.argv[1])
    gold = json.loads(Path(sys.argv[2]).read_text("utf-8")) if len(sys.argv) > 2 else {}
    same: Counter[str] = Counter()
    both: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    for row, tree in pages(data):
        page = structured(tree, row["url"])
        stated, shown = stated_people(page), shown_people(page, tree)
        if stated and shown:
            both[row["set"]] += 1
            same[row["set"]] += stated == shown
        if row["id"] in gold:
            found = metadata_of(page, tree).authors.value or ()
            exact[row["set"]] += names(found) == names(gold[row["id"]])
    for group in sorted(both):
        print(f"{group:20} JSON-LD and byline name the same: {same[group]} of {both[group]}")
    for group in sorted(exact):
        print(f"{group:20} exactly the gold set: {exact[group]} of {len(gold)}")


def names(people: Any) -> frozenset[str]:
    return frozenset(fold(name).replace("’", "'") for name in people)


def stated_people(page: Structured) -> frozenset[str]:
    found = authors_of(page, Bylines(), site_letters(page, stated_names(page))).people
    return names(found.value or ()) if found.source == "jsonld:author" else frozenset()


def shown_people(page: Structured, tree: LexborHTMLParser) -> frozenset[str]:
    """Read the byline of a page with everything that it states of its authors taken away."""
    sites = site_letters(page, stated_names(page))
    nodes = (*below(view_of(page, None, sites).node).bylines, *elsewhere(tree))
    bare = Structured(page.url, page.language, {name: [] for name in page.nodes})
    return names(authors_of(bare, Bylines(lambda: nodes), sites).people.value or ())


def pages(data: Path) -> Iterator[tuple[dict[str, Any], LexborHTMLParser]]:
    """Yield every page once, in the order of the gold file."""
    seen: set[str] = set()
    for line in (data / "gold.jsonl").read_text("utf-8").split("\n"):
        row = json.loads(line) if line else {}
        if row and row["path"] not in seen:
            seen.add(row["path"])
            payload = gzip.decompress((data / row["path"]).read_bytes())
            yield row, LexborHTMLParser(decode(payload, charset=None, media_type="text/html").text)


if __name__ == "__main__":
    main()
