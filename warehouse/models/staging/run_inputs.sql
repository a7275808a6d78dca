-- run_inputs: every record that every run read, and the document found there.
-- grain: one row per run and record read.
select *
from lake.run_inputs
order by run_id, uri, record_no
