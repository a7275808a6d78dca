-- publishers: how well the pages of the hundred most frequent publishers are read.
-- grain: one row per host; the host is null for articles without a web address.
select
    sources.host,
    publishers.name,
    sources.articles,
    sources.dated,
    sources.untitled,
    sources.language_unknown,
    sources.mean_furniture_ratio,
    sources.first_day,
    sources.last_day,
    count(sources.host) over () as hosts,
    count(*) over () as sources
from sources
left join publishers using (host)
order by sources.articles desc, sources.host nulls last
limit 100
