"""Versions: a manifest lists the files of all tables, and a pointer, replaced last, names the one in force."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from schemas.run import Run
from warehouse.atomic import write_folder, write_text
from warehouse.lake import Lake
from warehouse.parquet import write_table


@dataclass(frozen=True, slots=True)
class Manifest:
    """One published state of the lake: the files of each table, relative to the lake's folder."""

    version: str
    pipeline_version: str
    tables: Mapping[str, Sequence[str]]

    def files(self, lake: Lake) -> dict[str, list[Path]]:
        """Return the files of each table."""
        return {name: [lake.root / path for path in paths] for name, paths in self.tables.items()}


def current(lake: Lake) -> Manifest | None:
    """Return the version in force, or None in a lake that never published."""
    if not lake.pointer.exists():
        return None
    return manifest_of(lake, lake.pointer.read_text("utf-8").strip())


def manifest_of(lake: Lake, version: str) -> Manifest:
    """Return the manifest of a version that was published."""
    return Manifest(**json.loads(manifest_file(lake, version).read_text("utf-8")))


def manifest_file(lake: Lake, version: str) -> Path:
    """Return where the manifest of a version lies."""
    return lake.versions / version / "manifest.json"


def publish(lake: Lake, run: Run, files: Mapping[str, Sequence[Path]], rows: Mapping[str, pa.Table]) -> Manifest:
    """Write a version: its own tables and its manifest in one new folder; then name it in the pointer."""
    folder = lake.versions / run.run_id
    own = {name: [folder / f"{name}.parquet"] for name in rows}
    listed = {
        name: [path.relative_to(lake.root).as_posix() for path in paths]
        for name, paths in sorted({**files, **own}.items())
    }
    manifest = Manifest(version=run.run_id, pipeline_version=run.pipeline_version, tables=listed)

    def write(beside: Path) -> None:
        """Write all files of the version into the folder that will take its place."""
        for name, table in rows.items():
            write_table(beside / f"{name}.parquet", table)
        (beside / "manifest.json").write_text(json.dumps(asdict(manifest), indent=1) + "\n", encoding="utf-8")

    write_folder(folder, write)
    write_text(lake.pointer, manifest.version + "\n")
    return manifest
