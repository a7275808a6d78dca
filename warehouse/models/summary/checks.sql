-- checks: how the expectations of one run ended.
-- grain: one row per status.
select status, count(*) from validation_results where run_id = ? group by all order by all
