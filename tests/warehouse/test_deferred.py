import gc
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.deferred import absent, deferred

PACKAGE = {
    "heavy_pkg/__init__.py": "VALUE = 1\nclass Chart: ...\n",
    "heavy_pkg/deep.py": "DEEP = 2\n",
    "user_of_heavy.py": "import heavy_pkg as h\ndef value():\n    return h.VALUE\n",
    "user_of_deep.py": "from heavy_pkg.deep import DEEP\n",
}


@pytest.fixture(autouse=True)
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, text in PACKAGE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    for name in [n for n in sys.modules if n.startswith(("heavy_pkg", "user_of_"))]:
        del sys.modules[name]


def test_module_loads_when_it_is_first_used() -> None:
    with deferred(["heavy_pkg"]):
        user = importlib.import_module("user_of_heavy")
    assert "heavy_pkg" not in sys.modules
    assert user.value() == 1
    assert sys.modules["heavy_pkg"].VALUE == 1


def test_use_inside_the_body_gets_the_real_module() -> None:
    with deferred(["heavy_pkg"]):
        assert importlib.import_module("user_of_heavy").value() == 1
        assert importlib.import_module("user_of_deep").DEEP == 2
    assert sys.modules["heavy_pkg"].Chart


def test_later_imports_see_nothing_of_it() -> None:
    with deferred(["heavy_pkg"]):
        stand_in = importlib.import_module("heavy_pkg")
    assert importlib.import_module("heavy_pkg") is not stand_in
    assert stand_in.Chart is sys.modules["heavy_pkg"].Chart


def test_loaded_module_stays() -> None:
    real = importlib.import_module("heavy_pkg")
    with deferred(["heavy_pkg"]):
        assert sys.modules["heavy_pkg"] is real
    assert sys.modules["heavy_pkg"] is real


def test_missing_attribute_is_an_error() -> None:
    with deferred(["heavy_pkg"]):
        user = importlib.import_module("user_of_heavy")
    with pytest.raises(AttributeError, match="NOTHING"):
        _ = user.h.NOTHING


@pytest.mark.parametrize("collecting", [True, False])
def test_collector_is_as_before_even_after_an_error(collecting: bool) -> None:
    was = gc.isenabled()
    gc.unfreeze()
    (gc.enable if collecting else gc.disable)()
    try:
        with pytest.raises(ModuleNotFoundError), deferred(["heavy_pkg"]):
            assert not gc.isenabled()
            importlib.import_module("no_such_module_at_all")
        assert gc.isenabled() is collecting
        assert (gc.get_freeze_count() > 0) is collecting
        assert "heavy_pkg" not in sys.modules
    finally:
        (gc.enable if was else gc.disable)()


def test_an_absent_module_cannot_be_imported_until_the_block_ends() -> None:
    assert "wave" not in sys.modules
    with absent("wave"), pytest.raises(ModuleNotFoundError):
        importlib.import_module("wave")
    assert importlib.import_module("wave")


def test_a_module_that_is_loaded_stays() -> None:
    with absent("json"):
        assert importlib.import_module("json") is sys.modules["json"]


@pytest.mark.parametrize("first", ["sqlalchemy", ""])
def test_suites_are_checked_with_and_without_sqlalchemy(first: str) -> None:
    """In processes of their own, because what is imported once stays."""
    code = f"""
import importlib, sys
{first and f"import {first}"}
import pyarrow as pa
from warehouse.suites import check, load_suites
suites = [suite for suite in load_suites() if suite.name == "accounting"]
(result,) = check(suites, {{}}, run_id="r").results
print(result.status, "sqlalchemy" in sys.modules)
importlib.import_module("sqlalchemy")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["crashed", str(bool(first))]
