-- metrics: what this run found, per publisher and language, for trends.
-- grain: one row per host, language and figure; run_id is set where it is stored.
with found as (
    select
        host,
        language,
        unnest([
            {'metric': 'articles', 'value': count(*)::double},
            {'metric': 'dated', 'value': count(*) filter (where published_date is not null)::double},
            {'metric': 'untitled', 'value': count(*) filter (where title is null)::double},
            {'metric': 'words', 'value': sum(word_count)::double},
            {'metric': 'furniture_ratio', 'value': avg(furniture_ratio)}
        ]) as figure
    from articles
    group by host, language
)
select '' as run_id, host, language, figure.metric as metric, figure.value as value
from found
union all
select '' as run_id, null as host, null as language, 'quarantined' as metric, count(distinct document_id)::double as value
from rejections
anti join (select document_id, 'land' as stage from documents) as landed using (document_id, stage)
