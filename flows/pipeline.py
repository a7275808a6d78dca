"""The pipeline: land, clean, link, check, publish, build, report. The same under every engine."""

from dataclasses import replace
from datetime import UTC, datetime

import flows.steps as steps
from flows.engine import Engine
from flows.fence import Fence
from flows.inputs import discover
from flows.progress import Silent, Watch
from flows.record import ChecksFailed, met, recorded
from flows.settings import Settings
from flows.shards import ShardCounts, ShardJob, clean_shard
from transforms.context import Context
from warehouse.lake import Lake
from warehouse.shards import pending_shards
from warehouse.summary import Summary, summarise

PRELOAD = ("flows.arrow_alone", "flows.shards", "flows.warmed")


def pipeline(settings: Settings, engine: Engine, watch: Watch | None = None) -> Summary:
    """Take every input to the published warehouse and return what became of it.

    Raises NoInputs, BadPublishers, LakeBusy, ChecksFailed, OSError (a full disk) and WorkerLost; whatever it raises,
    the version in force before the run is still in force and readable.
    """
    watch = watch or Silent()
    paths, publishers = discover(settings.inputs), steps.publishers_of(settings)
    lake, started = Lake(settings.lake), datetime.now(UTC)
    with lake.lock(wait=settings.wait), recorded(lake, settings, engine.name, started) as begun:
        context = Context(pipeline_version=begun.pipeline_version, publishers=publishers)
        watch.step("landing", len(paths))
        landed = engine.run(steps.land_inputs, lake, begun.run_id, paths, settings, watch)
        run = met(lake, begun, len(landed.inputs))
        context = replace(context, landed_at=datetime.now(UTC))
        with Fence(settings.workers, PRELOAD, settings.allowance) as fence:

            def clean(shard: str) -> ShardCounts:
                """Read one raw shard in a worker; Prefect shows it under this name."""
                return clean_shard(fence, ShardJob(lake.root, shard, context))

            pending = pending_shards(lake, run.pipeline_version)
            watch.step("reading pages", len(pending))
            for _ in engine.map(clean, pending, workers=settings.workers):
                watch.advance()
        watch.step("linking and checking")
        staged = engine.run(steps.stage_version, lake, run, context)
        checked = engine.run(steps.check_version, lake, run, staged)
        if checked.critical:
            raise ChecksFailed(steps.complaint(checked))
        watch.step("publishing")
        finished = replace(run, status="published", finished_at=datetime.now(UTC))
        engine.run(steps.publish_version, lake, finished, staged, checked)
        engine.run(steps.build_and_report, lake)
        summary = summarise(lake, run.run_id, moved=landed.moved_documents)
        engine.show("copydesk-summary", summary.markdown())
        engine.link("copydesk-report", lake.report.as_uri(), "the report of this version")
    return summary
