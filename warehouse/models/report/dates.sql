-- dates: where the dates of publication were found and how exact they are; articles without one come last.
-- grain: one row per source and precision.
select
    published_source as source,
    published_precision as precision,
    count(*) as articles,
    count(published_at) as with_instant,
    avg(published_confidence) as mean_confidence,
    min(published_date) as first_day,
    max(published_date) as last_day
from articles
group by all
order by count(published_precision) = 0, articles desc, source, precision
