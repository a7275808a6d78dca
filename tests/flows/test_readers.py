"""A reader that polls the warehouse while runs publish sees whole versions alone, and never a lock."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from warehouse.lake import Lake
from warehouse.summary import Summary

STORY = "The council of place {} voted on Tuesday to rebuild the northern pier before winter, after a long debate. "
RUNS = 4
# another process, as readers are; it ends when its standard input does
POLL = """
import json, select, sys
from pathlib import Path
from warehouse.staged import session
SQL = "select content_hash, (select count(*) from articles), (select count(*) from documents) from warehouse_info"
while True:
    with session(Path(sys.argv[1]), read_only=True) as connection:
        print(json.dumps(connection.execute(SQL).fetchall()[0]), flush=True)
    if select.select([sys.stdin], [], [], 0.05)[0]:
        break
"""


def test_a_polling_reader_sees_whole_versions(tmp_path: Path, run_pipeline: Callable[..., Summary]) -> None:
    lake, expected = Lake(tmp_path / "lake"), {}
    for number in range(RUNS):
        (tmp_path / f"{number}.txt").write_text(STORY.format(number) * 4)
    expected[run_pipeline(lake.root, tmp_path / "0.txt").content_hash] = 1
    command = [sys.executable, "-c", POLL, str(lake.warehouse)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout is not None
        seen = [json.loads(reader.stdout.readline())]
        for number in range(1, RUNS):
            expected[run_pipeline(lake.root, tmp_path / f"{number}.txt").content_hash] = number + 1
        out, _ = reader.communicate("stop")
    seen += [json.loads(line) for line in out.splitlines()]
    assert reader.returncode == 0, "the reader met a lock, or half a file"
    assert len(seen) > RUNS
    assert {(name, articles) for name, articles, _ in seen} <= set(expected.items())
    assert all(articles == documents for _, articles, documents in seen)
