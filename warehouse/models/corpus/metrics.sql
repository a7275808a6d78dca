-- metrics: what this run found, per publisher and language and in all, for trends.
-- grain: one row per host, language and figure, and one per figure for all; run_id is set where it is stored.
-- A null stands for all. Articles without a host count under the host 'unknown', so that the parts sum to the whole.
with found as (
    select
        if(grouping(host) = 1, null, coalesce(host, 'unknown')) as host,
        language,
        unnest([
            {'metric': 'articles', 'value': count(*)::double},
            {'metric': 'dated', 'value': count(*) filter (where published_date is not null)::double},
            {'metric': 'untitled', 'value': count(*) filter (where title is null)::double},
            {'metric': 'words', 'value': coalesce(sum(word_count), 0)::double},
            {'metric': 'furniture_ratio', 'value': avg(furniture_ratio)}
        ]) as figure
    from articles
    group by grouping sets ((host, language), ())
)
select '' as run_id, host, language, figure.metric as metric, figure.value as value
from found
where figure.value is not null
union all
select '' as run_id, null as host, null as language, 'quarantined' as metric, count(distinct document_id)::double as value
from rejections
anti join (select document_id, 'land' as stage from documents) as landed using (document_id, stage)
