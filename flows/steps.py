"""The steps of the pipeline that are not about one document: values in, files written, values out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from flows.inputs import Met, read_inputs
from flows.progress import Watch
from flows.publishers import read_publishers
from flows.settings import Settings
from schemas.publisher import Publisher
from schemas.rejection import Rejection
from schemas.run import Run, Skipped
from schemas.tables import TABLES
from transforms.context import Context
from warehouse.build import NotPublished, build_warehouse
from warehouse.corpus import check_tables, corpus_tables
from warehouse.history import history_files, record_rows, record_run, record_table
from warehouse.lake import Lake
from warehouse.landing import Landed, land, landed_rejections
from warehouse.parquet import rows_to_table
from warehouse.report import write_report
from warehouse.shards import shard_files
from warehouse.staged import Files
from warehouse.suites import Checked, Failure, check, load_suites
from warehouse.versions import current, publish

VERSION_TABLES = ("duplicates", "publishers")


@dataclass(frozen=True, slots=True)
class Staged:
    """A version as it would be published: the files that are written, and the tables that are not yet."""

    files: Files
    rows: dict[str, pa.Table]


def land_inputs(lake: Lake, run_id: str, paths: Sequence[Path | str], settings: Settings, watch: Watch) -> Landed:
    """Land every record of every input, and note which records the run met, and how many held no page."""
    kinds = Counter[tuple[str, str]]()
    met = read_inputs(paths, fetched_at=settings.fetched_at, skip=lambda uri, kind: kinds.update([(uri, kind)]))
    landed = land(lake, run_id, _watched(met, watch))
    record_rows(lake, run_id, "run_inputs", landed.inputs)
    skipped = [Skipped(run_id=run_id, uri=uri, kind=kind, records=count) for (uri, kind), count in kinds.items()]
    record_rows(lake, run_id, "skipped_records", skipped)
    return landed


def _watched(met: Iterator[Met], watch: Watch) -> Iterator[Met]:
    last = ""
    for receipt, rejection in met:
        if receipt.uri != last:
            watch.advance()
            last = receipt.uri
        yield receipt, rejection


def publishers_of(settings: Settings) -> dict[str, Publisher]:
    """Return the publishers' table of a run by host; one may do without."""
    return read_publishers(settings.publishers) if settings.publishers else {}


def stage_version(lake: Lake, run: Run, context: Context) -> Staged:
    """Gather the files of the version to be, and compute its corpus-level tables."""
    files: dict[str, list[Path]] = shard_files(lake, run.pipeline_version)
    files["rejections"] = [*files["rejections"], *landed_rejections(lake)]
    files |= history_files(lake)
    publishers = rows_to_table(TABLES["publishers"], context.publishers.values())
    rows = {"publishers": publishers}
    return Staged(files, rows | corpus_tables(lake, files, rows))


def check_version(lake: Lake, run: Run, staged: Staged) -> Checked:
    """Check the staged version against the suites, and note every outcome in the history."""
    inputs = {"run_inputs": [lake.runs / run.run_id / "run_inputs.parquet"]}
    tables = check_tables(lake, {**staged.files, **inputs}, staged.rows)
    checked = check(load_suites(), tables, run_id=run.run_id)
    record_rows(lake, run.run_id, "validation_results", checked.results)
    return checked


def complaint(checked: Checked) -> str:
    """Say which critical expectations stopped the publish."""
    lines = [f"{result.suite}.{result.expectation} {result.status}: {result.observed}" for result in checked.critical]
    return "not published, the last version stays in force; " + "; ".join(lines)


def publish_version(lake: Lake, run: Run, staged: Staged, checked: Checked) -> None:
    """Withhold the rows that failed, write the version's own tables and its manifest, then put it in force."""
    files, rows = dict(staged.files), staged.rows
    if checked.failures:
        path = record_rows(lake, run.run_id, "rejections", [_withheld(failure) for failure in checked.failures])
        files["rejections"] = [*files["rejections"], path]
        rows = rows | corpus_tables(lake, files, {"publishers": rows["publishers"]})
    record_table(lake, run.run_id, "metrics", rows["metrics"])
    record_run(lake, run)
    publish(lake, run, {**files, **history_files(lake)}, {name: rows[name] for name in VERSION_TABLES})


def _withheld(failure: Failure) -> Rejection:
    rule = f"{failure.suite}.{failure.rule}"
    return Rejection(document_id=failure.key, stage="validate", rule=rule, message=failure.message)


def build_and_report(lake: Lake) -> str:
    """Build the warehouse of the version in force and the report beside it; return the content hash."""
    manifest = current(lake)
    if manifest is None:
        raise NotPublished(f"{lake.root} has no version in force")
    content_hash = build_warehouse(lake, manifest)
    write_report(lake)
    return content_hash
