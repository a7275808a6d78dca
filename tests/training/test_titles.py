import gzip
import json
from pathlib import Path

import pytest

from training.titles import read
from transforms.metadata.titles.measures import NAMES

PAGE = """<html><head><title>Ferry back at last | The Sound</title><meta property="og:title" content="Ferry back at last">
</head><body><h1>Ferry back at last!</h1><p>The ferry sails again from Monday, the harbour council said.</p></body></html>"""


@pytest.mark.parametrize(
    ("group", "title", "right", "weight"),
    [("wcxb", "FERRY – back at last", True, 1.0), ("fundus", "The ferry is gone", False, 2.0), ("wcxb", None, None, 0)],
    ids=["right", "another", "no gold"],
)
def test_a_page_becomes_its_candidates(
    tmp_path: Path, group: str, title: str | None, right: bool | None, weight: float
) -> None:
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    row = {"id": "a", "set": group, "url": "https://www.sound.example/ferry", "path": "page.html.gz", "title": title}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    found = list(read(tmp_path))
    assert len(found) == (right is not None)
    for sample in found:
        assert (sample.group, sample.host, sample.weight) == (group, "sound.example", weight)
        assert sample.rows.shape == (len(sample.right), len(NAMES))
        assert bool(sample.right.any()) is right
