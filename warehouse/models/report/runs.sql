-- runs: the last twenty runs, the latest first, with what became of the records of those that published.
-- grain: one row per run.
select
    runs.run_id,
    runs.started_at,
    epoch(runs.finished_at) - epoch(runs.started_at) as seconds,
    runs.status,
    runs.message,
    runs.inputs,
    accounting.articles,
    accounting.duplicates,
    accounting.quarantined,
    accounting.difference,
    count(*) over () as runs
from runs
left join (from accounting where run_id >= getvariable('earliest')) as accounting using (run_id)
order by runs.run_id desc
limit 20
