-- runs: the history, interrupted and refused runs included.
-- grain: one row per run.
select *
from lake.runs
order by run_id
