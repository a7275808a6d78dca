-- sources: how well each publisher's pages are read.
-- grain: one row per host.
select
    host,
    count(*) as articles,
    count(*) filter (where published_date is not null) as dated,
    count(*) filter (where title is null) as untitled,
    count(*) filter (where language = 'und') as language_unknown,
    avg(furniture_ratio) as mean_furniture_ratio,
    median(word_count) as median_words,
    min(published_date) as first_day,
    max(published_date) as last_day
from articles
group by host
