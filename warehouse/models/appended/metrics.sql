-- metrics: figures of every run, for trends.
-- grain: one row per run and figure.
select *
from lake.metrics
order by run_id, metric, host, language
