-- languages: what the articles are written in, the forty most frequent; und last, even where there is none.
-- grain: one row per language.
with counted as (
    select language, count(*) as articles
    from articles
    where language <> 'und'
    group by language
),
numbered as (
    select
        *,
        count(*) over () as languages,
        row_number() over (order by articles desc, language) as position
    from counted
)
select language, articles, languages, position
from numbered
where position <= 40
union all
select 'und', (select count(*) from articles where language = 'und'), (select count(*) from counted), 41
order by position
