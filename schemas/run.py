"""The history of runs: what each read, checked and published."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

RunStatus = Literal["running", "published", "refused", "failed", "interrupted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the pipeline over a set of inputs."""

    run_id: Annotated[str, "UTC start to the microsecond, sortable: 20261122T062843.123456Z"]
    started_at: Annotated[datetime, "UTC"]
    finished_at: Annotated[datetime | None, "UTC; null for a run that was killed"]
    status: Annotated[RunStatus, "how it ended; interrupted: stopped by a signal, or killed"]
    engine: Annotated[str, "prefect or none"]
    workers: Annotated[int, "worker processes"]
    pipeline_version: Annotated[str, "version and fingerprint of the code"]
    inputs: Annotated[int, "records read, refused ones included; 0 for a run that ended before all were"]
    message: Annotated[str, "why it was refused or failed, what interrupted it; empty otherwise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInput:
    """One record that a run read: the place it stood in and the document found there."""

    run_id: Annotated[str, "the run"]
    uri: Annotated[str, "file, as found"]
    record_no: Annotated[int, "position in the container, from 0"]
    document_id: Annotated[str, "what was found there"]
    url: Annotated[str | None, "address given with this record"]
    fetched_at: Annotated[datetime | None, "fetch instant given with this record, UTC"]
    repairs: Annotated[
        tuple[str, ...],
        "what was mended on the way to this record, as codes of repairs; what its text needed is in documents",
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Records of one archive that hold no page, of one kind; they are counted, and nothing of them is kept."""

    run_id: Annotated[str, "the run"]
    uri: Annotated[str, "file, as found"]
    kind: Annotated[
        str, "type of the WARC record (request, metadata, ...), or what a page's record declares: image/png, ..."
    ]
    records: Annotated[int, "how many"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationResult:
    """The outcome of one expectation in one run."""

    run_id: Annotated[str, "the run"]
    suite: Annotated[str, "the suite, named like its file in schemas/suites"]
    expectation: Annotated[str, "name of the expectation in its suite, unique there"]
    severity: Annotated[Literal["critical", "row"], "critical stops the publish, row sends rows to quarantine"]
    status: Annotated[Literal["passed", "failed", "crashed"], "crashed: the check itself broke; neither pass nor fail"]
    rows_checked: Annotated[int, "rows of the staged table"]
    rows_failed: Annotated[int, "rows that did not meet it; 0 for checks of a whole table"]
    observed: Annotated[str, "what was found, for a person to read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One figure of one run, for trends."""

    run_id: Annotated[str, "the run"]
    host: Annotated[str | None, "publisher; 'unknown' for articles without a host, null for all of them together"]
    language: Annotated[str | None, "BCP 47 tag; null for all of them together"]
    metric: Annotated[str, "what was counted: articles, quarantined, dated, ..."]
    value: Annotated[float, "the figure"]
