import os
import re
from pathlib import Path

import pytest

from report_pages import Reader
from warehouse import report
from warehouse.lake import Lake
from warehouse.query import NoWarehouse
from warehouse.report import write_report
from warehouse.staged import session, sql_models


def test_the_same_warehouse_gives_the_same_bytes(small: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    write_report(small)
    first = small.report.read_bytes()
    for zone in ("Pacific/Kiritimati", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        write_report(small)
        assert small.report.read_bytes() == first


def test_the_page_is_put_in_place_at_once(small: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    write_report(small)
    before = small.report.read_bytes()

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(report, "render", lambda _: "half a page")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        write_report(small)
    assert small.report.read_bytes() == before
    assert [path.name for path in small.report.parent.iterdir()] == ["index.html"]


def test_without_a_warehouse_there_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(NoWarehouse):
        write_report(Lake(tmp_path))
    assert not Lake(tmp_path).report.exists()


def test_the_report_leaves_the_warehouse_as_it_is(small: Lake) -> None:
    before = small.warehouse.read_bytes()
    write_report(small)
    assert small.warehouse.read_bytes() == before


def test_the_examples_can_be_asked(small: Lake, reader: Reader) -> None:
    asked = re.findall(r'copydesk sql "([^"]+)"', reader.says("ask"))
    assert len(asked) >= 3
    with session(small.warehouse, read_only=True, sealed=True) as connection:
        for query in asked:
            connection.execute(query).fetchall()


@pytest.mark.parametrize("name", sorted(sql_models("report")))
def test_models_say_their_grain(name: str) -> None:
    lines = sql_models("report")[name].splitlines()
    assert lines[0].startswith(f"-- {name}: ")
    assert lines[1].startswith("-- grain: one row")
