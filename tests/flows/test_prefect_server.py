import os
from pathlib import Path

import pytest

from flows.prefect_server import Server, ServerFailed
from flows.prefect_settings import PROFILES, defaults, embed


def test_a_server_that_cannot_start_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    (tmp_path / "prefect.db").write_bytes(b"this is no database" * 100)
    doomed = Server(tmp_path, "run")
    try:
        with pytest.raises(ServerFailed, match=r"server\.log"):
            doomed.wait(60)
        assert not doomed.settle("00000000-0000-0000-0000-000000000000", 1)
    finally:
        doomed.stop()
        doomed.stop()
    assert "Fatal Python error" not in doomed.log.read_text()


def test_what_the_user_set_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://prefect.example/api")
    monkeypatch.delenv("PREFECT_HOME", raising=False)
    assert embed(tmp_path) is None
    assert "PREFECT_HOME" not in os.environ
    assert not list(tmp_path.iterdir())


def test_the_home_lies_in_the_lake(tmp_path: Path) -> None:
    for profile in PROFILES:
        assert defaults(tmp_path, profile)["PREFECT_HOME"] == str(tmp_path / "prefect")


def test_block_types_are_both_left_out_and_not_noted_as_there() -> None:
    off = PROFILES["run"]
    assert off["PREFECT_SERVER_REGISTER_BLOCKS_ON_START"] == "false"
    assert off["PREFECT_SERVER_MEMOIZE_BLOCK_AUTO_REGISTRATION"] == "false"
    assert not any("BLOCK" in name for name in PROFILES["serve"])
