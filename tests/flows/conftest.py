"""A lake made from the sample documents once, and the means to make more."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.engine import PlainEngine
from flows.pipeline import pipeline
from flows.settings import Settings
from warehouse.lake import Lake
from warehouse.summary import Summary

Run = Callable[..., Summary]


@pytest.fixture(scope="session")
def run_pipeline() -> Run:
    def run(lake: Path, *inputs: str | Path, workers: int = 1) -> Summary:
        settings = Settings(inputs=tuple(map(str, inputs)), lake=lake, workers=workers)
        return pipeline(settings, PlainEngine())

    return run


@pytest.fixture(scope="session")
def seeds_folder(root: Path) -> Path:
    return root / "seeds" / "documents"


@pytest.fixture(scope="session")
def seeds_run(tmp_path_factory: pytest.TempPathFactory, run_pipeline: Run, seeds_folder: Path) -> tuple[Lake, Summary]:
    folder = tmp_path_factory.mktemp("seeds") / "lake"
    return Lake(folder), run_pipeline(folder, seeds_folder, workers=2)
