-- skipped_records: what archives hold besides pages, counted.
-- grain: one row per run, archive and kind of record that holds no page.
select *
from lake.skipped_records
order by run_id, uri, kind
