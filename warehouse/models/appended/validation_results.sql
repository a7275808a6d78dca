-- validation_results: the outcome of every expectation in every run.
-- grain: one row per run and expectation.
select *
from lake.validation_results
order by run_id, suite, expectation
