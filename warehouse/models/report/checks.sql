-- checks: how the expectations ended in the run that published this warehouse; crashed and failed ones first.
-- grain: one row per suite and expectation.
select suite, expectation, severity, status, rows_checked, rows_failed, observed
from validation_results
where run_id = (select version from warehouse_info)
order by
    case status when 'crashed' then 0 when 'failed' then 1 else 2 end,
    case severity when 'critical' then 0 else 1 end,
    suite,
    expectation
