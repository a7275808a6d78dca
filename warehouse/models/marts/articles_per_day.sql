-- articles_per_day: how much each publisher published, by the day it printed; articles without a date apart.
-- grain: one row per host and day.
select
    host,
    published_date,
    count(*) as articles,
    sum(word_count)::bigint as words,
    avg(published_confidence) as mean_date_confidence
from articles
group by host, published_date
