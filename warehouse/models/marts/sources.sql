-- sources: how well each publisher's pages are read.
-- grain: one row per host.
-- column host: host of the articles; null for those without an address
-- column articles: articles of the host
-- column dated: of these, how many have a date of publication
-- column untitled: of these, how many have no headline
-- column language_unknown: of these, how many are in no language that could be told
-- column mean_furniture_ratio: mean share of the pages that was dropped, 0 to 1
-- column median_words: median of the words of a text
-- column first_day: earliest day of publication
-- column last_day: latest day of publication
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
