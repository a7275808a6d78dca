-- run_inputs: every record that every run read, and the document found there.
-- grain: one row per run and record read.
-- Runs of versions that did not yet note repairs have none.
select * replace (coalesce(repairs, []) as repairs)
from lake.run_inputs
order by run_id, uri, record_no
