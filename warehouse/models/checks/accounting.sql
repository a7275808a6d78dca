-- accounting: whether everything that this run read is an article or a refusal; a difference is a lost document.
-- grain: one row.
-- An article linked as a duplicate is an article still, so links do not count.
with read as (
    select distinct run_id, document_id
    from run_inputs
), ended as (
    select document_id from articles
    union
    select document_id from rejections
)
select
    coalesce(min(run_id), '') as run_id,
    count(*) as documents,
    count(*) filter (where document_id not in (select document_id from ended)) as unaccounted
from read
