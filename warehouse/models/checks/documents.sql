-- documents: whether each document of the lake came to exactly one end.
-- grain: one row per document.
-- outcomes: an article counts one, a refusal while reading counts one. A refusal while landing counts only where
-- there is neither: the same bytes may stand well in one file and be refused in another.
-- Refusals by these very checks do not count: the article is still there, withheld.
with refused as (
    select
        document_id,
        bool_or(stage = 'transform') as reading,
        bool_or(stage = 'land') as landing
    from rejections
    where stage <> 'validate'
    group by document_id
), met as (
    select
        document_id,
        byte_length,
        document_id in (select document_id from articles) as has_article,
        coalesce(reading, false) as refused_reading,
        coalesce(landing, false) as refused_landing
    from documents
    left join refused using (document_id)
)
select
    document_id,
    byte_length,
    has_article::int + refused_reading::int
        + (refused_landing and not has_article and not refused_reading)::int as outcomes
from met
order by document_id
