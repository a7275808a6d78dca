-- articles_per_day: how much each publisher published, by the published_date of articles; those without a date apart.
-- grain: one row per host and day.
-- column host: host of the articles; null for those without an address
-- column published_date: the day as stated, see articles.published_date; null for articles without a date
-- column articles: articles of that host and day
-- column words: words of their texts together
-- column mean_date_confidence: 0 to 1, how sure their dates are on average
select
    host,
    published_date,
    count(*) as articles,
    sum(word_count)::bigint as words,
    avg(published_confidence) as mean_date_confidence
from articles
group by host, published_date
