-- repairs: what was mended, in reading documents or on the way to one of their records, the most frequent first.
-- grain: one row per code.
with mended as (
    select document_id, unnest(repairs) as repair
    from documents
    union
    select document_id, unnest(repairs)
    from run_inputs
)
select
    repair,
    count(*) as documents,
    (select count(distinct document_id) from mended) as mended_documents
from mended
group by repair
order by documents desc, repair
