"""A run and a scheduled run take the same arguments, and mean the same by them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.cli import main, make_parser
from flows.fingerprint import pipeline_version
from flows.inputs import NoInputs
from flows.options import settings_of
from flows.publishers import DEFAULT
from flows.schedule import parameters_of, serve
from flows.settings import Settings

GIVEN = ["--lake", "L", "--workers", "3", "--fetched-at", "2025-03-09T14:30Z", "--publishers", "own.csv", "--wait"]


@pytest.mark.parametrize("given", [[], GIVEN])
def test_both_make_the_same_settings(given: list[str]) -> None:
    run = settings_of(make_parser().parse_args(["run", "pages", *given, "--workers", "3"]))
    schedule = settings_of(
        make_parser().parse_args(["schedule", "--cron", "0 6 * * *", "pages", *given, "--workers", "3"])
    )
    assert run == schedule
    assert (run.wait, run.publishers) == (bool(given), Path("own.csv") if given else DEFAULT)


@pytest.mark.parametrize("fetched_at", [None, datetime(2025, 3, 9, 14, 30, tzinfo=UTC)])
def test_the_flow_makes_the_settings_that_were_given(
    fetched_at: datetime | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import news

    met: list[Settings] = []
    monkeypatch.setattr(news, "pipeline", lambda settings, _: met.append(settings))
    settings = Settings(
        inputs=(str(tmp_path / "pages"),), lake=tmp_path / "lake", workers=3, fetched_at=fetched_at, wait=True,
        publishers=tmp_path / "own.csv",
    )  # fmt: skip
    parameters: dict[str, Any] = parameters_of(settings)
    news.copydesk.fn(**news.copydesk.validate_parameters(parameters))
    assert met == [settings]


def test_a_scheduled_run_has_the_pipeline_version_of_a_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from flows import news

    met: list[Settings] = []
    monkeypatch.setattr(news, "pipeline", lambda settings, _: met.append(settings))
    news.copydesk.fn(inputs=["pages"], fetched_at=datetime(2025, 3, 9))
    assert met[0].fetched_at == datetime(2025, 3, 9, tzinfo=UTC)
    assert pipeline_version(met[0].publishers) == pipeline_version(Settings(inputs=(), lake=tmp_path).publishers)


@pytest.mark.parametrize("command", [["run", "pages"], ["schedule", "--cron", "0 6 * * *", "pages"], ["extract", "a"]])
@pytest.mark.parametrize("workers", ["x", "0", "-1", "1.5", ""])
def test_workers_that_are_no_number_are_said_in_words(
    command: list[str], workers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        make_parser().parse_args([*command, f"--workers={workers}"])
    assert f"{workers!r} is no number of workers; at least one worker is needed" in capsys.readouterr().err


@pytest.mark.parametrize("given", ["nosuchdir", "-", "pages/nothing.txt"])
def test_a_schedule_of_what_is_not_there_starts_nothing(given: str, tmp_path: Path) -> None:
    with pytest.raises(NoInputs):
        serve("0 6 * * *", Settings(inputs=(given,), lake=tmp_path / "lake"))
    assert not (tmp_path / "lake").exists()


def test_a_schedule_with_a_bad_table_starts_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lake = tmp_path / "lake"
    given = [str(tmp_path), "--lake", str(lake), "--publishers", str(tmp_path / "no.csv")]
    assert main(["schedule", "--cron", "0 6 * * *", *given]) == 2
    assert "no.csv: no such file" in capsys.readouterr().err
    assert not lake.exists()
