-- info: which warehouse this is and how long the run took, in seconds.
-- grain: one row.
select content_hash, warehouse_info.pipeline_version, epoch(finished_at) - epoch(started_at)
from warehouse_info, runs
where run_id = ?
