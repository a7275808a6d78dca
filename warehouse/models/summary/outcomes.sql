-- outcomes: what became of the records of one run.
-- grain: one row per outcome.
select outcome, count(*) from inputs where run_id = ? group by all order by all
