-- quarantine: every refused document, with the first place it was found in and the runs that met it.
-- grain: one row per refusal.
-- A refusal while landing is left out where the same bytes stand well elsewhere: they are read from there.
with refused as (
    select distinct on (document_id, stage, rule) *
    from lake.rejections
    order by all
), met as (
    select
        document_id,
        arg_min(uri, (run_id, uri, record_no)) as uri,
        arg_min(record_no, (run_id, uri, record_no)) as record_no,
        min(run_id) as first_run,
        max(run_id) as last_run
    from run_inputs
    semi join refused using (document_id)
    group by document_id
)
select
    refused.document_id,
    refused.stage,
    refused.rule,
    refused.message,
    met.uri,
    met.record_no,
    met.first_run,
    met.last_run,
    runs.started_at as first_seen
from refused
anti join (select document_id, 'land' as stage from documents) as landed using (document_id, stage)
join met using (document_id)
join lake.runs on runs.run_id = met.first_run
order by document_id, stage, rule
