-- broken: the expectations that were not met in one run, or could not be checked.
-- grain: one row per expectation.
select suite || '.' || expectation, rows_failed
from validation_results
where run_id = ? and status <> 'passed'
order by 2 desc, 1
