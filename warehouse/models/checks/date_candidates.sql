-- date_candidates: whether the date of each article is the one candidate that was chosen for it.
-- grain: one row per document that has a date candidate or an article with a date.
-- A candidate with an offset may lie a day off: the article's day is that of the publisher's own zone.
with chosen as (
    select
        document_id,
        count(*) filter (where chosen and role = 'published') as chosen_count,
        min(value) filter (where chosen and role = 'published') as value,
        min(precision) filter (where chosen and role = 'published') as precision,
        bool_or(chosen and role = 'published' and utc_offset_minutes is not null) as has_offset
    from date_candidates
    group by document_id
), dated as (
    select distinct document_id, published_date, published_precision
    from articles
), compared as (
    select
        document_id,
        coalesce(chosen_count, 0) as chosen_count,
        dated.document_id is not null as has_article,
        published_date,
        starts_with(published_date::varchar, left(value, 10)) as same_day,
        has_offset and abs(date_diff('day', try_cast(left(value, 10) as date), published_date)) <= 1 as next_to_it,
        precision = published_precision as same_precision
    from chosen
    full join dated using (document_id)
    where chosen.document_id is not null or published_date is not null
)
select
    document_id,
    chosen_count,
    case
        when not has_article then chosen_count = 0
        when published_date is null or chosen_count = 0 then published_date is null and chosen_count = 0
        else coalesce((same_day or next_to_it) and same_precision, false)
    end as agrees_with_article
from compared
order by document_id
