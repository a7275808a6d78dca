-- refusals: why documents were refused, the most frequent rule first, with the first five places of each.
-- grain: one row per stage and rule.
with numbered as (
    select
        *,
        row_number() over (partition by stage, rule order by uri, record_no, document_id) as position
    from quarantine
),
last_run as (
    select distinct document_id
    from run_inputs
    where run_id = (select version from warehouse_info)
)
select
    stage,
    rule,
    count(*) as documents,
    count(last_run.document_id) as of_last_run,
    list({'uri': uri, 'record_no': record_no, 'message': message} order by position)
        filter (where position <= 5) as places
from numbered
left join last_run using (document_id)
group by stage, rule
order by documents desc, stage, rule
